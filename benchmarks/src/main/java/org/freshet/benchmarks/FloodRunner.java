package org.freshet.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.freshet.flood.FloodForecast;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.FloodState;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.SewerDistrict;
import org.freshet.flood.SinkOutlooks;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.flood.TravelOptions;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.progress.Progress;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;

/**
 * Rates of the live flood model, as Markdown.
 *
 * <pre>
 *   benchmarks/run flood step REPETITIONS CASE…      one rain frame, one thread, by rain depth
 *   benchmarks/run flood cycle THREADS CASE…         24 steps by members, with all outlooks
 *   benchmarks/run flood line THREADS CASE…          a cycle of 10 members on growing parts of it
 *   benchmarks/run flood memory CASE…                heap per sink
 * </pre>
 *
 * <p>Times are CPU times of the working thread, best and median, so that other work on the machine
 * does not count; the cycle is told in wall time beside.
 */
public final class FloodRunner {
  private static final Instant START = Instant.parse("2026-06-18T14:00:00Z");
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final int RAIN_CELL = 1000;
  private static final double PER_CELLS = 16e6;
  private static final int WARM_UP = 30;

  /** Lead times the live cycle tells of. */
  private static final List<Integer> LEADS_MIN = List.of(15, 30, 60, 90, 120);

  private final Path data = Path.of(System.getProperty("freshet.data", "../shared/data"));

  private FloodRunner() {}

  /** Runs what the arguments say. */
  public static void main(String[] args) {
    if (args.length < 2) {
      System.err.println("usage: FloodRunner step|cycle|line|memory NUMBER CASE…");
      System.exit(2);
    }
    FloodRunner runner = new FloodRunner();
    int number = args[0].equals("memory") ? 1 : Integer.parseInt(args[1]);
    int first = args[0].equals("memory") ? 1 : 2;
    for (String name : Arrays.copyOfRange(args, first, args.length)) {
      TerrainCase terrain = TerrainCase.valueOf(name.toUpperCase(Locale.ROOT));
      if (!terrain.available(runner.data)) {
        System.out.println("skipped: " + name + " of the public test data is not there");
        continue;
      }
      switch (args[0]) {
        case "step" -> runner.step(terrain, number);
        case "cycle" -> runner.cycle(terrain, number);
        case "line" -> runner.line(terrain, number);
        default -> runner.memory(terrain);
      }
    }
  }

  private FloodModel model(TerrainCase terrain, boolean sewers) {
    TerrainModel model =
        TerrainModel.of(
            terrain.load(data, 2), TerrainOptions.defaults().withThreads(2), Progress.NONE);
    return new FloodModel(model, runoff(model, sewers), FloodOptions.defaults());
  }

  private static RunoffMatrix runoff(TerrainModel model, boolean sewers) {
    GridGeometry g = model.geometry();
    RainGrid rain =
        RainGrid.of(
            new GridGeometry(
                Math.max(1, g.rows() / RAIN_CELL),
                Math.max(1, g.cols() / RAIN_CELL),
                g.west(),
                g.north(),
                (g.east() - g.west()) / Math.max(1, g.cols() / RAIN_CELL),
                (g.north() - g.south()) / Math.max(1, g.rows() / RAIN_CELL),
                g.crs()));
    Surfaces surfaces =
        sewers
            ? new Surfaces(
                List.of(SurfaceClass.of(0, "town", 0.6, 1)),
                null,
                List.of(new SewerDistrict("all", 15)),
                new IntGrid(g))
            : Surfaces.uniform(SurfaceClass.of(0, "ground", 0.9, 1));
    return RunoffMatrix.of(model, rain, surfaces, TravelOptions.defaults(), Progress.NONE);
  }

