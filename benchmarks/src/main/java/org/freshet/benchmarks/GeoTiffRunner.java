package org.freshet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.awt.image.Raster;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.freshet.dem.Dem;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.dem.StreamedDem;
import org.freshet.dem.geotiff.FloatRows;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;

/**
 * Rates of reading and writing GeoTIFF, as Markdown.
 *
 * <pre>
 *   GeoTiffRunner speed REPETITIONS [FILE]   reads and writes a file in every way, and by GeoTools
 *   GeoTiffRunner large SIDE FOLDER          writes and reads SIDE x SIDE cells row by row
 * </pre>
 *
 * <p>Times are the best and the median of all repetitions after one that does not count; CPU
 * seconds are of the whole process, the least of all: the figure to go by on a busy machine.
 */
public final class GeoTiffRunner {
  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final String TERRAIN = "urban-dem/duesseldorf-dgm1/duesseldorf-5x5km-1m.tif";
  private static final int BLOCK_CELLS = 4_000_000;

  private final int repetitions;

  private GeoTiffRunner(int repetitions) {
    this.repetitions = repetitions;
  }

  private interface Work {
    Object run() throws Exception;
  }

  /** Runs what the arguments say. */
  public static void main(String[] args) throws Exception {
    if (args.length >= 2 && args[0].equals("speed")) {
      Path data = Path.of(System.getProperty("freshet.data", "../shared/data"));
      Path file = args.length > 2 ? Path.of(args[2]) : data.resolve(TERRAIN);
      new GeoTiffRunner(Integer.parseInt(args[1])).speed(file);
    } else if (args.length == 3 && args[0].equals("large")) {
      new GeoTiffRunner(1).large(Integer.parseInt(args[1]), Path.of(args[2]));
    } else {
      System.err.println("usage: GeoTiffRunner speed REPETITIONS [FILE] | large SIDE FOLDER");
      System.exit(2);
    }
  }

  private static void heading() {
    System.out.println(
        "| work | threads | best s | median s | CPU s | best Mcells/s | Mcells per CPU s | MB |"
            + "\n|---|---|---|---|---|---|---|---|");
  }

  private void speed(Path file) throws Exception {
    Path copy = Files.createTempFile("freshet-", ".tif");
    FloatGrid grid = DemSource.open(file).read().elevation();
    long cells = grid.geometry().cells();
    heading();
    for (int threads : new int[] {1, 2}) {
      DemOptions reading = DemOptions.defaults().withThreads(threads);
      GeoTiffOptions writing = GeoTiffOptions.defaults().withThreads(threads);
      measure("read", threads, cells, file, () -> DemSource.open(file, reading).read());
      measure("read row by row", threads, cells, file, () -> stream(file, reading));
      measure("write", threads, cells, copy, () -> write(copy, grid, writing));
      measure("read what was written", threads, cells, copy, () -> read(copy, reading));
      measure("write row by row", threads, cells, copy, () -> writeRows(copy, grid, writing));
      GeoTiffOptions overviews = writing.withOverviews(true);
      measure("write with overviews", threads, cells, copy, () -> write(copy, grid, overviews));
    }
    measure("GeoTools reads", 1, cells, file, () -> geoTools(file));
    write(copy, grid, GeoTiffOptions.defaults());
    measure("GeoTools reads what was written", 1, cells, copy, () -> geoTools(copy));
    Files.delete(copy);
  }

  private static Dem read(Path file, DemOptions options) {
    return DemSource.open(file, options).read();
  }

  private static StreamedDem stream(Path file, DemOptions options) {
    return DemSource.open(file, options).stream(BLOCK_CELLS, (row, rows, cells) -> {});
  }

  private static Object write(Path file, FloatGrid grid, GeoTiffOptions options)
      throws IOException {
    GeoTiffWriter.write(file, grid, options);
    return file;
  }

  private static Object writeRows(Path file, FloatGrid grid, GeoTiffOptions options)
      throws IOException {
    int cols = grid.geometry().cols();
    FloatRows rows =
        (row, count, into) -> System.arraycopy(grid.array(), row * cols, into, 0, count * cols);
    GeoTiffWriter.write(file, grid.geometry(), rows, options);
    return file;
  }

  private static float[] geoTools(Path file) throws IOException {
    GeoTiffReader reader = new GeoTiffReader(file.toFile());
    GridCoverage2D coverage = reader.read(null);
    try {
      Raster raster = coverage.getRenderedImage().getData();
      return raster.getSamples(
          raster.getMinX(),
          raster.getMinY(),
          raster.getWidth(),
          raster.getHeight(),
          0,
          new float[raster.getWidth() * raster.getHeight()]);
    } finally {
      coverage.dispose(true);
      reader.dispose();
    }
  }

  private void large(int side, Path folder) throws Exception {
    Path file = folder.resolve("large.tif");
    long cells = (long) side * side;
    GridGeometry place = new GridGeometry(side, side, 300_000, 5_900_000, 1, 1, "EPSG:25832");
    GeoTiffOptions writing = GeoTiffOptions.defaults().withThreads(2);
    DemOptions reading = DemOptions.defaults().withThreads(2);
    heading();
    measure(
        "make and write row by row",
        2,
        cells,
        file,
        () -> {
          FloatRows rows = (row, count, into) -> hills(row, count, side, into);
          GeoTiffWriter.write(file, place, rows, writing);
          return file;
        });
    measure("read row by row", 2, cells, file, () -> stream(file, reading));
    System.out.println(
        Files.readString(Path.of("/proc/self/status"))
            .lines()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElse(""));
    Files.delete(file);
  }

  /** Hills in centimetres with some roughness that no predictor foresees. */
  private static void hills(int firstRow, int rows, int cols, float[] into) {
    for (int row = 0; row < rows; row++) {
      double north = 60 + 20 * Math.sin((firstRow + row) / 910.0);
      int seed = (firstRow + row) * 0x9e3779b9;
      for (int col = 0; col < cols; col++) {
        int hash = (seed + col) * 0x85ebca6b;
        int rough = (hash ^ (hash >>> 15)) & 15;
        into[row * cols + col] = Math.round((north + (col & 1023) / 50.0) * 100 + rough) / 100f;
      }
    }
  }

  private void measure(String name, int threads, long cells, Path file, Work work)
      throws Exception {
    double[] wall = new double[repetitions];
    double cpu = Double.MAX_VALUE;
    // One that does not count, where there are several.
    for (int i = repetitions > 1 ? -1 : 0; i < repetitions; i++) {
      long cpuStart = MACHINE.getProcessCpuTime();
      long start = System.nanoTime();
      Object result = work.run();
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpuSeconds = (MACHINE.getProcessCpuTime() - cpuStart) / 1e9;
      if (i >= 0 && result.hashCode() != 0) {
        wall[i] = seconds;
        cpu = Math.min(cpu, cpuSeconds);
      }
    }
    Arrays.sort(wall);
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.3f | %.3f | %.3f | %.1f | %.1f | %.1f |%n",
        name,
        threads,
        wall[0],
        wall[repetitions / 2],
        cpu,
        cells / wall[0] / 1e6,
        cells / cpu / 1e6,
        Files.size(file) / 1e6);
  }
}
