package org.freshet.dem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are handed on are the rows of the whole, whatever the blocks. */
class StreamTest {
  private static final int ROWS = 131;
  private static final int COLS = 97;
  private static final int TILE = 32;

  @TempDir Path folder;

  /** Puts blocks together again, and checks how they come. */
  private static final class Collector implements RowSink {
    final float[] cells;
    final int cols;
    final int longest;
    int next;

    Collector(GridGeometry geometry, int longest) {
      this.cells = new float[geometry.cells()];
      this.cols = geometry.cols();
      this.longest = longest;
    }

    @Override
    public void rows(int firstRow, int rows, float[] block) {
      assertThat(firstRow).isEqualTo(next);
      assertThat(rows).isPositive();
      assertThat(block.length).isBetween(rows * cols, Math.max(longest, cols));
      System.arraycopy(block, 0, cells, firstRow * cols, rows * cols);
      // Whoever keeps the array instead of its cells is to see it.
      Arrays.fill(block, -1);
      next = firstRow + rows;
    }
  }

  private static void assertStreamsAsRead(List<Path> files, int threads, int maxCells, int step) {
    DemOptions options = DemOptions.defaults().withThreads(threads);
    Dem whole = DemSource.open(files, options).read();
    DemSource source = DemSource.open(files, options);
    assertThat(source.geometry()).isEqualTo(whole.geometry());
    int longest = Math.max(maxCells, step * whole.geometry().cols());
    Collector collector = new Collector(whole.geometry(), longest);
    StreamedDem streamed = source.stream(maxCells, collector);
    String label = files.get(0) + ", " + threads + " threads, " + maxCells + " cells";
    assertThat(collector.next).as(label).isEqualTo(whole.geometry().rows());
    assertThat(Arrays.equals(collector.cells, whole.elevation().array())).as(label).isTrue();
    assertThat(streamed.geometry()).isEqualTo(whole.geometry());
    assertThat(streamed.format()).isEqualTo(whole.format());
    assertThat(streamed.sources()).isEqualTo(whole.sources());
    assertThat(streamed.findings()).as(label).isEqualTo(whole.findings());
    assertThat(streamed.figures()).isEqualTo(GridFigures.of(whole.elevation(), 1));
    assertThat(streamed.figures().validCells()).isEqualTo(whole.validCells());
  }

  private static FloatGrid terrain(long seed) {
    Random random = new Random(seed);
    GridGeometry g = new GridGeometry(ROWS, COLS, 345_000, 5_675_000, 1, 1, "EPSG:25832");
    FloatGrid grid = new FloatGrid(g);
    for (int cell = 0; cell < ROWS * COLS; cell++) {
      boolean island = grid.geometry().row(cell) / 9 % 3 == 1 && cell % COLS / 11 % 4 == 2;
      boolean hole = island || random.nextInt(20) == 0;
      grid.set(cell, hole ? Float.NaN : random.nextInt(100_000) / 100f);
    }
    return grid;
  }

  private static FloatGrid cut(FloatGrid grid, int row, int col, int rows, int cols) {
    GridGeometry g = grid.geometry();
    FloatGrid part =
        new FloatGrid(new GridGeometry(rows, cols, g.west() + col, g.north() - row, 1, 1, g.crs()));
    for (int r = 0; r < rows; r++) {
      System.arraycopy(grid.array(), (row + r) * COLS + col, part.array(), r * cols, cols);
    }
    return part;
  }

  private Path tiff(String name, FloatGrid grid) throws Exception {
    Path file = folder.resolve(name);
    GeoTiffWriter.write(file, grid, GeoTiffOptions.defaults().withTileSize(TILE));
    return file;
  }

