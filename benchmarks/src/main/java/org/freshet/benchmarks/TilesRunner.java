package org.freshet.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.grid.Bands;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.service.model.NewTerrainModel;
import org.freshet.sink.TiledModel;
import org.freshet.terrain.TerrainOptions;

/**
 * Makes a terrain model out of core and says how long each stage took and how much memory it held:
 * {@code TilesRunner fractal|town|FILE SIDE TILE THREADS FOLDER}. Synthetic terrains have SIDE rows
 * and columns; a file is taken as it is. The model is left in the folder.
 */
public final class TilesRunner {
  private static final int BLOCK_CELLS = 1 << 22;

  private final long began = System.nanoTime();
  private String stage = "start";
  private long stageBegan = began;
  private long cpuBefore;

  private TilesRunner() {}

  /** Runs what the arguments say. */
  public static void main(String[] args) throws IOException {
    if (args.length != 5) {
      System.err.println("usage: TilesRunner fractal|town|FILE SIDE TILE THREADS FOLDER");
      System.exit(2);
    }
    int tile = Integer.parseInt(args[2]);
    int threads = Integer.parseInt(args[3]);
    new TilesRunner().run(args[0], Integer.parseInt(args[1]), tile, threads, Path.of(args[4]));
  }

  private void run(String source, int side, int tile, int threads, Path folder) throws IOException {
    boolean synthetic = source.equals("fractal") || source.equals("town");
    TerrainOptions options = TerrainOptions.defaults().withThreads(threads);
    DemSource dem =
        synthetic
            ? null
            : DemSource.open(
                java.util.List.of(Path.of(source)), DemOptions.defaults().withThreads(threads));
    GridGeometry geometry =
        dem == null
            ? new GridGeometry(side, side, 0, side, 1, 1, GridGeometry.UNKNOWN_CRS)
            : dem.geometry();
    Path file = Files.createDirectories(folder).resolve("model.freshet");
    try (NewTerrainModel maker = new NewTerrainModel(file, geometry, options)) {
      begin("heights");
      if (dem == null) {
        synthetic(source.equals("town"), geometry, threads, maker);
      } else {
        dem.stream(BLOCK_CELLS, (row, rows, cells) -> take(maker, cells, rows * geometry.cols()));
      }
      long solving = System.nanoTime();
      TiledModel model = maker.finish(tile, stages());
      begin("end");
      report(model, (System.nanoTime() - solving) / 1e9, Files.size(file));
    }
  }

  private static void take(NewTerrainModel maker, float[] cells, int count) {
    try {
      maker.heights(cells, count);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void synthetic(
      boolean town, GridGeometry geometry, int threads, NewTerrainModel maker) {
    int cols = geometry.cols();
    int rows = Math.max(1, BLOCK_CELLS / cols);
    float[][] parts = new float[threads][rows * cols];
    for (int row = 0; row < geometry.rows(); row += threads * rows) {
      int first = row;
      Bands.run(
          threads,
          threads,
          1,
          (worker, block, from, to) -> {
            int begin = Math.min(geometry.rows(), first + block * rows);
            int end = Math.min(geometry.rows(), begin + rows);
            if (town) {
              SyntheticTerrain.townRows(begin, end, cols, parts[block]);
            } else {
              SyntheticTerrain.fractalRows(begin, end, cols, parts[block]);
            }
          });
      for (int block = 0; block < threads; block++) {
        int begin = Math.min(geometry.rows(), first + block * rows);
        int end = Math.min(geometry.rows(), begin + rows);
        take(maker, parts[block], (end - begin) * cols);
      }
    }
  }

  private Progress stages() {
    return new Progress() {
      @Override
      public void begin(String name, long total) {
        TilesRunner.this.begin(name);
      }

      @Override
      public void advance(long done) {}
    };
  }

  private void begin(String next) {
    long now = System.nanoTime();
    if (!stage.equals("start")) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f s | CPU %.2f s |%n",
          stage,
          (now - stageBegan) / 1e9,
          (cpu() - cpuBefore) / 1e9);
    }
    cpuBefore = cpu();
    stage = next;
    stageBegan = now;
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void report(TiledModel model, double seconds, long fileBytes) throws IOException {
    long cells = model.geometry().cells();
    System.out.printf(
        Locale.ROOT,
        "| all but heights | %.2f s | %.1f M cells/s |%n"
            + "| CPU of all | %.1f s |%n"
            + "| pits | %d |%n| fill volume | %.6f m3 |%n| file | %.2f bytes per cell |%n"
            + "| peak resident | %s |%n",
        seconds,
        cells / seconds / 1e6,
        cpu() / 1e9,
        model.hierarchy().leafCount(),
        model.hierarchy().fillVolume_m3(),
        (double) fileBytes / cells,
        peakResident());
  }

  private static String peakResident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "unknown";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM") || line.startsWith("RssAnon"))
        .map(line -> line.replaceAll("\\s+", " "))
        .toList()
        .toString();
  }
}
