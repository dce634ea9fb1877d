package org.freshet.service.analyse;

import java.awt.Color;

/**
 * Classes of drainage paths on the overview by contributing area, as line widths; the colour is the
 * vermilion of Okabe and Ito, which stands off blue for everyone.
 */
enum PathClass {
  P1(1, 0, 1.1f),
  P2(2, 1e4, 2.2f),
  P3(3, 1e5, 3.9f),
  P4(4, 1e6, 6.2f);

  static final Color COLOR = new Color(0xd55e00);
  static final Color CASING = new Color(255, 255, 255, 170);

  private static final PathClass[] CLASSES = values();

  private final int number;
  private final double from_m2;
  private final float width;

  PathClass(int number, double from_m2, float width) {
    this.number = number;
    this.from_m2 = from_m2;
    this.width = width;
  }

  /** Number of the class, 1 to 4, as the texts count them. */
  int number() {
    return number;
  }

  /** Line width, pixels. */
  float width() {
    return width;
  }

  /** Class of an area. */
  static PathClass of(double contributingArea_m2) {
    PathClass found = P1;
    for (PathClass one : CLASSES) {
      if (contributingArea_m2 >= one.from_m2) {
        found = one;
      }
    }
    return found;
  }
}
