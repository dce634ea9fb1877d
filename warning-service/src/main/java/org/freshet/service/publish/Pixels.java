package org.freshet.service.publish;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.freshet.grid.GridGeometry;

/** Cells to pixels: pictures of large rasters take every n-th row and column. */
final class Pixels {
  /** Longest side of a picture, pixels. */
  static final int MAX_SIDE = 2048;

  private Pixels() {}

  /** Cells per pixel along each axis. */
  static int step(GridGeometry geometry) {
    return (Math.max(geometry.rows(), geometry.cols()) + MAX_SIDE - 1) / MAX_SIDE;
  }

  /** Number of pixels for a number of cells; a last incomplete block counts. */
  static int count(int cells, int step) {
    return (cells + step - 1) / step;
  }

  /** A picture as PNG. */
  static Picture encode(BufferedImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream(1 << 16);
    try {
      if (!ImageIO.write(image, "png", png)) {
        throw new IllegalStateException("This Java cannot write PNG.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Picture(image.getWidth(), image.getHeight(), png.toByteArray());
  }
}
