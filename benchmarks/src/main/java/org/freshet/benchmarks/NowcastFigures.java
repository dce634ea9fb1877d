package org.freshet.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.freshet.rain.CellWindow;
import org.freshet.rain.Nowcast;
import org.freshet.rain.NowcastOptions;
import org.freshet.rain.RainFrame;
import org.freshet.service.ingest.radolan.RadolanFolder;
import org.freshet.service.ingest.radolan.RadolanReader;
import org.freshet.service.ingest.radolan.RadolanWindow;

/** What a nowcast of 24 steps and 20 members costs, from four frames to the last member. */
final class NowcastFigures {
  private static final int STEPS = 24;
  private static final int MEMBERS = 20;
  private static final int FRAMES = 4;
  private static final int ROUNDS = 6;
  private static final int WINDOW = 200;

  private NowcastFigures() {}

  /** {@code THREADS FOLDER}: the last four of the first half of the folder's frames. */
  static void run(int threads, Path folder, PrintStream out) throws IOException {
    List<RadolanFolder.Entry> entries = RadolanFolder.scan(folder).entries();
    int last = entries.size() / 2;
    out.println("| grid | wall, s, best of " + ROUNDS + " | median | CPU, s, best |");
    out.println("| --- | ---: | ---: | ---: |");
    List<RainFrame> whole = new ArrayList<>();
    List<RainFrame> window = new ArrayList<>();
    for (RadolanFolder.Entry entry : entries.subList(last - FRAMES, last)) {
      var frame = RadolanReader.read(entry.file());
      RadolanWindow all = RadolanWindow.whole(frame.grid().orElseThrow());
      int row0 = (all.rows() - WINDOW) / 2;
      int col0 = (all.cols() - WINDOW) / 2;
      whole.add(all.cut(frame, "radar"));
      window.add(new RadolanWindow(all.grid(), row0, col0, WINDOW, WINDOW).cut(frame, "radar"));
      if (whole.size() == FRAMES) {
        measure(whole, all.rows(), all.cols(), threads, out);
        measure(window, WINDOW, WINDOW, threads, out);
      }
    }
  }

  private static void measure(
      List<RainFrame> radar, int rows, int cols, int threads, PrintStream out) {
    NowcastOptions options =
        NowcastOptions.defaults().withSize(STEPS, MEMBERS).withThreads(threads);
    List<Double> wall_s = new ArrayList<>();
    List<Double> cpu_s = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long cpuBegun = IngestRunner.cpuNanos();
      long begun = System.nanoTime();
      LongAdder frames = new LongAdder();
      // Handed over and not kept: 20 members of the whole grid would take 2.5 GB.
      Nowcast.from(radar, rows, cols, options)
          .run(new CellWindow(0, 0, rows, cols), (member, step, rain_mm) -> frames.increment());
      wall_s.add((System.nanoTime() - begun) / 1e9);
      cpu_s.add((IngestRunner.cpuNanos() - cpuBegun) / 1e9);
      if (frames.sum() != (long) STEPS * MEMBERS) {
        throw new IllegalStateException(frames.sum() + " frames are not what was asked for.");
      }
    }
    wall_s.sort(null);
    cpu_s.sort(null);
    out.printf(
        Locale.ROOT,
        "| %d x %d | %.2f | %.2f | %.2f |%n",
        rows,
        cols,
        wall_s.get(0),
        wall_s.get(ROUNDS / 2),
        cpu_s.get(0));
  }
}
