package org.freshet.dem.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.freshet.dem.RasterInput;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rasters that come row by row become the same bytes as rasters in memory. */
class RowWriterTest {
  private static final long SEED = 20261122;
  private static final int[][] SHAPES = {{1, 1}, {1, 700}, {300, 3}, {129, 257}, {333, 95}};

  @TempDir Path folder;

  private static GridGeometry shape(int rows, int cols) {
    return new GridGeometry(rows, cols, 345_000, 5_675_000, 1, 1, "EPSG:25832");
  }

  /** Heights below some rows without any, so that the first rows tell nothing. */
  private static FloatGrid heights(GridGeometry shape, int emptyRows, Random random) {
    FloatGrid grid = new FloatGrid(shape);
    for (int cell = 0; cell < shape.cells(); cell++) {
      boolean none = shape.row(cell) < emptyRows || random.nextInt(15) == 0;
      float height = Math.round(30 * Math.sin(cell / 77.0) * 100 + random.nextInt(30)) / 100f;
      grid.set(cell, none ? Float.NaN : height);
    }
    return grid;
  }

  private interface Writing {
    void to(Path file, GeoTiffOptions options) throws IOException;
  }

  private void assertSameBytes(String label, GeoTiffOptions options, Writing whole, Writing rows)
      throws IOException {
    Path expected = folder.resolve("whole.tif");
    whole.to(expected, options.withThreads(1));
    for (int threads : new int[] {1, 3}) {
      Path file = folder.resolve("rows.tif");
      rows.to(file, options.withThreads(threads));
      assertThat(Files.mismatch(file, expected))
          .as("%s, %d threads, seed %d", label, threads, SEED)
          .isEqualTo(-1);
    }
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(2);
    }
  }

  @Test
  void writesTheBytesOfARasterInMemory() throws Exception {
    Random random = new Random(SEED);
    for (int[] size : SHAPES) {
      GridGeometry shape = shape(size[0], size[1]);
      FloatGrid heights = heights(shape, size[0] / 2, random);
      IntGrid labels = new IntGrid(shape);
      ByteGrid codes = new ByteGrid(shape);
      for (int cell = 0; cell < shape.cells(); cell++) {
        labels.set(cell, cell / 50);
        codes.set(cell, (byte) random.nextInt(9));
      }
      for (int tile : new int[] {16, 64}) {
        for (boolean overviews : new boolean[] {false, true}) {
          GeoTiffOptions options =
              GeoTiffOptions.defaults().withTileSize(tile).withOverviews(overviews);
          String label = Arrays.toString(size) + ", tiles of " + tile + ", " + overviews;
          assertSameBytes(
              label,
              options,
              (file, o) -> GeoTiffWriter.write(file, heights, o),
              (file, o) -> GeoTiffWriter.write(file, shape, rowsOf(heights), o));
          assertSameBytes(
              label,
              options.withNodata(-1.0),
              (file, o) -> GeoTiffWriter.write(file, labels, o),
              (file, o) ->
                  GeoTiffWriter.write(
                      file,
                      shape,
                      (int row, int rows, int[] into) ->
                          System.arraycopy(labels.array(), row * size[1], into, 0, rows * size[1]),
                      o));
          assertSameBytes(
              label,
              options.withNodata(255.0),
              (file, o) -> GeoTiffWriter.write(file, codes, o),
              (file, o) ->
                  GeoTiffWriter.write(
                      file,
                      shape,
                      (int row, int rows, byte[] into) ->
                          System.arraycopy(codes.array(), row * size[1], into, 0, rows * size[1]),
                      o));
        }
      }
    }
  }

  private static FloatRows rowsOf(FloatGrid grid) {
    int cols = grid.geometry().cols();
    return (row, rows, into) -> System.arraycopy(grid.array(), row * cols, into, 0, rows * cols);
  }

  @Test
  void asksForEachRowOnceFromNorthToSouthInFewRowsOfTiles() throws Exception {
    FloatGrid grid = heights(shape(500, 640), 300, new Random(SEED));
    GeoTiffOptions options =
        GeoTiffOptions.defaults().withTileSize(16).withThreads(2).withOverviews(true);
    List<Integer> asked = new ArrayList<>();
    GeoTiffWriter.write(
        folder.resolve("t.tif"),
        grid.geometry(),
        (int row, int rows, float[] into) -> {
          assertThat(row).isEqualTo(asked.stream().mapToInt(Integer::intValue).sum());
          assertThat(into).hasSizeLessThanOrEqualTo(16 * 640);
          asked.add(rows);
          rowsOf(grid).read(row, rows, into);
        },
        options);
    assertThat(asked.stream().mapToInt(Integer::intValue).sum()).isEqualTo(500);
    assertThat(asked).hasSize(32);
  }

  @Test
  void buildsOverviewsAsANaiveWriterWould() throws Exception {
    FloatGrid grid = heights(shape(171, 205), 70, new Random(SEED));
    Path file = folder.resolve("overviews.tif");
    GeoTiffWriter.write(
        file,
        grid.geometry(),
        rowsOf(grid),
        GeoTiffOptions.defaults().withTileSize(16).withOverviews(true));
    TiffParser.Contents contents;
    try (TiffBytes bytes = TiffBytes.open(RasterInput.file(file))) {
      contents = TiffParser.parse(bytes, "overviews");
    }
    assertThat(contents.directories()).hasSize(5);
    float[] expected = grid.array();
    int cols = 205;
    for (TiffDirectory directory : contents.directories()) {
      TiffImage image = new TiffImageReader(directory, contents.order()).read();
      int rows = image.chunks().rows();
      assertThat(image.chunks().cols()).isEqualTo(cols);
      float[] cells = new float[rows * cols];
      TiffBytes bytes = TiffBytes.open(RasterInput.file(file));
      try (GeoTiffRows reader =
          new GeoTiffRows(image, bytes, 1, Progress.NONE, new ArrayList<>())) {
        reader.next(rows, cells, 0);
      }
      assertThat(cells).as("%d columns", cols).isEqualTo(expected);
      expected = halved(expected, rows, cols);
      cols = (cols + 1) / 2;
    }
    long[] last = contents.directories().get(4).integers(TiffTag.TILE_OFFSETS);
    long[] full = contents.directories().get(0).integers(TiffTag.TILE_OFFSETS);
    assertThat(last[0]).isLessThan(full[0]);
  }

  private static float[] halved(float[] cells, int rows, int cols) {
    int smallCols = (cols + 1) / 2;
    double[] sums = new double[(rows + 1) / 2 * smallCols];
    int[] counts = new int[sums.length];
    for (int cell = 0; cell < cells.length; cell++) {
      int small = cell / cols / 2 * smallCols + cell % cols / 2;
      sums[small] += Float.isNaN(cells[cell]) ? 0 : cells[cell];
      counts[small] += Float.isNaN(cells[cell]) ? 0 : 1;
    }
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = counts[i] == 0 ? Float.NaN : (float) (sums[i] / counts[i]);
    }
    return means;
  }

  @Test
  void leavesNothingWhenTheRowsFail() throws Exception {
    GridGeometry shape = shape(400, 400);
    Path file = folder.resolve("t.tif");
    for (boolean overviews : new boolean[] {false, true}) {
      GeoTiffOptions options =
          GeoTiffOptions.defaults().withTileSize(32).withThreads(2).withOverviews(overviews);
      assertThatThrownBy(
              () ->
                  GeoTiffWriter.write(
                      file,
                      shape,
                      (int row, int rows, float[] into) -> {
                        if (row > 200) {
                          throw new UncheckedIOException(new IOException("scratch file is gone"));
                        }
                        Arrays.fill(into, row);
                      },
                      options))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("scratch file is gone");
      try (var left = Files.list(folder)) {
        assertThat(left).isEmpty();
      }
    }
  }
}
