package org.freshet.service.scenario;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.Tiles.Window;
import org.jspecify.annotations.Nullable;

/**
 * Where a measure makes water deeper or shallower, as a small picture: orange deeper, green-blue
 * shallower, two strengths of each from 2 and from 10 cm; grey where there is water in both and
 * nothing changes. The colours differ for every common kind of colour blindness. Stateless.
 */
final class DifferenceMap {
  static final Color DEEPER = new Color(0xe66101);
  static final Color SHALLOWER = new Color(0x018571);
  static final Color SAME = new Color(0xb0b0b0);

  private static final Color LITTLE_DEEPER = new Color(0xfdb863);
  private static final Color LITTLE_SHALLOWER = new Color(0x80cdc1);
  private static final float LEAST_M = 0.02f;
  private static final float MUCH_M = 0.10f;

  private DifferenceMap() {}

  /**
   * Paints the difference over a picture. A pixel shows the greatest change of the cells below it.
   * O(cells + pixels).
   *
   * @param window the cells the picture shows
   * @param wet_m depth from which water that stays the same is shown, m
   */
  static void paint(
      BufferedImage image, FloatGrid before_m, FloatGrid after_m, Window window, double wet_m) {
    int width = image.getWidth();
    int height = image.getHeight();
    for (int y = 0; y < height; y++) {
      int top = window.row() + first(y, window.rows(), height);
      int bottom = window.row() + last(y, window.rows(), height);
      for (int x = 0; x < width; x++) {
        int left = window.col() + first(x, window.cols(), width);
        int right = window.col() + last(x, window.cols(), width);
        Window cells = new Window(top, left, bottom - top, right - left);
        Color color = color(before_m, after_m, cells, wet_m);
        if (color != null) {
          image.setRGB(x, y, color.getRGB());
        }
      }
    }
  }

  private static int first(int pixel, int cells, int pixels) {
    return (int) ((long) pixel * cells / pixels);
  }

  /** The cell after the last one of a pixel; each has one. */
  private static int last(int pixel, int cells, int pixels) {
    return Math.max(first(pixel, cells, pixels) + 1, first(pixel + 1, cells, pixels));
  }

  private static @Nullable Color color(
      FloatGrid before_m, FloatGrid after_m, Window cells, double wet_m) {
    float most_m = 0;
    boolean wet = false;
    for (int row = cells.row(); row < cells.row() + cells.rows(); row++) {
      for (int col = cells.col(); col < cells.col() + cells.cols(); col++) {
        float before = before_m.get(row, col);
        float after = after_m.get(row, col);
        wet |= before >= wet_m || after >= wet_m;
        most_m = Math.abs(after - before) > Math.abs(most_m) ? after - before : most_m;
      }
    }
    Color color = color(most_m);
    return color == null && wet ? SAME : color;
  }

  private static @Nullable Color color(float change_m) {
    if (Math.abs(change_m) < LEAST_M) {
      return null;
    }
    boolean much = Math.abs(change_m) >= MUCH_M;
    return change_m > 0 ? (much ? DEEPER : LITTLE_DEEPER) : (much ? SHALLOWER : LITTLE_SHALLOWER);
  }
}
