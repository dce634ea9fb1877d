package org.freshet.service.publish;

import java.awt.Color;

/**
 * The classes water depth is drawn in, after the hazard maps of Baden-Württemberg (LUBW, Leitfaden
 * Kommunales Starkregenrisikomanagement): 5–10, 10–50, 50–100, over 100 cm. One hue from light to
 * dark, so that every kind of colour vision sees the order.
 */
public enum WaterClass {
  /** 5 to 10 cm. */
  SHALLOW(1, 0.05, 0x9ecae1),
  /** 10 to 50 cm. */
  MEDIUM(2, 0.10, 0x4292c6),
  /** 50 to 100 cm. */
  DEEP(3, 0.50, 0x08519c),
  /** Over 1 m. */
  VERY_DEEP(4, 1.00, 0x081d58);

  private final int number;
  private final double from_m;
  private final int rgb;

  WaterClass(int number, double from_m, int rgb) {
    this.number = number;
    this.from_m = from_m;
    this.rgb = rgb;
  }

  /** Number of the class, 1 to 4. */
  public int number() {
    return number;
  }

  /** Lower limit of the class, m. */
  public double from_m() {
    return from_m;
  }

  /** Its colour. */
  public Color color() {
    return new Color(rgb);
  }

  /** Its colour as a web page writes it. */
  public String hex() {
    return String.format("#%06x", rgb);
  }

  /** Number of the class of a depth, 1 to 4; 0 below the first class and for NaN. */
  static int number(float depth_m) {
    if (!(depth_m >= 0.05f)) {
      return 0;
    }
    if (depth_m < 0.10f) {
      return 1;
    }
    if (depth_m < 0.50f) {
      return 2;
    }
    return depth_m < 1f ? 3 : 4;
  }
}
