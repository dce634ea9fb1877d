package org.freshet.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.grid.Bands;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;

/**
 * Where the time of the sink core goes, and how far that is from what the memory allows.
 *
 * <pre>
 *   CoreStages bandwidth THREADS REPETITIONS      bytes per second that arrays move
 *   CoreStages CASE THREADS REPETITIONS           time per stage of making a terrain model
 * </pre>
 *
 * <p>Medians; the first third of the repetitions does not count.
 */
public final class CoreStages {
  private static final int LONGS = 1 << 26;
  private static final int BLOCK = 1 << 20;

  private final int threads;
  private final int repetitions;

  private CoreStages(int threads, int repetitions) {
    this.threads = threads;
    this.repetitions = repetitions;
  }

  /** Runs what the arguments say. */
  public static void main(String[] args) {
    if (args.length != 3) {
      System.err.println("usage: CoreStages bandwidth|CASE THREADS REPETITIONS");
      System.exit(2);
    }
    CoreStages runner = new CoreStages(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    if (args[0].equals("bandwidth")) {
      runner.bandwidth();
    } else {
      runner.stages(TerrainCase.valueOf(args[0].toUpperCase(Locale.ROOT)));
    }
  }

  private void bandwidth() {
    long[] from = new long[LONGS];
    long[] to = new long[LONGS];
    long[] sums = new long[threads];
    double bytes = 8.0 * LONGS;
    System.out.println("| arrays of 512 MiB, threads " + threads + " | GB/s |\n|---|---|");
    report("read", bytes, (worker, begin, end) -> sums[worker] += sum(from, begin, end));
    report("write", bytes, (worker, begin, end) -> Arrays.fill(to, begin, end, worker));
    report(
        "copy (read and write)",
        2 * bytes,
        (worker, begin, end) -> System.arraycopy(from, begin, to, begin, end - begin));
    if (Arrays.stream(sums).sum() == 42) {
      System.out.println();
    }
  }

  private interface Work {
    void run(int worker, int begin, int end);
  }

  private static long sum(long[] values, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }

  private void report(String name, double bytes, Work work) {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      long before = System.nanoTime();
      Bands.run(threads, LONGS, BLOCK, (worker, block, from, to) -> work.run(worker, from, to));
      seconds.add((System.nanoTime() - before) / 1e9);
    }
    System.out.printf(Locale.ROOT, "| %s | %.1f |%n", name, bytes / median(seconds) / 1e9);
  }

  private double median(List<Double> values) {
    double[] sorted =
        values.subList(repetitions / 3, values.size()).stream().mapToDouble(v -> v).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void stages(TerrainCase terrain) {
    FloatGrid grid = terrain.load(Path.of(System.getProperty("freshet.data", "")), threads);
    TerrainOptions options = TerrainOptions.defaults().withThreads(threads);
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int i = 0; i < repetitions; i++) {
      System.gc();
      Clock clock = new Clock(seconds);
      clock.begin("outlets", 0);
      TerrainModel model = TerrainModel.of(grid, options, clock);
      clock.begin("flow accumulation", 0);
      model.flowAccumulation();
      clock.begin("filled heights", 0);
      model.filled();
      clock.begin("", 0);
    }
    System.out.println(
        "| stage of "
            + terrain.label()
            + ", threads "
            + threads
            + " | ms | M cells/s |\n|---|---|---|");
    double cells = grid.geometry().cells();
    seconds.forEach(
        (stage, all) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f |%n",
                stage,
                1000 * median(all),
                cells / median(all) / 1e6));
  }

  private static final class Clock implements Progress {
    private final Map<String, List<Double>> seconds;
    private String stage = "";
    private long began;

    Clock(Map<String, List<Double>> seconds) {
      this.seconds = seconds;
    }

    @Override
    public void begin(String name, long total) {
      long now = System.nanoTime();
      if (!stage.isEmpty()) {
        seconds.computeIfAbsent(stage, s -> new ArrayList<>()).add((now - began) / 1e9);
      }
      stage = name;
      began = System.nanoTime();
    }

    @Override
    public void advance(long done) {}
  }
}