  private Path points(String name, FloatGrid grid, boolean ordered, long seed) throws Exception {
    List<String> lines = new ArrayList<>();
    GridGeometry g = grid.geometry();
    for (int cell = 0; cell < g.cells(); cell++) {
      // Corners stay, so that the rectangle does.
      float height = cell == 0 || cell == g.cells() - 1 ? 7f : grid.get(cell);
      grid.set(cell, height);
      if (!Float.isNaN(height)) {
        lines.add(
            String.format(
                Locale.ROOT, "%.1f %.1f %.2f", g.x(g.col(cell)), g.y(g.row(cell)), height));
      }
    }
    if (!ordered) {
      Collections.shuffle(lines, new Random(seed));
    }
    return Files.write(folder.resolve(name), lines);
  }

  private Path text(String name, FloatGrid grid) throws Exception {
    GridGeometry g = grid.geometry();
    StringBuilder out = new StringBuilder();
    out.append("ncols ").append(g.cols()).append("\nnrows ").append(g.rows());
    out.append("\nxllcorner ").append(g.west()).append("\nyllcorner ").append(g.south());
    out.append("\ncellsize 1\n");
    for (int cell = 0; cell < g.cells(); cell++) {
      float value = grid.get(cell);
      out.append(Float.isNaN(value) ? "-9999" : Float.toString(value));
      out.append(g.col(cell) == g.cols() - 1 ? '\n' : ' ');
    }
    return Files.writeString(folder.resolve(name), out);
  }

  private static int[] blockSizes() {
    return new int[] {1, COLS, 7 * COLS + 3, TILE * COLS, 3 * TILE * COLS, 1 << 20};
  }

  @Test
  void handsOnEveryFormatRowByRow() throws Exception {
    FloatGrid grid = terrain(1);
    Path tiles = tiff("t.tif", grid);
    Path text = text("a.asc", grid);
    Path ordered = points("dgm1_32_a_32.xyz", grid, true, 2);
    Path shuffled = points("dgm1_32_b_32.xyz", grid, false, 2);
    for (int maxCells : blockSizes()) {
      for (int threads : new int[] {1, 3}) {
        assertStreamsAsRead(List.of(tiles), threads, maxCells, TILE);
        assertStreamsAsRead(List.of(text), threads, maxCells, 1);
        assertStreamsAsRead(List.of(ordered), threads, maxCells, 1);
        assertStreamsAsRead(List.of(shuffled), threads, maxCells, 1);
      }
    }
  }

  @Test
  void handsOnMosaicsOfMixedFormatsAndOverlaps() throws Exception {
    long seed = 20261121;
    Random random = new Random(seed);
    FloatGrid grid = terrain(seed);
    List<Path> files = new ArrayList<>();
    for (int row = 0; row < ROWS; row += 40) {
      for (int col = 0; col < COLS; col += 30) {
        FloatGrid part = cut(grid, row, col, Math.min(43, ROWS - row), Math.min(33, COLS - col));
        String name = row + "_" + col;
        files.add(random.nextBoolean() ? tiff(name + ".tif", part) : text(name + ".asc", part));
      }
    }
    FloatGrid last = cut(grid, 100, 60, 31, 37);
    Arrays.fill(last.array(), Float.NaN);
    files.add(tiff("void.tif", last));
    DemOptions options = DemOptions.defaults().withCrsOverride("EPSG:25832");
    Dem whole = DemSource.open(files, options).read();
    assertThat(whole.elevation().array()).as("seed %d", seed).isEqualTo(grid.array());
    for (int maxCells : blockSizes()) {
      for (int threads : new int[] {1, 3}) {
        Collector collector = new Collector(whole.geometry(), maxCells);
        StreamedDem streamed =
            DemSource.open(files, options.withThreads(threads)).stream(maxCells, collector);
        assertThat(collector.cells).as("%d cells", maxCells).isEqualTo(grid.array());
        assertThat(streamed.findings()).isEqualTo(whole.findings());
        assertThat(streamed.figures().sum()).isEqualTo(whole.sum());
      }
    }
  }

