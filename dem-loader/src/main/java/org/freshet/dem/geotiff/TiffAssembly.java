package org.freshet.dem.geotiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.freshet.dem.geotiff.ImageHead.Image;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * One raster and its overviews on their way into a file, in blocks of rows from north to south.
 * Without overviews, tiles go straight into the file. With them, each image goes into a file of its
 * own first: small images lie in front, so that readers over a network fetch them with the head.
 *
 * <p>Memory: a block of the raster, which is a row of tiles or {@value #TILES_PER_THREAD} tiles per
 * thread, whichever is more; as much again with overviews; and two tiles per thread.
 */
final class TiffAssembly implements Closeable {
  private static final int TILES_PER_THREAD = 8;

  private final GridGeometry geometry;
  private final Band band;
  private final GeoTiffOptions options;
  private final ImageHead head;
  private final Parts parts;
  private final int blockRows;
  private final List<TiffLevel> levels = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private final List<Integer> filledRows = new ArrayList<>();
  private int predictor;

  /** Opens the new files that are written, counted from 0; the last one is the result. */
  interface Parts {
    /** Opens an empty file to write and to read. */
    FileChannel open(int number) throws IOException;
  }

  /**
   * An assembly of one raster.
   *
   * @param band its window, of at least {@link #blockRows} rows
   * @param nodata text of the value of no data, empty for none
   */
  TiffAssembly(
      GridGeometry geometry, Band band, String nodata, GeoTiffOptions options, Parts parts) {
    this.geometry = geometry;
    this.band = band;
    this.options = options;
    this.head = new ImageHead(geometry, band, nodata, options.tileSize());
    this.parts = parts;
    this.blockRows = blockRows(geometry, options);
  }

  /** Rows that are asked for at once. */
  static int blockRows(GridGeometry geometry, GeoTiffOptions options) {
    int tile = options.tileSize();
    int across = (geometry.cols() + tile - 1) / tile;
    int rowsOfTiles = Math.max(1, TILES_PER_THREAD * options.threads() / across);
    long down = (geometry.rows() + tile - 1L) / tile;
    return (int) Math.min(down, rowsOfTiles) * tile;
  }

  /** How many bytes the tiles can have, should nothing compress. */
  double largestBytes() {
    double sum = 0;
    for (int[] shape : shapes()) {
      int tiles = TiffLevel.tiles(shape[0], shape[1], options.tileSize());
      double tileBytes = (double) options.tileSize() * options.tileSize() * band.bytes();
      sum += tiles * (tileBytes * 1.01 + 100);
    }
    return sum;
  }

  /** Rows and columns of the raster and its overviews. */
  private List<int[]> shapes() {
    List<int[]> shapes = new ArrayList<>();
    int rows = geometry.rows();
    int cols = geometry.cols();
    shapes.add(new int[] {rows, cols});
    while (options.overviews() && Math.max(rows, cols) > options.tileSize()) {
      rows = (rows + 1) / 2;
      cols = (cols + 1) / 2;
      shapes.add(new int[] {rows, cols});
    }
    return shapes;
  }

  /** Writes the file, as BigTIFF or not. */
  void write(boolean big) throws IOException {
    options.progress().begin("write", geometry.cells());
    open(big);
    writeRows();
    if (levels.size() == 1) {
      TileFile file = levels.get(0).file();
      file.putHead(head.bytes(List.of(image(0, 0)), predictor, big));
    } else {
      assemble(big);
    }
  }

  private void open(boolean big) throws IOException {
    Band last = band;
    int images = shapes().size();
    for (int[] shape : shapes()) {
      int tiles = TiffLevel.tiles(shape[0], shape[1], options.tileSize());
      long reserved = images == 1 ? emptyHead(big).length : 0;
      TileFile file = new TileFile(parts.open(levels.size()), reserved, tiles);
      levels.add(new TiffLevel(shape[0], shape[1], options.tileSize(), file));
      bands.add(last);
      filledRows.add(0);
      if (levels.size() < images) {
        last = last.half(blockRows);
      }
    }
  }

  private byte[] emptyHead(boolean big) {
    List<Image> images = new ArrayList<>();
    for (int[] shape : shapes()) {
      long[] none = new long[TiffLevel.tiles(shape[0], shape[1], options.tileSize())];
      images.add(new Image(shape[0], shape[1], none, none));
    }
    return head.bytes(images, 1, big);
  }

  private void writeRows() throws IOException {
    PredictionChoice choice = null;
    Band alike = null;
    for (int row = 0; row < geometry.rows(); row += blockRows) {
      int rows = Math.min(blockRows, geometry.rows() - row);
      band.fill(row, rows);
      if (predictor == 0) {
        choice = choice == null ? new PredictionChoice(band, options) : choice;
        predictor = choice.choose(rows, row + rows == geometry.rows());
        if (predictor == 0) {
          alike = alike == null ? band.likeFirst(blockRows) : alike;
          continue;
        }
        writeHeldBack(row, alike);
        alike = null;
      }
      writeBlock(0, band, rows);
    }
  }

  /** Writes the rows that were all alike and told nothing of what would compress best. */
  private void writeHeldBack(int endRow, @Nullable Band alike) throws IOException {
    for (int row = 0; alike != null && row < endRow; row += blockRows) {
      writeBlock(0, alike, blockRows);
    }
  }

  private void writeBlock(int index, Band from, int rows) throws IOException {
    TiffLevel level = levels.get(index);
    level.write(from, rows, predictor, options, index == 0 ? options.progress() : Progress.NONE);
    if (index + 1 == levels.size()) {
      return;
    }
    TiffLevel next = levels.get(index + 1);
    Band small = bands.get(index + 1);
    int filled = filledRows.get(index + 1);
    from.shrink(rows, small, filled);
    filled += (rows + 1) / 2;
    if (filled == blockRows || next.doneRows() + filled == next.rows()) {
      writeBlock(index + 1, small, filled);
      filled = 0;
    }
    filledRows.set(index + 1, filled);
  }

  private Image image(int index, long position) {
    TiffLevel level = levels.get(index);
    TileFile file = level.file();
    return new Image(level.rows(), level.cols(), file.offsets(position), file.counts());
  }

  private void assemble(boolean big) throws IOException {
    long end = emptyHead(big).length;
    long[] positions = new long[levels.size()];
    for (int i = levels.size() - 1; i >= 0; i--) {
      positions[i] = end;
      end += levels.get(i).file().size();
    }
    List<Image> images = new ArrayList<>();
    for (int i = 0; i < positions.length; i++) {
      images.add(image(i, positions[i]));
    }
    try (FileChannel target = parts.open(levels.size())) {
      byte[] bytes = head.bytes(images, predictor, big);
      TileFile.write(target, ByteBuffer.wrap(bytes), 0);
      for (int i = positions.length - 1; i >= 0; i--) {
        levels.get(i).file().copyTo(target, positions[i]);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (TiffLevel level : levels) {
      level.close();
    }
  }
}
