package org.freshet.terrain;

import java.util.concurrent.TimeUnit;
import org.freshet.benchmarks.SyntheticTerrain;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
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

/** The kernels of the basin graph on 4 million cells of fractal terrain, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages"})
public class DescentBenchmark {
  private static final int SIDE = 2000;

  @Param({"STEEPEST", "LOWEST"})
  private FlowRule rule = FlowRule.STEEPEST;

  private FloatGrid terrain = SyntheticTerrain.fractal(3, 3, 1);
  private byte[] marked = {};
  private byte[] described = {};
  private int[] unset = {};
  private int[] labels = {};
  private int[] pits = {};

  /** Makes the terrain and what each kernel starts from. */
  @Setup
  public void prepare() {
    terrain = SyntheticTerrain.fractal(SIDE, SIDE, 1);
    marked = new byte[SIDE * SIDE];
    unset = new int[SIDE * SIDE];
    OutletCells.mark(terrain, false, 1, marked, unset);
    described = marked.clone();
    int[] flats =
        Descent.run(
            terrain.array(), SIDE, SIDE, terrain.geometry(), rule, 1, Progress.NONE, described);
    pits = Flats.resolve(new FlatCells.InArrays(terrain.array(), described), SIDE, flats, 1);
    labels = unset.clone();
    BasinLabels.run(described, labels, SIDE, SIDE, pits, 1, Progress.NONE);
  }

  /** Directions of descent and saddles. */
  @Benchmark
  public int[] descent() {
    return Descent.run(
        terrain.array(), SIDE, SIDE, terrain.geometry(), rule, 1, Progress.NONE, marked.clone());
  }

  /** Labels by path following. */
  @Benchmark
  public int[] labels() {
    int[] fresh = unset.clone();
    BasinLabels.run(described, fresh, SIDE, SIDE, pits, 1, Progress.NONE);
    return fresh;
  }

  /** Passes between basins, sorted. */
  @Benchmark
  public int passes() {
    return Passes.find(terrain, rule, described, labels, 1, Progress.NONE).size();
  }

  /** Everything up to the merge tree, and the filled terrain. */
  @Benchmark
  public FloatGrid fill() {
    TerrainOptions options = new TerrainOptions(false, rule, 1);
    return BasinGraph.of(terrain, options, org.freshet.progress.Progress.NONE).filled();
  }
}
