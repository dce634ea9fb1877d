package org.freshet.service.app;

import java.util.List;
import org.freshet.drainage.PathNetwork;
import org.freshet.exposure.Exposure;
import org.freshet.exposure.RoadEdge;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.Structures;
import org.freshet.flood.Surfaces;
import org.freshet.flood.TravelOptions;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.rain.RainGrid;
import org.freshet.service.area.PathObstacles;
import org.freshet.service.area.StudyArea;
import org.freshet.service.area.Work;
import org.freshet.service.cycle.GroundModel;
import org.freshet.service.cycle.GroundPaths;
import org.freshet.service.cycle.Grounds;
import org.freshet.service.publish.Shapes;
import org.freshet.service.publish.SinkShape;
import org.freshet.service.publish.ToLonLat;
import org.freshet.sink.CarriedInventory;
import org.freshet.sink.EditableTerrain;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkInventory;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.CellEdits;
import org.freshet.terrain.TerrainConditioning;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes the ground with works on it. The terrain is edited where the works are, which gives what
 * computing all anew would give; sinks keep their ids. What makes a terrain editable is computed
 * with the first work, so an area without any pays nothing. For one thread.
 */
final class GroundWiring implements Grounds.Maker {
  private static final Logger LOG = LoggerFactory.getLogger(GroundWiring.class);

  /** Rows and columns of a tile that an edit solves again. */
  private static final int TILE = 256;

  private final StudyArea area;
  private final FloatGrid bareEarth;
  private final Parts parts;
  private final GroundModel bare;
  private @Nullable EditableTerrain editable;
  private RunoffMatrix runoff;

  /**
   * What is laid on any ground.
   *
   * @param rain the grid rain falls on
   * @param surfaces what covers the ground
   * @param travel how fast runoff crosses it
   * @param options settings of the flood model
   * @param structures culverts, pumps, basins
   * @param edges road edges
   */
  record Parts(
      RainGrid rain,
      Surfaces surfaces,
      TravelOptions travel,
      FloodOptions options,
      Structures structures,
      List<RoadEdge> edges) {}

  /**
   * Computes the ground without works.
   *
   * @param ground the study area's ground
   */
  GroundWiring(AreaWiring.Ground ground, Parts parts, Progress progress) {
    this.area = ground.area();
    this.bareEarth = ground.bareEarth();
    this.parts = parts;
    TerrainModel terrain = ground.terrain();
    SinkInventory sinks = SinkInventory.of(terrain, SinkFilter.sensare());
    progress.begin("runoff", terrain.geometry().cells());
    this.runoff =
        RunoffMatrix.of(terrain, parts.rain(), parts.surfaces(), parts.travel(), progress);
    this.bare =
        new GroundModel(
            List.of(),
            ModelVersion.of(terrain),
            flood(terrain),
            exposure(terrain),
            sinks,
            SinkShapes.of(terrain, sinks, toLonLat()),
            paths(terrain, sinks));
  }

  /** The ground without works. */
  GroundModel bare() {
    return bare;
  }

  @Override
  public GroundModel make(List<Work> standing) {
    long started = System.nanoTime();
    TerrainModel terrain = terrain(standing);
    double edited_s = (System.nanoTime() - started) / 1e9;
    SinkInventory sinks =
        CarriedInventory.of(
            bare.terrain(), bare.sinks(), terrain, SinkInventory.of(terrain, SinkFilter.sensare()));
    List<SinkShape> shapes =
        SinkShapes.changed(terrain, sinks, toLonLat(), bare.sinks(), bare.shapes());
    double named_s = (System.nanoTime() - started) / 1e9 - edited_s;
    FloodModel flood = flood(terrain);
    GroundModel ground =
        new GroundModel(
            standing,
            version(standing),
            flood,
            exposure(terrain),
            sinks,
            shapes,
            paths(terrain, sinks));
    LOG.info(
        "Ground with {} works computed in {} s: terrain and runoff {} s, sinks {} s",
        standing.size(),
        (System.nanoTime() - started) / 1e9,
        edited_s,
        named_s);
    return ground;
  }

  /** Names the works, so that every warning's explanation says which stood. */
  private String version(List<Work> standing) {
    String ids = String.join(",", standing.stream().map(Work::id).toList());
    return bare.version() + "+" + ids + "@" + WorksVersion.of(standing);
  }

  /** Edits the last terrain, and its runoff with it. */
  private TerrainModel terrain(List<Work> standing) {
    EditableTerrain made = editable;
    if (made == null) {
      made = EditableTerrain.of(bare.terrain(), TILE, Progress.NONE);
      editable = made;
    }
    FloatGrid heights =
        TerrainConditioning.of(bareEarth, area.terrainChanges(standing)).elevation();
    CellEdits edits = CellEdits.between(made.model().elevation(), heights);
    TerrainModel then = made.model();
    TerrainModel now = made.edit(edits.cells(), edits.after_m()).model();
    runoff = runoff.edited(then, now);
    return now;
  }

  private FloodModel flood(TerrainModel terrain) {
    return new FloodModel(terrain, runoff, parts.options(), List.of(), parts.structures());
  }

  private GroundPaths paths(TerrainModel terrain, SinkInventory sinks) {
    SinkTree tree = SinkTree.of(terrain, SinkFilter.sensare());
    var obstacles = PathObstacles.of(area, parts.edges(), terrain.geometry());
    PathNetwork network = PathNetwork.of(terrain, tree, obstacles, Progress.NONE);
    return new GroundPaths(network, sinks, new Shapes(terrain.geometry(), toLonLat()));
  }

  private Exposure exposure(TerrainModel terrain) {
    return new Exposure(terrain, parts.edges(), area.assets(), area.warningAreas());
  }

  private ToLonLat toLonLat() {
    return MapWiring.toLonLat(area.mapping());
  }
}
