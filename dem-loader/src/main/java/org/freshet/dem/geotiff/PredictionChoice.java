package org.freshet.dem.geotiff;

import org.freshet.grid.GridGeometry;

/**
 * Chooses the predictor of a raster by trying: some small tiles spread over it are compressed with
 * each, and the smallest sum wins. Byte planes cost the most time, so they must save a tenth. Which
 * one wins depends on the cells alone.
 */
final class PredictionChoice {
  private static final int TILE = 128;
  private static final int TRIALS = 9;
  private static final double WORTH_BYTE_PLANES = 0.9;

  private PredictionChoice() {}

  /** TIFF code of the predictor to use. */
  static int of(CellSource source, GeoTiffOptions options) {
    return switch (options.prediction()) {
      case NONE -> 1;
      case HORIZONTAL -> 2;
      case FLOATING -> floating(source);
      case AUTO -> smallest(source, options.level());
    };
  }

  private static int floating(CellSource source) {
    if (source.kind() != Encoding.Kind.FLOAT) {
      throw new IllegalArgumentException(
          "Prediction (FLOATING) is for floats. Maybe use HORIZONTAL.");
    }
    return 3;
  }

  private static int smallest(CellSource source, int level) {
    long none = size(source, 1, level);
    long horizontal = size(source, 2, level);
    int best = horizontal < none ? 2 : 1;
    if (source.kind() == Encoding.Kind.FLOAT
        && size(source, 3, level) < WORTH_BYTE_PLANES * Math.min(none, horizontal)) {
      best = 3;
    }
    return best;
  }

  private static long size(CellSource source, int predictor, int level) {
    GridGeometry shape = source.geometry();
    int across = (shape.cols() + TILE - 1) / TILE;
    int down = (shape.rows() + TILE - 1) / TILE;
    TileEncoder encoder = new TileEncoder(TILE, predictor, level);
    try {
      long size = 0;
      for (int i = 0; i < TRIALS; i++) {
        // Steps down the rows, and across by a stride of 4 in 9: no two in one line.
        int row = (int) ((long) down * i / TRIALS);
        int col = (int) ((long) across * (i * 4 % TRIALS) / TRIALS);
        size += encoder.encode(source, row * across + col).length;
      }
      return size;
    } finally {
      encoder.end();
    }
  }
}
