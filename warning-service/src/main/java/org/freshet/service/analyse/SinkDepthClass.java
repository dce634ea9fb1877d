package org.freshet.service.analyse;

import java.awt.Color;

/**
 * Classes of sink depth on the overview: five steps of one hue from light to dark (ColorBrewer
 * "Blues", safe for the colour-blind and in grey).
 */
enum SinkDepthClass {
  D1(1, 0.05f, 0xc6dbef),
  D2(2, 0.20f, 0x86bcdc),
  D3(3, 0.50f, 0x4292c6),
  D4(4, 1.00f, 0x1764ab),
  D5(5, 2.00f, 0x082f6b);

  private final int number;
  private final float from_m;
  private final Color color;

  SinkDepthClass(int number, float from_m, int rgb) {
    this.number = number;
    this.from_m = from_m;
    this.color = new Color(rgb);
  }

  /** Number of the class, 1 to 5, as the texts count them. */
  int number() {
    return number;
  }

  Color color() {
    return color;
  }

  /** Number of the class of a depth; 0 for less than 5 cm. */
  static int of(float depth_m) {
    int number = 0;
    for (SinkDepthClass one : CLASSES) {
      if (depth_m >= one.from_m) {
        number = one.number();
      }
    }
    return number;
  }

  private static final SinkDepthClass[] CLASSES = values();
}