  private static RainFrame frame(FloodModel model, int number, double rain_mm) {
    float[] cells = new float[model.runoff().rainGrid().cells()];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = (float) (rain_mm * (0.8 + 0.4 * ((cell * 37 + number * 11) % 10) / 9));
    }
    Instant from = START.plus(FIVE.multipliedBy(number));
    return new RainFrame(from, from.plus(FIVE), cells, "test");
  }

  private void step(TerrainCase terrain, int repetitions) {
    for (boolean sewers : new boolean[] {true, false}) {
      FloodModel model = model(terrain, sewers);
      int sinks = model.runoff().leafCount();
      double cells = model.terrain().geometry().cells();
      System.out.printf(
          Locale.ROOT, "%n%s, %,d sinks, sewers %s%n", terrain.label(), sinks, sewers);
      System.out.println(
          "| rain mm before | rain mm | best ms | median ms | best ms per 16 M cells | kB made | balance |");
      System.out.println("|---|---|---|---|---|---|---|");
      for (double rain_mm : new double[] {0, 1, 5, 20, 100, 1000}) {
        measure(model, Math.max(1, rain_mm), rain_mm, repetitions, cells);
      }
      measure(model, 20, 0, repetitions, cells);
    }
  }

  /** One row: three frames of so much rain, then the frame that is measured. */
  private static void measure(
      FloodModel model, double before_mm, double rain_mm, int repetitions, double cells) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    FloodState before = model.dry(START);
    for (int i = 0; i < 3; i++) {
      before = before.step(frame(model, i, before_mm));
    }
    RainFrame next = frame(model, 3, rain_mm);
    double[] ms = new double[repetitions];
    long bytes = 0;
    FloodState after = before;
    for (int i = -WARM_UP; i < repetitions; i++) {
      long allocated = threads.getThreadAllocatedBytes(id);
      long cpu = threads.getCurrentThreadCpuTime();
      after = before.step(next);
      after.levels();
      double used = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
      bytes = threads.getThreadAllocatedBytes(id) - allocated;
      if (i >= 0) {
        ms[i] = used;
      }
    }
    Arrays.sort(ms);
    System.out.printf(
        Locale.ROOT,
        "| %.0f | %.0f | %.1f | %.1f | %.1f | %,d | %.1e |%n",
        before_mm,
        rain_mm,
        ms[0],
        ms[repetitions / 2],
        ms[0] * PER_CELLS / cells,
        bytes / 1024,
        after.balance().relativeError());
  }

  private void cycle(TerrainCase terrain, int threads) {
    FloodModel model = model(terrain, true);
    FloodState start = wet(model);
    System.out.printf(
        Locale.ROOT,
        "%n%s, %,d sinks, %d threads, 24 steps, outlooks of all sinks on one%n",
        terrain.label(),
        model.runoff().leafCount(),
        threads);
    System.out.println(
        "| members | wall s | of it outlooks | CPU s | CPU ms per member and step |");
    System.out.println("|---|---|---|---|---|");
    for (int members : new int[] {5, 5, 10, 20, 40}) {
      Seconds seconds = cycle(start, members, threads);
      System.out.printf(
          Locale.ROOT,
          "| %d | %.2f | %.2f | %.2f | %.2f |%n",
          members,
          seconds.wall(),
          seconds.outlooks(),
          seconds.cpu(),
          seconds.cpu() * 1000 / members / 24);
    }
  }

  /** Cost by number of sinks: a quarter, half, three quarters and all rows of a raster. */
  private void line(TerrainCase terrain, int threads) {
    FloatGrid all = terrain.load(data, 2);
    System.out.printf(
        Locale.ROOT,
        "%n%s from the north, %d threads, 24 steps, 10 members%n",
        terrain.label(),
        threads);
    System.out.println("| cells | sinks | wall s | CPU s | CPU µs per sink and member |");
    System.out.println("|---|---|---|---|---|");
    for (int part : new int[] {1, 1, 2, 3, 4}) {
      TerrainModel ground =
          TerrainModel.of(
              northern(all, all.geometry().rows() * part / 4),
              TerrainOptions.defaults().withThreads(2),
              Progress.NONE);
      FloodState start = wet(new FloodModel(ground, runoff(ground, true), FloodOptions.defaults()));
      int sinks = ground.hierarchy().leafCount();
      Seconds seconds = cycle(start, 10, threads);
      System.out.printf(
          Locale.ROOT,
          "| %,d | %,d | %.2f | %.2f | %.1f |%n",
          ground.geometry().cells(),
          sinks,
          seconds.wall(),
          seconds.cpu(),
          seconds.cpu() * 1e6 / sinks / 10);
    }
  }

  private static FloatGrid northern(FloatGrid all, int rows) {
    GridGeometry g = all.geometry();
    GridGeometry part =
        new GridGeometry(
            rows, g.cols(), g.west(), g.north(), g.cellWidth_m(), g.cellHeight_m(), g.crs());
    return new FloatGrid(part, Arrays.copyOf(all.array(), part.cells()));
  }

  private static FloodState wet(FloodModel model) {
    FloodState state = model.dry(START);
    for (int i = 0; i < 3; i++) {
      state = state.step(frame(model, i, 3));
    }
    return state;
  }

  /** What one cycle took: all of it, the outlooks alone, and CPU time of all threads. */
  private record Seconds(double wall, double outlooks, double cpu) {}

  /** What the live cycle computes: the members of the forecast, then the outlook of every sink. */
  private static Seconds cycle(FloodState start, int members, int threads) {
    RainForecast rain = forecast(start.model(), members);
    var machine =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.gc();
    long cpu = machine.getProcessCpuTime();
    long begin = System.nanoTime();
    FloodForecast forecast = start.model().forecast(start, rain, threads);
    long stepped = System.nanoTime();
    SinkOutlooks outlooks = new SinkOutlooks(start, forecast, LEADS_MIN, Duration.ZERO);
    int told = 0;
    for (int leaf = 0; leaf < start.model().runoff().leafCount(); leaf++) {
      told += outlooks.ofAny(leaf).leads().size() == LEADS_MIN.size() ? 1 : 0;
    }
    long end = System.nanoTime();
    if (told != start.model().runoff().leafCount()) {
      throw new IllegalStateException("Sinks without an outlook for every lead time.");
    }
    return new Seconds(
        (end - begin) / 1e9, (end - stepped) / 1e9, (machine.getProcessCpuTime() - cpu) / 1e9);
  }

  private static RainForecast forecast(FloodModel model, int members) {
    List<List<RainFrame>> all = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      List<RainFrame> frames = new ArrayList<>();
      for (int step = 0; step < 24; step++) {
        double rain_mm = step < 12 ? 1 + 4.0 * ((member * 7 + step) % 5) / 4 : 0;
        frames.add(frame(model, 3 + step, rain_mm));
      }
      all.add(frames);
    }
    return new RainForecast(START.plus(FIVE.multipliedBy(3)), all, "test", Duration.ZERO);
  }

  /** Heap of all but the terrain: runoff matrix, forest and rims, workspace, one state. */
  private void memory(TerrainCase terrain) {
    TerrainModel ground =
        TerrainModel.of(
            terrain.load(data, 2), TerrainOptions.defaults().withThreads(2), Progress.NONE);
    int sinks = ground.hierarchy().leafCount();
    long base = used();
    RunoffMatrix matrix = runoff(ground, true);
    long matrix_b = used() - base;
    FloodModel model = new FloodModel(ground, matrix, FloodOptions.defaults());
    long model_b = used() - base - matrix_b;
    FloodState state = model.dry(START);
    for (int i = 0; i < 3; i++) {
      state = state.step(frame(model, i, 5));
    }
    state.levels();
    long state_b = used() - base - matrix_b - model_b;
    System.out.printf(
        Locale.ROOT,
        "%s: %,d sinks; B of heap per sink: matrix %.0f, forest and rims %.0f, one state with its"
            + " levels and the idle workspace %.0f (%s)%n",
        terrain.label(),
        sinks,
        (double) matrix_b / sinks,
        (double) model_b / sinks,
        (double) state_b / sinks,
        state.time());
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
