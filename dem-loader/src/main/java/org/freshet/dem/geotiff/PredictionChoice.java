package org.freshet.dem.geotiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the predictor of a raster by trying: some small tiles of its first row of tiles that is
 * not all alike are compressed with each, and the smallest sum wins. Byte planes cost the most
 * time, so they must save a tenth. Which one wins depends on the cells and the tile size alone, and
 * is known before more than one row of tiles is: rasters larger than memory are written in one
 * pass.
 */
final class PredictionChoice {
  private static final int TILE = 128;
  private static final int TRIALS = 9;
  private static final double WORTH_BYTE_PLANES = 0.9;

  private final Band band;
  private final GeoTiffOptions options;
  private final byte[] first;
  private final byte[] line;

  /**
   * A choice for one raster.
   *
   * @param band its window, at the first rows
   */
  PredictionChoice(Band band, GeoTiffOptions options) {
    this.band = band;
    this.options = options;
    this.first = new byte[band.bytes()];
    this.line = new byte[band.cols() * band.bytes()];
    band.copy(0, 1, first, 0);
  }

  /**
   * TIFF code of the predictor to use, or 0 where all cells so far are alike and more may tell.
   *
   * @param rows how many rows the window holds
   * @param last whether they are the last of the raster
   */
  int choose(int rows, boolean last) {
    return switch (options.prediction()) {
      case NONE -> 1;
      case HORIZONTAL -> 2;
      case FLOATING -> floating();
      case AUTO -> auto(rows, last);
    };
  }

  private int floating() {
    if (band.kind() != Encoding.Kind.FLOAT) {
      throw new IllegalArgumentException(
          "Prediction (FLOATING) is for floats. Maybe use HORIZONTAL.");
    }
    return 3;
  }

  private int auto(int rows, boolean last) {
    for (int row = 0; row < rows; row += options.tileSize()) {
      int end = Math.min(row + options.tileSize(), rows);
      if (!alike(row, end, 0, band.cols()) || (last && end == rows)) {
        return smallest(end, tiles(row, end));
      }
    }
    return 0;
  }

  /** Whether the cells of a rectangle are like the first cell of the raster. */
  private boolean alike(int firstRow, int endRow, int firstCol, int cols) {
    byte[] expected = TileEncoder.repeated(first, cols);
    for (int row = firstRow; row < endRow; row++) {
      band.copy(row * band.cols() + firstCol, cols, line, 0);
      if (!Arrays.equals(line, 0, expected.length, expected, 0, expected.length)) {
        return false;
      }
    }
    return true;
  }

  /** Corners of the tiles to try, spread over those that are not all alike. */
  private List<int[]> tiles(int firstRow, int endRow) {
    List<int[]> telling = new ArrayList<>();
    for (int row = firstRow; row < endRow; row += TILE) {
      for (int col = 0; col < band.cols(); col += TILE) {
        int cols = Math.min(TILE, band.cols() - col);
        if (!alike(row, Math.min(row + TILE, endRow), col, cols)) {
          telling.add(new int[] {row, col});
        }
      }
    }
    if (telling.isEmpty()) {
      return List.of(new int[] {firstRow, 0});
    }
    List<int[]> spread = new ArrayList<>();
    int trials = Math.min(TRIALS, telling.size());
    for (int i = 0; i < trials; i++) {
      spread.add(telling.get((int) ((i + 0.5) * telling.size() / trials)));
    }
    return spread;
  }

  private int smallest(int rows, List<int[]> tiles) {
    long none = size(rows, tiles, 1);
    long horizontal = size(rows, tiles, 2);
    int best = horizontal < none ? 2 : 1;
    if (band.kind() == Encoding.Kind.FLOAT
        && size(rows, tiles, 3) < WORTH_BYTE_PLANES * Math.min(none, horizontal)) {
      best = 3;
    }
    return best;
  }

  private long size(int rows, List<int[]> tiles, int predictor) {
    TileEncoder encoder = new TileEncoder(TILE, predictor, options.level(), band);
    try {
      long size = 0;
      for (int[] tile : tiles) {
        size += encoder.encode(band, rows, tile[0], tile[1]).length;
      }
      return size;
    } finally {
      encoder.end();
    }
  }
}
