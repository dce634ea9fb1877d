package org.freshet.service.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.drainage.DrainagePath;
import org.freshet.drainage.DrainagePaths;
import org.freshet.exposure.Exposure;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.RainFallback;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.flood.TravelOptions;
import org.freshet.grid.ByteGrid;
import org.freshet.progress.Progress;
import org.freshet.scenario.BuildingDepths;
import org.freshet.scenario.MeasuredGround;
import org.freshet.scenario.ScenarioState.Soil;
import org.freshet.service.area.Building;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkInventory;
import org.freshet.sink.SinkOutliner;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * One terrain of a batch and all that is made once for the scenarios on it. Safe for several
 * scenarios at a time.
 */
final class TerrainGroup {
  private final BatchPlan plan;
  private final TerrainModel terrain;
  private final SinkInventory sinks;
  private final List<DrainagePath> paths;
  private final Exposure exposure;
  private final BuildingDepths buildings;
  private final List<int[]> sinkCells = new ArrayList<>();
  private final List<MultiPolygon> sinkOutlines = new ArrayList<>();
  private final List<LineString> pathLines = new ArrayList<>();
  private final Map<String, RunoffMatrix> runoffs = new TreeMap<>();

  TerrainGroup(BatchPlan plan, PlannedScenario.TerrainKey key, int threads, Progress progress) {
    this.plan = plan;
    ScenarioTown town = plan.town();
    TerrainOptions options = TerrainOptions.defaults().withThreads(threads);
    this.terrain = TerrainModel.of(plan.terrain(key), options, progress);
    progress.begin("sinks", 0);
    this.sinks = SinkInventory.of(terrain, SinkFilter.sensare());
    this.paths = DrainagePaths.of(terrain, sinks);
    this.exposure =
        new Exposure(terrain, town.edges(), town.area().assets(), town.area().warningAreas());
    this.buildings =
        new BuildingDepths(terrain, town.area().buildings().stream().map(Building::cells).toList());
    SinkOutliner outliner = new SinkOutliner(terrain);
    MapShapes shapes = new MapShapes(town.area().mapping());
    for (var sink : sinks.sinks()) {
      sinkCells.add(outliner.cells(sink.node()));
      sinkOutlines.add(shapes.polygons(outliner.outline(sink.node())));
    }
    for (DrainagePath path : paths) {
      pathLines.add(shapes.line(path.cells()));
    }
  }

  TerrainModel terrain() {
    return terrain;
  }

  SinkInventory sinks() {
    return sinks;
  }

  List<DrainagePath> paths() {
    return paths;
  }

  Exposure exposure() {
    return exposure;
  }

  BuildingDepths buildings() {
    return buildings;
  }

  int[] sinkCells(int sink) {
    return sinkCells.get(sink);
  }

  MultiPolygon sinkOutline(int sink) {
    return sinkOutlines.get(sink);
  }

  LineString pathLine(int path) {
    return pathLines.get(path);
  }

  /** The flood model of a scenario. */
  FloodModel model(PlannedScenario scenario) {
    ScenarioTown town = plan.town();
    RainFallback fallback =
        switch (town.config().rain().fallback()) {
          case LAST_FRAME -> RainFallback.LAST_FRAME;
          case NEAREST -> RainFallback.NEAREST_CELL;
        };
    FloodOptions options =
        FloodOptions.defaults()
            .withFallback(fallback)
            .withSewerFactor(scenario.state().sewers().factor());
    return new FloodModel(terrain, runoff(scenario), options);
  }

  private synchronized RunoffMatrix runoff(PlannedScenario scenario) {
    String cover = scenario.measure().changesCover() ? scenario.measure().id() : "";
    boolean past = scenario.storm().key().startsWith("Radar");
    boolean uniform = !past && scenario.storm().grid().cells() == 1;
    String rain = uniform ? "uniform" : past ? "radar" : scenario.storm().id();
    String key = rain + "|" + scenario.state().soil() + "|" + cover;
    RunoffMatrix known = runoffs.get(key);
    if (known == null) {
      known =
          RunoffMatrix.of(
              terrain,
              scenario.storm().grid(),
              surfaces(scenario),
              TravelOptions.defaults(),
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
