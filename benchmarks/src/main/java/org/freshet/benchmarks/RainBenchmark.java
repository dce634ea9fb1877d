package org.freshet.benchmarks;

import java.util.concurrent.TimeUnit;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.sink.FillSpillMerge;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.SinkWater;
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

/** What every new rain costs on a prepared model of 16 million cells, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages"})
public class RainBenchmark {
  @Param({"1", "50", "1000"})
  private double rain_mm = 50;

  private TerrainModel model =
      TerrainModel.of(SyntheticTerrain.fractal(3, 3, 1), TerrainOptions.defaults(), Progress.NONE);
  private FillSpillMerge fsm = new FillSpillMerge(model.hierarchy());
  private double[] inflow = {};
  private SinkLevels levels = SinkWater.dry(model.hierarchy()).levels();

  /** Prepares the model. */
  @Setup
  public void prepare() {
    TerrainOptions options = TerrainOptions.defaults().withThreads(1);
    model = TerrainModel.of(SyntheticTerrain.fractal(4000, 4000, 2), options, Progress.NONE);
    fsm = new FillSpillMerge(model.hierarchy());
    inflow = FillSpillMerge.uniformRain(model.hierarchy(), rain_mm);
    levels = fsm.run(inflow).levels();
  }

  /** Levels' volumes and spills. */
  @Benchmark
  public SinkWater fillSpillMerge() {
    return fsm.run(inflow);
  }

  /** The same with the water surfaces. */
  @Benchmark
  public SinkLevels fillSpillMergeAndLevels() {
    return fsm.run(inflow).levels();
  }

  /** Depth on every cell. */
  @Benchmark
  public FloatGrid depthRaster() {
    return levels.depthGrid(model, 0);
  }
}
