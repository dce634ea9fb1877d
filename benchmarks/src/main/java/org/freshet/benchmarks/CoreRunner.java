package org.freshet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.freshet.drainage.AlternativeOutlets;
import org.freshet.drainage.PathLoads;
import org.freshet.drainage.PathNetwork;
import org.freshet.drainage.PathRanking;
import org.freshet.drainage.Structures;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.FillSpillMerge;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.SinkOutlines;
import org.freshet.sink.SinkTree;
import org.freshet.sink.SinkWater;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.BasinGraph;
import org.freshet.terrain.FlowAccumulation;
import org.freshet.terrain.TerrainOptions;

/**
 * End-to-end figures and rates of the sink core, as Markdown.
 *
 * <pre>
 *   java -XX:+UseParallelGC -XX:+UseTransparentHugePages -cp … \
 *     org.freshet.benchmarks.CoreRunner figures|speed [threads] [repetitions] CASE…
 * </pre>
 *
 * <p>Every job runs up to three times unmeasured first. The folder of public test data is the
 * system property {@code freshet.data}.
 */
public final class CoreRunner {
  private static final int WARM_UPS = 3;

  private final Path data = Path.of(System.getProperty("freshet.data", "../shared/data"));
  private final int threads;
  private final int repetitions;

  private CoreRunner(int threads, int repetitions) {
    this.threads = threads;
    this.repetitions = repetitions;
  }

  /** Runs what the arguments say. */
  public static void main(String[] args) {
    if (args.length < 4) {
      System.err.println("usage: CoreRunner figures|speed THREADS REPETITIONS CASE…");
      System.exit(2);
    }
    CoreRunner runner = new CoreRunner(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    boolean speed = args[0].equals("speed");
    if (speed) {
      System.out.println(
          "| terrain | work | threads | best s | median s | best Mcells/s | median Mcells/s | CPU s |"
              + "\n|---|---|---|---|---|---|---|---|");
    }
    for (String name : Arrays.copyOfRange(args, 3, args.length)) {
      TerrainCase terrain = TerrainCase.valueOf(name.toUpperCase(Locale.ROOT));
      if (!terrain.available(runner.data)) {
        System.out.println("skipped: " + name + " of the public test data is not there");
      } else if (speed) {
        runner.speed(terrain);
      } else {
        runner.figures(terrain);
      }
    }
  }

  private void figures(TerrainCase terrain) {
    TerrainModel model = CoreFigures.model(terrain.load(data, threads), threads);
    System.out.println(CoreFigures.of(model).row(terrain.label()));
    for (double rain_mm : new double[] {10, 50, 100}) {
      System.out.println("    " + CoreFigures.rain(model, rain_mm));
    }
  }

  private void speed(TerrainCase terrain) {
    FloatGrid grid = terrain.load(data, threads);
    TerrainOptions options = TerrainOptions.defaults().withThreads(threads);
    String name = terrain.label();
    int cells = grid.geometry().cells();
    measure(name, "fill", cells, () -> graph(grid, options).filled());
    measure(
        name,
        "directions + accumulation",
        cells,
        () -> {
          BasinGraph graph = graph(grid, options);
          return FlowAccumulation.of(graph.takeDirections(), graph.labels(), threads);
        });
    measure(
        name,
        "labels + hierarchy + volumes",
        cells,
        () -> DepressionHierarchy.withoutCurves(grid, graph(grid, options), threads));
    measure(
        name,
        "… with storage curves",
        cells,
        () -> DepressionHierarchy.of(grid, graph(grid, options), threads));
    measure(name, "everything analyse computes", cells, () -> analyse(grid, options));
    rain(name, grid, options);
  }

  private void rain(String name, FloatGrid grid, TerrainOptions options) {
    int cells = grid.geometry().cells();
    TerrainModel model = TerrainModel.of(grid, options, Progress.NONE);
    FillSpillMerge fsm = new FillSpillMerge(model.hierarchy());
    double[] rain = FillSpillMerge.uniformRain(model.hierarchy(), 50);
    measure(name, "fill-spill-merge, one thread", cells, () -> fsm.run(rain));
    SinkWater water = fsm.run(rain);
    int leaves = rain.length;
    int[] some = IntStream.range(leaves / 2, leaves / 2 + leaves / 100).toArray();
    double[] more = Arrays.copyOfRange(rain, leaves / 2, leaves / 2 + leaves / 100);
    measure(name, "the same rain again on a hundredth", cells, () -> fsm.run(water, some, more));
    measure(name, "fill-spill-merge + levels, one thread", cells, () -> fsm.run(rain).levels());
    SinkLevels levels = water.levels();
    measure(name, "depth raster", cells, () -> levels.depthGrid(model, 0));
  }

  private static BasinGraph graph(FloatGrid grid, TerrainOptions options) {
    return BasinGraph.of(grid, options, Progress.NONE);
  }

  private static Object analyse(FloatGrid grid, TerrainOptions options) {
    TerrainModel model = TerrainModel.of(grid, options, Progress.NONE);
    model.filled();
    model.flowAccumulation();
    FillSpillMerge fsm = new FillSpillMerge(model.hierarchy());
    SinkWater water = fsm.run(FillSpillMerge.uniformRain(model.hierarchy(), 50));
    water.levels().depthGrid(model, 0);
    SinkTree tree = SinkTree.of(model, SinkFilter.sensare());
    Structures none = Structures.of(grid.geometry(), List.of());
    PathNetwork network = PathNetwork.of(model, tree, none, Progress.NONE);
    PathLoads loads = PathLoads.of(network, List.of(water));
    PathRanking.ranked(network, loads);
    SinkOutlines outlines = SinkOutlines.of(model, tree, Scratch.onHeap(), Progress.NONE);
    for (int part = 0; part < outlines.count(); part++) {
      keep(outlines.outlines(part));
    }
    return AlternativeOutlets.of(model, tree, AlternativeOutlets.STREET_M, Scratch.onHeap());
  }

  // Looks at a result, so that no compiler may leave its work out.
  private static void keep(Object result) {
    if (result.hashCode() == 42) {
      System.out.print("");
    }
  }

  @FunctionalInterface
  private interface Work {
    Object run();
  }

  private void measure(String terrain, String work, int cells, Work job) {
    double[] seconds = new double[repetitions];
    double cpu = Double.POSITIVE_INFINITY;
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (int i = 0; i < Math.min(WARM_UPS, repetitions); i++) {
      keep(job.run());
    }
    for (int i = 0; i < repetitions; i++) {
      System.gc();
      long cpuBefore = machine.getProcessCpuTime();
      long before = System.nanoTime();
      Object result = job.run();
      seconds[i] = (System.nanoTime() - before) / 1e9;
      cpu = Math.min(cpu, (machine.getProcessCpuTime() - cpuBefore) / 1e9);
      keep(result);
    }
    Arrays.sort(seconds);
    double median = seconds[repetitions / 2];
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %d | %.4f | %.4f | %.1f | %.1f | %.4f |%n",
        terrain,
        work,
        threads,
        seconds[0],
        median,
        cells / seconds[0] / 1e6,
        cells / median / 1e6,
        cpu);
  }
}
