package org.freshet.service.publish;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/** Draws water depth as a transparent picture in the classes of {@link WaterClass}. */
public final class DepthOverlay {
  private static final int ALPHA = 225;

  private DepthOverlay() {}

  /**
   * The picture of a depth raster, m. Where several cells share a pixel the deepest shows, so that
   * narrow water is never lost. O(cells).
   */
  public static Picture of(FloatGrid depth_m) {
    return Pixels.encode(image(depth_m));
  }

  static BufferedImage image(FloatGrid depth_m) {
    GridGeometry geometry = depth_m.geometry();
    int step = Pixels.step(geometry);
    int width = Pixels.count(geometry.cols(), step);
    int height = Pixels.count(geometry.rows(), step);
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette());
    WritableRaster raster = image.getRaster();
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        line[x] = WaterClass.number(deepest(depth_m, y * step, x * step, step));
      }
      raster.setPixels(0, y, width, 1, line);
    }
    return image;
  }

  private static float deepest(FloatGrid depth_m, int row, int col, int step) {
    float deepest = 0;
    int lastRow = Math.min(row + step, depth_m.geometry().rows());
    int lastCol = Math.min(col + step, depth_m.geometry().cols());
    for (int r = row; r < lastRow; r++) {
      for (int c = col; c < lastCol; c++) {
        float depth = depth_m.get(r, c);
        if (depth > deepest) {
          deepest = depth;
        }
      }
    }
    return deepest;
  }

  private static IndexColorModel palette() {
    WaterClass[] classes = WaterClass.values();
    byte[] red = new byte[classes.length + 1];
    byte[] green = new byte[classes.length + 1];
    byte[] blue = new byte[classes.length + 1];
    byte[] alpha = new byte[classes.length + 1];
    for (WaterClass water : classes) {
      int i = water.number();
      red[i] = (byte) water.color().getRed();
      green[i] = (byte) water.color().getGreen();
      blue[i] = (byte) water.color().getBlue();
      alpha[i] = (byte) ALPHA;
    }
    return new IndexColorModel(8, red.length, red, green, blue, alpha);
  }
}
