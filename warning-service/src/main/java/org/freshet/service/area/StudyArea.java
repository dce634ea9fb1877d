package org.freshet.service.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.freshet.exposure.Asset;
import org.freshet.exposure.WarningArea;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.service.config.AreaConfig;
import org.freshet.terrain.TerrainChange;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a study area but its terrain, rain, roads and timetable, laid onto the terrain's
 * cells. Immutable as long as nobody writes to rasters and arrays; thread-safe then. Memory: 4
 * bytes per cell for the areas, 4 for sewers and 1 for land cover where there are any.
 */
public final class StudyArea {
  private final AreaConfig config;
  private final GridMapping mapping;
  private final List<Building> buildings;
  private final List<Culvert> culverts;
  private final @Nullable ByteGrid landCover;
  private final List<SewerArea> sewers;
  private final @Nullable IntGrid sewerOfCell;
  private final AreaIndex areas;
  private final List<PlacedAsset> assets;
  private final List<PlacedGauge> gauges;
  private final AreaFindings findings;

  StudyArea(AreaConfig config, LayerReader layers) {
    this.config = config;
    this.mapping = layers.mapping();
    this.buildings = layers.buildings(config.terrain().buildings());
    this.culverts = layers.culverts(config.terrain().culverts());
    this.landCover = layers.landCover(config.terrain());
    SewerLayer sewerLayer = SewerLayer.read(layers, config.terrain().sewers());
    this.sewers = sewerLayer.districts();
    this.sewerOfCell = sewerLayer.districtOfCell();
    this.areas = AreaIndex.read(layers, config);
    this.assets = layers.assets(config.assets(), areas);
    this.gauges = layers.gauges(config.gauges());
    this.findings = layers.findings();
  }

  /**
   * Reads all layers.
   *
   * @param config the study area file
   * @param geometry cells of the terrain
   * @throws StudyAreaException where a layer cannot be used at all
   */
  public static StudyArea load(AreaConfig config, GridGeometry geometry) {
    return new StudyArea(config, LayerReader.of(config, geometry));
  }

  /** The study area file. */
  public AreaConfig config() {
    return config;
  }

  /** Longitude and latitude to cells and back. */
  public GridMapping mapping() {
    return mapping;
  }

  /** Buildings with at least one cell, in file order. */
  public List<Building> buildings() {
    return buildings;
  }

  /** Culverts, in file order. */
  public List<Culvert> culverts() {
    return culverts;
  }

  /**
   * What is done to the terrain before it is read: buildings raised, culverts without a known
   * capacity cut, and what standing works dig, heap up and close.
   */
  public List<TerrainChange> terrainChanges(List<Work> standing) {
    List<TerrainChange> changes = new ArrayList<>();
    for (Building building : buildings) {
      changes.add(
          new TerrainChange.RaiseBuilding(
              "building " + building.id(), building.cells(), building.height_m()));
    }
    List<String> closed =
        standing.stream().map(work -> work.ground().culvert()).filter(Objects::nonNull).toList();
    changes.addAll(
        Culvert.carvings(
            culverts.stream().filter(culvert -> !closed.contains(culvert.id())).toList()));
    changes.addAll(WorkChanges.of(standing));
    return changes;
  }

  /**
   * Class code per cell (unsigned byte), every one known to {@code
   * config().terrain().landCoverClasses()}; null: the first class everywhere.
   */
  public @Nullable ByteGrid landCover() {
    return landCover;
  }

  /** Sewer districts, in file order. */
  public List<SewerArea> sewers() {
    return sewers;
  }

  /** Index into {@link #sewers} per cell, -1 for none; null where there are no sewers at all. */
  public @Nullable IntGrid sewerOfCell() {
    return sewerOfCell;
  }

  /** Warning areas with their outlines, in file order; never empty. */
  public List<WarnedArea> areas() {
    return areas.areas();
  }

  /** Warning areas as exposure takes them. */
  public List<WarningArea> warningAreas() {
    return areas.areas().stream().map(WarnedArea::area).toList();
  }

  /** Which warning area a cell belongs to. */
  public AreaIndex areaIndex() {
    return areas;
  }

  /** Critical places with positions, in file order. */
  public List<PlacedAsset> placedAssets() {
    return assets;
  }

  /** Critical places as exposure takes them. */
  public List<Asset> assets() {
    return assets.stream().map(PlacedAsset::asset).toList();
  }

  /** Gauges with positions, in file order. */
  public List<PlacedGauge> gauges() {
    return gauges;
  }

  /** What is wrong in the layers: the first of each kind. */
  public List<AreaFinding> findings() {
    return findings.kept();
  }

  /** How many of each kind there are. */
  public Map<AreaFinding.Code, Long> findingCounts() {
    return findings.counts();
  }
}
