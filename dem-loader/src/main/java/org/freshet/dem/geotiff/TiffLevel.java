package org.freshet.dem.geotiff;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.freshet.dem.Workers;
import org.freshet.progress.Progress;

/** One image of a file that is written: the raster itself or an overview of it. */
final class TiffLevel implements Closeable {
  private final int rows;
  private final int cols;
  private final int tileSize;
  private final TileFile file;
  private int doneRows;

  /**
   * An image without tiles yet.
   *
   * @param file takes the tiles; closed with this
   */
  TiffLevel(int rows, int cols, int tileSize, TileFile file) {
    this.rows = rows;
    this.cols = cols;
    this.tileSize = tileSize;
    this.file = file;
  }

  /** How many tiles an image has. */
  static int tiles(int rows, int cols, int tileSize) {
    long down = (rows + tileSize - 1L) / tileSize;
    long across = (cols + tileSize - 1L) / tileSize;
    return Math.toIntExact(down * across);
  }

  int rows() {
    return rows;
  }

  int cols() {
    return cols;
  }

  TileFile file() {
    return file;
  }

  /** Rows written so far. */
  int doneRows() {
    return doneRows;
  }

  /**
   * Compresses and writes the next rows.
   *
   * @param band holds them, from its beginning
   * @param count how many: whole rows of tiles, or all that are left
   * @param progress told of each tile
   */
  void write(Band band, int count, int predictor, GeoTiffOptions options, Progress progress)
      throws IOException {
    int across = (cols + tileSize - 1) / tileSize;
    int pieces = (count + tileSize - 1) / tileSize * across;
    int firstTile = doneRows / tileSize * across;
    Queue<TileEncoder> encoders = new ConcurrentLinkedQueue<>();
    try {
      Workers.run(
          options.threads(),
          pieces,
          () -> {
            TileEncoder encoder = new TileEncoder(tileSize, predictor, options.level(), band);
            encoders.add(encoder);
            return encoder;
          },
          (piece, encoder) -> {
            int row = piece / across * tileSize;
            int col = piece % across * tileSize;
            put(firstTile + piece, encoder.encode(band, count, row, col));
            progress.advance(
                (long) Math.min(tileSize, count - row) * Math.min(tileSize, cols - col));
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      encoders.forEach(TileEncoder::end);
    }
    doneRows += count;
  }

  private void put(int tile, byte[] bytes) {
    try {
      file.put(tile, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
