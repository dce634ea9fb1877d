package org.freshet.service.scenario;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/**
 * Where a measure makes water deeper or shallower, as a small picture: orange deeper, green-blue
 * shallower, two strengths of each from 2 and from 10 cm; grey where there is water in both and
 * nothing changes. The colours differ for every common kind of colour blindness. Stateless.
 */
final class DifferenceMap {
  static final Color DEEPER = new Color(0xe66101);
  static final Color SHALLOWER = new Color(0x018571);
  static final Color SAME = new Color(0x8a8a8a);

  private static final Color LITTLE_DEEPER = new Color(0xfdb863);
  private static final Color LITTLE_SHALLOWER = new Color(0x80cdc1);
  private static final float LEAST_M = 0.02f;
  private static final float MUCH_M = 0.10f;

  private DifferenceMap() {}

  /** Paints the difference over a picture of the whole raster. O(cells). */
  static void paint(BufferedImage image, FloatGrid before_m, FloatGrid after_m) {
    GridGeometry geometry = before_m.geometry();
    int width = image.getWidth();
    int height = image.getHeight();
    float[] most = new float[width * height];
    boolean[] wet = new boolean[width * height];
    for (int row = 0; row < geometry.rows(); row++) {
      int y = (int) ((long) row * height / geometry.rows());
      for (int col = 0; col < geometry.cols(); col++) {
        float change = after_m.get(row, col) - before_m.get(row, col);
        int at = y * width + (int) ((long) col * width / geometry.cols());
        wet[at] |= before_m.get(row, col) >= LEAST_M || after_m.get(row, col) >= LEAST_M;
        if (Math.abs(change) > Math.abs(most[at])) {
          most[at] = change;
        }
      }
    }
    for (int at = 0; at < most.length; at++) {
      Color color = color(most[at]);
      if (color != null) {
        image.setRGB(at % width, at / width, color.getRGB());
      } else if (wet[at]) {
        image.setRGB(at % width, at / width, SAME.getRGB());
      }
    }
  }

  private static @org.jspecify.annotations.Nullable Color color(float change_m) {
    if (Math.abs(change_m) < LEAST_M || Float.isNaN(change_m)) {
      return null;
    }
    boolean much = Math.abs(change_m) >= MUCH_M;
    return change_m > 0 ? (much ? DEEPER : LITTLE_DEEPER) : (much ? SHALLOWER : LITTLE_SHALLOWER);
  }
}
