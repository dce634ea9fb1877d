package org.freshet.sample.town;

import java.util.List;

/**
 * A building's footprint: a rectangle turned with its street.
 *
 * @param id identifier
 * @param x centre, local m
 * @param y centre, local m
 * @param frontX unit vector along its front
 * @param frontY unit vector along its front
 * @param front_m length along the front
 * @param deep_m depth behind the front
 */
public record Building(
    String id, double x, double y, double frontX, double frontY, double front_m, double deep_m) {

  /** The outline, local x, y, counter-clockwise, first point not repeated. */
  public List<double[]> ring() {
    return List.of(corner(-1, -1, 0), corner(1, -1, 0), corner(1, 1, 0), corner(-1, 1, 0));
  }

  double[] corner(int along, int across, double grown_m) {
    double u = along * (front_m / 2 + grown_m);
    double v = across * (deep_m / 2 + grown_m);
    return new double[] {x + u * frontX - v * frontY, y + u * frontY + v * frontX};
  }

  /** Whether a local point lies inside the outline grown by some metres. */
  public boolean contains(double px, double py, double grown_m) {
    double u = (px - x) * frontX + (py - y) * frontY;
    double v = (py - y) * frontX - (px - x) * frontY;
    return Math.abs(u) <= front_m / 2 + grown_m && Math.abs(v) <= deep_m / 2 + grown_m;
  }
}
