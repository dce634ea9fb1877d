package org.freshet.service.scenario;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.drainage.PathNetwork;
import org.freshet.drainage.Structures;
import org.freshet.exposure.Exposure;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.grid.Bands;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;
import org.freshet.scenario.BuildingDepths;
import org.freshet.scenario.MeasuredGround;
import org.freshet.scenario.MeasuredStructures;
import org.freshet.scenario.ScenarioState.Soil;
import org.freshet.service.area.Building;
import org.freshet.service.area.PathObstacles;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkOutline;
import org.freshet.sink.SinkOutlines;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainModel;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * One terrain of a batch and all that is made once for the scenarios on it. Safe for several
 * scenarios at a time.
 */
final class TerrainGroup {
  private static final int SINKS_PER_BLOCK = 64;

  private final BatchPlan plan;
  private final TerrainModel terrain;
  private final SinkTree sinks;
  private final PathNetwork paths;
  private final Exposure exposure;
  private final BuildingDepths buildings;
  private final MultiPolygon[] sinkOutlines;
  private final LineString[] pathLines;
  private final Map<String, RunoffMatrix> runoffs = new TreeMap<>();

  /** Draws outlines and paths with some threads. */
  TerrainGroup(BatchPlan plan, TerrainModel terrain, int threads, Progress progress) {
    this.plan = plan;
    this.terrain = terrain;
    ScenarioTown town = plan.town();
    progress.begin("sinks", 0);
    this.sinks = SinkTree.of(terrain, SinkFilter.sensare());
    Structures obstacles = PathObstacles.of(town.area(), town.edges(), terrain.geometry());
    this.paths = PathNetwork.of(terrain, sinks, obstacles, Progress.NONE);
    this.exposure =
        new Exposure(terrain, town.edges(), town.area().assets(), town.area().warningAreas());
    this.buildings =
        new BuildingDepths(terrain, town.area().buildings().stream().map(Building::cells).toList());
    int count = sinks.sinks().size();
    this.sinkOutlines = new MultiPolygon[count];
    this.pathLines = new LineString[count];
    draw(threads);
  }

  private void draw(int threads) {
    MapShapes shapes = new MapShapes(plan.town().area().mapping());
    SinkOutlines outlines = SinkOutlines.of(terrain, sinks, Scratch.onHeap(), Progress.NONE);
    for (int part = 0; part < outlines.count(); part++) {
      int first = outlines.first(part);
      SinkOutline[] drawn = outlines.outlines(part);
      Bands.run(
          threads,
          drawn.length,
          SINKS_PER_BLOCK,
          (worker, block, from, to) -> {
            for (int i = from; i < to; i++) {
              sinkOutlines[first + i] = shapes.polygons(drawn[i]);
              pathLines[first + i] = shapes.line(paths.ownCells(first + i));
            }
          });
    }
  }

  TerrainModel terrain() {
    return terrain;
  }

  /** Its sinks, outermost ones and those inside them. */
  SinkTree sinks() {
    return sinks;
  }

  /** The ways their overflow takes, one per sink in the same order. */
  PathNetwork paths() {
    return paths;
  }

  Exposure exposure() {
    return exposure;
  }

  BuildingDepths buildings() {
    return buildings;
  }

  MultiPolygon sinkOutline(int sink) {
    return sinkOutlines[sink];
  }

  /** A path up to where it joins another. */
  LineString pathLine(int path) {
    return pathLines[path];
  }

  /** The flood model of a scenario. */
  FloodModel model(PlannedScenario scenario) {
    ScenarioTown town = plan.town();
    FloodOptions options = town.flood().withSewerFactor(scenario.state().sewers().factor());
    return new FloodModel(
        terrain,
        runoff(scenario),
        options,
        List.of(),
        MeasuredStructures.of(
            town.structures(),
            terrain.elevation(),
            scenario.measure(),
            scenario.state().culverts()));
  }

  private synchronized RunoffMatrix runoff(PlannedScenario scenario) {
    String cover = scenario.measure().changesCover() ? scenario.measure().id() : "";
    PlannedStorm storm = scenario.storm();
    String rain = storm.isUniform() ? "uniform" : storm.isPast() ? "radar" : storm.id();
    String key = rain + "|" + scenario.state().soil() + "|" + cover;
    RunoffMatrix known = runoffs.get(key);
    if (known == null) {
      known =
          RunoffMatrix.of(
              terrain,
              scenario.storm().grid(),
              surfaces(scenario),
              plan.town().config().flood().travel(),
              Progress.NONE);
      runoffs.put(key, known);
    }
    return known;
  }

  private Surfaces surfaces(PlannedScenario scenario) {
    ScenarioTown town = plan.town();
    List<SurfaceClass> classes = town.surfaceClasses();
    if (scenario.state().soil() == Soil.WET) {
      classes = classes.stream().map(plan.spec().wetSoil()::of).toList();
    }
    @Nullable ByteGrid cover = town.area().landCover();
    if (cover != null) {
      cover = MeasuredGround.cover(cover, scenario.measure());
    }
    return new Surfaces(classes, cover, town.sewers(), town.area().sewerOfCell());
  }
}
