package org.freshet.benchmarks;

import java.util.concurrent.TimeUnit;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.IntGrid;
import org.freshet.progress.Progress;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.BasinGraph;
import org.freshet.terrain.FlowAccumulation;
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

/** The steps of analysing a terrain of 9 million cells, each on what the ones before have made. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages"})
public class CoreBenchmark {
  private static final int SIDE = 3000;

  @Param({"1", "2"})
  private int threads = 1;

  @Param({"fractal", "town"})
  private String terrain = "fractal";

  private FloatGrid grid = SyntheticTerrain.fractal(3, 3, 1);
  private TerrainOptions options = TerrainOptions.defaults();
  private BasinGraph graph = BasinGraph.of(grid, options, Progress.NONE);
  private TerrainModel model = TerrainModel.of(grid, options, Progress.NONE);

  /** Makes the terrain and what the later steps read. */
  @Setup
  public void prepare() {
    grid =
        terrain.equals("town")
            ? SyntheticTerrain.town(SIDE, SIDE, 2)
            : SyntheticTerrain.fractal(SIDE, SIDE, 2);
    options = TerrainOptions.defaults().withThreads(threads);
    graph = BasinGraph.of(grid, options, Progress.NONE);
    model = TerrainModel.of(grid, options, Progress.NONE);
  }

  /** Descent, flats, labels, passes, merge tree. */
  @Benchmark
  public BasinGraph basinGraph() {
    return BasinGraph.of(grid, options, Progress.NONE);
  }

  /** The filled raster of a graph. */
  @Benchmark
  public FloatGrid filled() {
    return graph.filled();
  }

  /** Volumes and counts of every node. */
  @Benchmark
  public DepressionHierarchy hierarchy() {
    return DepressionHierarchy.withoutCurves(grid, graph, threads);
  }

  /** The same with the storage curves. */
  @Benchmark
  public DepressionHierarchy hierarchyWithCurves() {
    return DepressionHierarchy.of(grid, graph, threads);
  }

  /** Cells whose water passes each cell. */
  @Benchmark
  public IntGrid flowAccumulation() {
    return FlowAccumulation.of(model.flowDirection(), model.leafOfCells(), threads);
  }
}
