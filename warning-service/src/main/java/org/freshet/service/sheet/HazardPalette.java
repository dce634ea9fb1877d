package org.freshet.service.sheet;

import java.awt.Color;

/**
 * Colours and hatching of hazard classes: the usual blues from light to dark, each darker than the
 * one before by about the same step of lightness, so that their order survives any kind of colour
 * vision and a grey print. Hatching tells neighbours apart in black and white. Stateless.
 */
public final class HazardPalette {
  private static final int[][] BLUES = {
    {0x4292c6},
    {0x9ecae1, 0x08519c},
    {0x9ecae1, 0x4292c6, 0x08306b},
    {0x9ecae1, 0x4292c6, 0x08519c, 0x081d58},
    {0xc6dbef, 0x85bcdb, 0x4292c6, 0x08519c, 0x081d58},
    {0xdeebf7, 0xb3d3e8, 0x7ab6d9, 0x3787c0, 0x08519c, 0x081d58},
  };
  private static final int WHITE_SHARE = 60;

  private HazardPalette() {}

  /** Colour of a class, 1 to {@code classes}. */
  public static Color color(int number, int classes) {
    return new Color(BLUES[classes - 1][number - 1]);
  }

  /**
   * Colour of a pixel of a class, hatching included.
   *
   * @param x pixel column
   * @param y pixel row
   * @param step distance of hatching lines, pixels
   */
  static int rgb(int number, int classes, int x, int y, int step) {
    int rgb = BLUES[classes - 1][number - 1];
    return hatched(number, x, y, step) ? lighter(rgb) : rgb;
  }

  private static boolean hatched(int number, int x, int y, int step) {
    int width = Math.max(1, step / 6);
    return switch (number % 4) {
      case 2 -> Math.floorMod(x + y, step) < width;
      case 3 -> Math.floorMod(x - y, step) < width;
      case 0 -> Math.floorMod(x + y, step) < width || Math.floorMod(x - y, step) < width;
      default -> false;
    };
  }

  private static int lighter(int rgb) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int part = rgb >> shift & 0xff;
      mixed |= (part + (255 - part) * WHITE_SHARE / 100) << shift;
    }
    return mixed;
  }
}
