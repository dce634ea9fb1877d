package org.freshet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.freshet.rain.RainFrame;
import org.freshet.service.ingest.radolan.RadolanFrame;
import org.freshet.service.ingest.radolan.RadolanGrid;
import org.freshet.service.ingest.radolan.RadolanReader;
import org.freshet.service.ingest.radolan.RadolanWindow;

/** Figures of what comes in: the MQTT load, and decoding of radar files. */
public final class IngestRunner {
  private static final int ROUNDS = 15;

  private IngestRunner() {}

  /**
   * Starts one of the runs.
   *
   * @param args {@code load HOST:PORT SENSORS MINUTES}, {@code radar THREADS FILE…} or {@code
   *     nowcast THREADS FOLDER}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> all = List.of(args);
    if (all.size() > 1 && all.get(0).equals("load")) {
      IngestLoad.run(all.subList(1, all.size()), out);
      // The client library's threads linger long after its connections are closed.
      System.exit(0);
    } else if (all.size() == 3 && all.get(0).equals("nowcast")) {
      NowcastFigures.run(Integer.parseInt(all.get(1)), Path.of(all.get(2)), out);
    } else if (all.size() > 2 && all.get(0).equals("radar")) {
      out.println(
          "| file | members | decode, ms, best of "
              + ROUNDS
              + " | median | CPU, ms, best | cut 200 x 200, ms |");
      out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
      for (String file : all.subList(2, all.size())) {
        radar(Path.of(file), Integer.parseInt(all.get(1)), out);
      }
    } else {
      throw new IllegalArgumentException(
          "Maybe `load HOST:PORT SENSORS MINUTES`, `radar THREADS FILE…` or `nowcast THREADS"
              + " FOLDER`.");
    }
  }

  private static void radar(Path file, int threads, PrintStream out) throws IOException {
    List<Double> decode_ms = new ArrayList<>();
    List<Double> cpu_ms = new ArrayList<>();
    List<Double> cut_ms = new ArrayList<>();
    int members = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long cpuBegun = cpuNanos();
      long begun = System.nanoTime();
      List<RadolanFrame> frames = RadolanReader.readAll(file, threads);
      decode_ms.add((System.nanoTime() - begun) / 1e6);
      cpu_ms.add((cpuNanos() - cpuBegun) / 1e6);
      members = frames.size();
      RadolanFrame first = frames.get(0);
      RadolanGrid grid = first.grid().orElseThrow();
      RadolanWindow window =
          new RadolanWindow(grid, grid.rows() / 2 - 100, grid.cols() / 2 - 100, 200, 200);
      begun = System.nanoTime();
      RainFrame cut = window.cut(first, "radar");
      cut_ms.add((System.nanoTime() - begun) / 1e6);
      if (cut.cells() != 40_000) {
        throw new IllegalStateException("The window has " + cut.cells() + " cells.");
      }
    }
    decode_ms.sort(null);
    cpu_ms.sort(null);
    cut_ms.sort(null);
    out.printf(
        Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %.1f | %.2f |%n",
        file.getFileName(),
        members,
        decode_ms.get(0),
        decode_ms.get(ROUNDS / 2),
        cpu_ms.get(0),
        cut_ms.get(0));
  }

  /** CPU time of the process, all threads: what a busy machine does not blur. */
  static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
