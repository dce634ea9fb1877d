package org.freshet.sample.streets;

/**
 * A point of the street network.
 *
 * @param index dense number, 0-based
 * @param x local m east
 * @param y local m north
 */
public record Node(int index, double x, double y) {
  /** Distance to another point, m. */
  public double distance_m(double px, double py) {
    return Math.sqrt((px - x) * (px - x) + (py - y) * (py - y));
  }
}