  @Test
  void handsOnEveryPublicRasterAsItIsRead() throws Exception {
    Path data = PublicData.file("urban-dem").getParent();
    List<Path> rasters;
    try (Stream<Path> all = Files.walk(data)) {
      rasters = all.filter(DemInspection::recognises).sorted().toList();
    }
    int read = 0;
    for (Path raster : rasters) {
      DemException refused =
          catchThrowableOfType(DemException.class, () -> DemSource.open(raster).read());
      if (refused != null) {
        assertThatThrownBy(() -> DemSource.open(raster).stream(100_000, (first, rows, c) -> {}))
            .hasMessage(refused.getMessage());
        continue;
      }
      read++;
      assertStreamsAsRead(List.of(raster), 2, 300_000, 1 << 12);
    }
    assertThat(read).as("rasters in %s", rasters).isGreaterThan(8);
  }

  @Test
  void opensFilesAsTheirRowsComeAndTellsWhenOneIsGone() throws Exception {
    FloatGrid grid = terrain(4);
    Path north = tiff("north.tif", cut(grid, 0, 0, 60, COLS));
    Path south = tiff("south.tif", cut(grid, 60, 0, 71, COLS));
    List<Integer> seen = new ArrayList<>();
    assertThatThrownBy(
            () ->
                DemSource.open(List.of(north, south)).stream(
                    20 * COLS,
                    (first, rows, cells) -> {
                      seen.add(first);
                      delete(south);
                    }))
        .isInstanceOf(DemException.class)
        .hasMessageContaining("south.tif: changed while it was read. Maybe wait");
    assertThat(seen).startsWith(0).doesNotContain(60).hasSizeGreaterThan(2);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void tellsWhenAFileChangesWhileItIsRead() throws Exception {
    Path tiles = tiff("t.tif", terrain(5));
    Path text = text("a.asc", terrain(5));
    Path list = points("dgm1_32_a_32.xyz", terrain(5), false, 5);
    for (Path file : List.of(tiles, text, list)) {
      byte[] same = Files.readAllBytes(file);
      assertThatThrownBy(
              () -> DemSource.open(file).stream(10 * COLS, (r, n, c) -> rewrite(file, same)))
          .isInstanceOf(DemException.class)
          .hasMessageMatching("[^\\n]*changed while it was read\\. Maybe wait[^\\n]*");
      DemSource opened = DemSource.open(file);
      opened.geometry();
      rewrite(file, Arrays.copyOf(same, same.length - 100));
      assertThatThrownBy(opened::read)
          .isInstanceOf(DemException.class)
          .hasMessageContaining("changed while it was read");
      rewrite(file, same);
      assertThat(DemSource.open(file).read().validCells()).isPositive();
    }
  }

  private static void rewrite(Path file, byte[] bytes) {
    try {
      FileTime before = Files.getLastModifiedTime(file);
      Files.write(file, bytes);
      // Clocks of file systems are coarse: a test is quicker than whoever edits a raster.
      Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 2000));
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void endsWithTheErrorOfTheSink() throws Exception {
    Path file = tiff("t.tif", terrain(6));
    assertThatThrownBy(
            () ->
                DemSource.open(file).stream(
                    COLS,
                    (row, rows, cells) -> {
                      throw new UncheckedIOException(new FileSystemException("full"));
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("full");
  }

  @Test
  void refusesWhatReadingRefuses() throws Exception {
    FloatGrid nothing = terrain(7);
    Arrays.fill(nothing.array(), Float.NaN);
    Path file = tiff("nothing.tif", nothing);
    assertThatThrownBy(() -> DemSource.open(file).stream(COLS, (row, rows, cells) -> {}))
        .hasMessageContaining("no valid cell");
    assertThatThrownBy(() -> DemSource.open(file).stream(0, (row, rows, cells) -> {}))
        .hasMessageContaining("Cells of a block (0)");
    Path one = tiff("one.tif", cut(terrain(8), 0, 0, 60, COLS));
    Path two = tiff("two.tif", cut(terrain(9), 50, 0, 60, COLS));
    DemException e =
        catchThrowableOfType(
            DemException.class,
            () -> DemSource.open(List.of(one, two)).stream(8 * COLS, (row, rows, cells) -> {}));
    assertThat(e.getMessage())
        .contains("two.tif: overlaps")
        .containsPattern("disagrees in \\d+ cells of rows \\d+ to \\d+, first at");
  }
}
