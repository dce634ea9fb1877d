package org.freshet.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.FloodState;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.SewerDistrict;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.flood.TravelOptions;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.progress.Progress;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one rain frame costs the live flood model of 16 million cells, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xms4g",
      "-Xmx4g",
      "-XX:+AlwaysPreTouch",
      "-XX:+UseParallelGC",
      "-XX:+UseTransparentHugePages"
    })
public class FloodStepBenchmark {
  private static final Instant START = Instant.parse("2026-06-18T14:00:00Z");
  private static final Duration FIVE = Duration.ofMinutes(5);

  @Param({"1", "5", "20"})
  private double before_mm = 5;

  @Param({"0", "1", "5", "20"})
  private double rain_mm = 5;

  @Param({"false", "true"})
  private boolean sewers;

  private FloodState before = small();
  private RainFrame next = frame(before.model(), 3, rain_mm);

  private static FloodState small() {
    return model(SyntheticTerrain.fractal(3, 3, 1), false).dry(START);
  }

  private static FloodModel model(FloatGrid ground, boolean sewers) {
    TerrainModel terrain =
        TerrainModel.of(ground, TerrainOptions.defaults().withThreads(1), Progress.NONE);
    GridGeometry g = terrain.geometry();
    GridGeometry whole =
        new GridGeometry(
            1, 1, g.west(), g.north(), g.east() - g.west(), g.north() - g.south(), g.crs());
    Surfaces surfaces =
        sewers
            ? new Surfaces(
                List.of(SurfaceClass.of(0, "town", 0.6, 1)),
                null,
                List.of(new SewerDistrict("all", 15)),
                new IntGrid(g))
            : Surfaces.uniform(SurfaceClass.of(0, "ground", 0.9, 1));
    RunoffMatrix runoff =
        RunoffMatrix.of(
            terrain, RainGrid.of(whole), surfaces, TravelOptions.defaults(), Progress.NONE);
    return new FloodModel(terrain, runoff, FloodOptions.defaults());
  }

  private static RainFrame frame(FloodModel model, int number, double rain_mm) {
    float[] cells = new float[model.runoff().rainGrid().cells()];
    Arrays.fill(cells, (float) rain_mm);
    Instant from = START.plus(FIVE.multipliedBy(number));
    return new RainFrame(from, from.plus(FIVE), cells, "test");
  }

  /** Three frames of rain, so that pools stand and runoff is on its way. */
  @Setup
  public void prepare() {
    FloodModel model = model(SyntheticTerrain.fractal(4000, 4000, 2), sewers);
    before = model.dry(START);
    for (int i = 0; i < 3; i++) {
      before = before.step(frame(model, i, before_mm));
    }
    next = frame(model, 3, rain_mm);
  }

  /** All sinks one frame further. */
  @Benchmark
  public FloodState step() {
    return before.step(next);
  }

  /** The same with the water surface over every sink. */
  @Benchmark
  public SinkLevels stepAndLevels() {
    return before.step(next).levels();
  }
}
