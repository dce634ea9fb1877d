package org.freshet.service.area;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.CrsException;
import org.freshet.dem.crs.MapPoint;
import org.freshet.exposure.Asset;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.service.config.AreaConfig;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;

/** Reads the vector layers of one study area. Not thread-safe. */
final class LayerReader {
  /** Roof height where nobody says: higher than any heavy-rain flood. */
  private static final double ROOF_M = 5.0;

  /** Water at a door that does no harm where nobody says: about a step. */
  private static final double DOORSTEP_M = 0.10;

  private final GridMapping mapping;
  private final AreaFindings findings = new AreaFindings();

  private LayerReader(GridMapping mapping) {
    this.mapping = mapping;
  }

  static LayerReader of(AreaConfig config, GridGeometry geometry) {
    try {
      Crs crs = Crs.of(config.crs());
      if (!crs.isMetric()) {
        throw new StudyAreaException(
            config.file(), "`crs` " + config.crs() + " is not metric. Maybe EPSG:25832.");
      }
      return new LayerReader(new GridMapping(geometry, crs));
    } catch (CrsException e) {
      throw new StudyAreaException(config.file(), "`crs`: " + e.getMessage(), e);
    }
  }

  GridMapping mapping() {
    return mapping;
  }

  AreaFindings findings() {
    return findings;
  }

  void note(AreaFinding.Code code, Path file, GeoFeature feature, String what) {
    findings.add(code, file, feature.index(), "Feature " + feature.index() + " " + what);
  }

  /** Hands over every polygon of a file, mended where it needs it. */
  void polygons(Path file, BiConsumer<GeoFeature, Geometry> sink) {
    GeoJsonFile.read(
        file,
        feature -> {
          Geometry geometry = feature.geometry();
          if (!(geometry instanceof Polygonal) || geometry.isEmpty()) {
            note(AreaFinding.Code.WRONG_GEOMETRY, file, feature, "is no polygon; left out.");
          } else if (geometry.isValid()) {
            sink.accept(feature, geometry);
          } else {
            note(AreaFinding.Code.MENDED_GEOMETRY, file, feature, "crosses itself; mended.");
            sink.accept(feature, GeometryFixer.fix(geometry));
          }
        });
  }

  List<Building> buildings(@Nullable Path file) {
    List<Building> buildings = new ArrayList<>();
    if (file != null) {
      polygons(
          file,
          (feature, geometry) -> {
            int[] cells = mapping.polygonCells(geometry);
            double height_m = feature.number("height_m");
            if (cells.length == 0) {
              note(AreaFinding.Code.OFF_TERRAIN, file, feature, "covers no cell; left out.");
            } else {
              buildings.add(
                  new Building(
                      feature.text("id", "building-" + feature.index()),
                      geometry,
                      cells,
                      height_m > 0 ? height_m : ROOF_M));
            }
          });
    }
    return List.copyOf(buildings);
  }

  List<Culvert> culverts(@Nullable Path file) {
    List<Culvert> culverts = new ArrayList<>();
    if (file != null) {
      GeoJsonFile.read(
          file,
          feature -> {
            if (!(feature.geometry() instanceof LineString line)) {
              note(AreaFinding.Code.WRONG_GEOMETRY, file, feature, "is no line; left out.");
              return;
            }
            int[] cells = mapping.lineCells(GridMapping.flat(line.getCoordinates()));
            if (cells.length < 2) {
              note(AreaFinding.Code.OFF_TERRAIN, file, feature, "meets no two cells; left out.");
              return;
            }
            if (feature.number("capacity_m3_s") < 0) {
              note(
                  AreaFinding.Code.BAD_PROPERTY,
                  file,
                  feature,
                  "has the negative capacity_m3_s "
                      + feature.number("capacity_m3_s")
                      + "; taken as unlimited.");
            }
            Culvert culvert = culvert(feature, line, cells);
            if (Double.isFinite(culvert.inletInvert_m())
                && Double.isFinite(culvert.outletInvert_m())) {
              culverts.add(culvert);
            } else {
              note(
                  AreaFinding.Code.BAD_PROPERTY,
                  file,
                  feature,
                  "needs inlet_invert_m and outlet_invert_m; left out.");
            }
          });
    }
    return List.copyOf(culverts);
  }

  private static Culvert culvert(GeoFeature feature, LineString line, int[] cells) {
    String id = feature.text("id", "culvert-" + feature.index());
    double capacity_m3_s = feature.number("capacity_m3_s");
    return new Culvert(
        id,
        feature.text("name", id),
        line,
        cells,
        feature.number("inlet_invert_m"),
        feature.number("outlet_invert_m"),
        capacity_m3_s >= 0 ? capacity_m3_s : Double.POSITIVE_INFINITY);
  }

  @Nullable ByteGrid landCover(AreaConfig.Terrain terrain) {
    return LandCoverLayer.read(terrain, mapping, findings);
  }

  List<PlacedAsset> assets(@Nullable Path file, AreaIndex areas) {
    List<PlacedAsset> assets = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    if (file != null) {
      GeoJsonFile.read(
          file,
          feature -> {
            String id = feature.text("id", "asset-" + feature.index());
            Geometry geometry = feature.geometry();
            if (geometry == null || geometry.isEmpty()) {
              note(AreaFinding.Code.WRONG_GEOMETRY, file, feature, "has no place; left out.");
            } else if (!ids.add(id)) {
              note(AreaFinding.Code.DUPLICATE_ID, file, feature, "has id `" + id + "` again.");
            } else {
              assets.add(asset(file, feature, id, geometry, areas));
            }
          });
    }
    return List.copyOf(assets);
  }

  private PlacedAsset asset(
      Path file, GeoFeature feature, String id, Geometry geometry, AreaIndex areas) {
    Coordinate at =
        geometry instanceof Point point
            ? point.getCoordinate()
            : geometry.getInteriorPoint().getCoordinate();
    int cell = mapping.cellAt(at.x, at.y);
    if (cell < 0) {
      note(AreaFinding.Code.OFF_TERRAIN, file, feature, "(" + id + ") is never reached by water.");
    }
    double tolerable_m = feature.number("tolerable_depth_m");
    String name = feature.text("name", id);
    Asset asset =
        new Asset(
            id,
            feature.text("kind", "place"),
            name,
            cell,
            areas.keyOf(cell),
            tolerable_m >= 0 ? tolerable_m : DOORSTEP_M);
    return new PlacedAsset(asset, feature.text("name_en", name), at.x, at.y);
  }

  List<PlacedGauge> gauges(List<AreaConfig.Gauge> gauges) {
    List<PlacedGauge> placed = new ArrayList<>();
    for (AreaConfig.Gauge gauge : gauges) {
      MapPoint at = mapping.crs().fromLonLat(gauge.lon(), gauge.lat());
      int cell = mapping.geometry().cellAt(at.x(), at.y());
      placed.add(new PlacedGauge(gauge, at.x(), at.y(), cell));
    }
    return List.copyOf(placed);
  }
}
