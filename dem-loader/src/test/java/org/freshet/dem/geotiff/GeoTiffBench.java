package org.freshet.dem.geotiff;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.freshet.dem.Dem;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;

/**
 * Reading and writing rates of a GeoTIFF, best of several runs, as a markdown table. Run {@code
 * main} with the file and the number of runs; CPU seconds are of the whole process, for busy
 * machines.
 */
public final class GeoTiffBench {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private GeoTiffBench() {}

  private interface Work {
    void run() throws Exception;
  }

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    int runs = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    Path copy = Files.createTempFile("bench", ".tif");
    Dem dem = DemSource.open(file).read();
    System.out.println("| work | threads | wall, s | CPU, s | M cells/s |\n|---|---|---|---|---|");
    for (int threads : new int[] {1, 2}) {
      DemOptions reading = DemOptions.defaults().withThreads(threads);
      GeoTiffOptions writing = GeoTiffOptions.defaults().withThreads(threads);
      measure("read", threads, dem, runs, () -> DemSource.open(file, reading).read());
      measure(
          "write", threads, dem, runs, () -> GeoTiffWriter.write(copy, dem.elevation(), writing));
      measure(
          "read what was written", threads, dem, runs, () -> DemSource.open(copy, reading).read());
    }
    Files.delete(copy);
  }

  private static void measure(String name, int threads, Dem dem, int runs, Work work)
      throws Exception {
    double wall = Double.MAX_VALUE;
    double cpu = Double.MAX_VALUE;
    for (int i = 0; i < runs; i++) {
      long cpuStart = SYSTEM.getProcessCpuTime();
      long start = System.nanoTime();
      work.run();
      wall = Math.min(wall, (System.nanoTime() - start) / 1e9);
      cpu = Math.min(cpu, (SYSTEM.getProcessCpuTime() - cpuStart) / 1e9);
    }
    double rate = dem.geometry().cells() / wall / 1e6;
    System.out.printf(
        Locale.ROOT, "| %s | %d | %.3f | %.3f | %.1f |%n", name, threads, wall, cpu, rate);
  }
}
