package org.freshet.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.FloodState;
import org.freshet.flood.FloodStateCodec;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.flood.TravelOptions;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.sink.CarriedInventory;
import org.freshet.sink.EditableTerrain;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkInventory;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;

/**
 * What it costs that the ground changes under a running flood model, part by part: {@code
 * GroundRunner CASE TILE THREADS REPETITIONS}. Walls 1 m high and 60 cells long go up and down
 * again while water stands.
 */
public final class GroundRunner {
  private static final Instant START = Instant.parse("2026-06-18T15:00:00Z");
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final int RAIN_CELL = 1000;

  private final Map<String, double[]> seconds = new LinkedHashMap<>();
  private final int repetitions;
  private int run;

  private GroundRunner(int repetitions) {
    this.repetitions = repetitions;
  }

  /** Runs what the arguments say. */
  public static void main(String[] args) {
    if (args.length != 4) {
      System.err.println("usage: GroundRunner CASE TILE THREADS REPETITIONS");
      System.exit(2);
    }
    Path data = Path.of(System.getProperty("freshet.data", "../shared/data"));
    TerrainCase terrain = TerrainCase.valueOf(args[0].toUpperCase(Locale.ROOT));
    int threads = Integer.parseInt(args[2]);
    FloatGrid grid = terrain.load(data, threads);
    new GroundRunner(Integer.parseInt(args[3]))
        .run(terrain.label(), grid, Integer.parseInt(args[1]), threads);
  }

  private void run(String label, FloatGrid grid, int tile, int threads) {
    TerrainOptions options = TerrainOptions.defaults().withThreads(threads);
    TerrainModel bare = TerrainModel.of(grid, options, Progress.NONE);
    SinkInventory bareSinks = SinkInventory.of(bare, SinkFilter.sensare());
    RunoffMatrix runoff = runoff(bare);
    TerrainModel then = bare;
    FloodState state = storm(new FloodModel(bare, runoff, FloodOptions.defaults()));
    EditableTerrain editable = EditableTerrain.of(bare, tile, Progress.NONE);
    for (run = -2; run < 2 * repetitions; run++) {
      int[] cells = EditRunner.wall(grid, Math.floorDiv(run, 2) + 1);
      float[] heights = EditRunner.heights(grid, cells, Math.floorMod(run, 2) == 0 ? 1 : 0);
      timed("all anew: terrain", () -> TerrainModel.of(grid, options, Progress.NONE));
      TerrainModel model = timed("terrain", () -> editable.edit(cells, heights).model());
      timed(
          "sinks and ids",
          () ->
              CarriedInventory.of(
                  bare, bareSinks, model, SinkInventory.of(model, SinkFilter.sensare())));
      timed("all anew: runoff", () -> runoff(model));
      RunoffMatrix old = runoff;
      TerrainModel earlier = then;
      RunoffMatrix now = timed("runoff", () -> old.edited(earlier, model));
      FloodModel flood =
          timed("flood model", () -> new FloodModel(model, now, FloodOptions.defaults()));
      FloodState before = state;
      FloodStateCodec.Restored carried =
          timed("carry the water", () -> FloodStateCodec.carry(before, flood));
      state = carried.state();
      runoff = now;
      then = model;
      if (!(state.balance().relativeError() < 1e-9)) {
        throw new IllegalStateException("Balance error " + state.balance().relativeError());
      }
    }
    System.out.printf(Locale.ROOT, "| %s | median s | best | worst |%n|---|---|---|---|%n", label);
    seconds.forEach(
        (part, all) -> {
          Arrays.sort(all);
          System.out.printf(
              Locale.ROOT,
              "| %s | %.3f | %.3f | %.3f |%n",
              part,
              all[all.length / 2],
              all[0],
              all[all.length - 1]);
        });
  }

  private <T> T timed(String part, Supplier<T> work) {
    long before = System.nanoTime();
    T result = work.get();
    if (run >= 0) {
      seconds.computeIfAbsent(part, unused -> new double[2 * repetitions])[run] =
          (System.nanoTime() - before) / 1e9;
    }
    return result;
  }

  private static RunoffMatrix runoff(TerrainModel model) {
    GridGeometry g = model.geometry();
    GridGeometry rain =
        new GridGeometry(
            Math.max(1, g.rows() / RAIN_CELL),
            Math.max(1, g.cols() / RAIN_CELL),
            g.west(),
            g.north(),
            RAIN_CELL * g.cellWidth_m(),
            RAIN_CELL * g.cellHeight_m(),
            g.crs());
    Surfaces surfaces = Surfaces.uniform(SurfaceClass.of(0, "ground", 0.9, 1));
    return RunoffMatrix.of(
        model, RainGrid.of(rain), surfaces, TravelOptions.defaults(), Progress.NONE);
  }

  private static FloodState storm(FloodModel model) {
    FloodState state = model.dry(START);
    for (int frame = 0; frame < 6; frame++) {
      float[] rain_mm = new float[model.runoff().rainGrid().cells()];
      Arrays.fill(rain_mm, 4);
      Instant from = START.plus(FIVE.multipliedBy(frame));
      state = state.step(new RainFrame(from, from.plus(FIVE), rain_mm, "test"));
    }
    return state;
  }
}
