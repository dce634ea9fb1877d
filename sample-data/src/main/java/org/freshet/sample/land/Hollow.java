package org.freshet.sample.land;

/**
 * A bowl pressed into the ground: an ellipse that is level and {@code depth_m} below the ground at
 * its centre, and blends into the ground around it.
 *
 * @param x centre, local m
 * @param y centre, local m
 * @param floorRadius_m radius of the level floor
 * @param rimRadius_m radius where the old ground is met again
 * @param depth_m floor below the old ground at the centre
 */
public record Hollow(double x, double y, double floorRadius_m, double rimRadius_m, double depth_m) {

  /** The ground at a place, given the old ground there and at the hollow's centre. */
  double press(double px, double py, double ground_m, double centre_m) {
    double r = Math.sqrt((px - x) * (px - x) + (py - y) * (py - y));
    if (r >= rimRadius_m) {
      return ground_m;
    }
    double t = Math.max(0, (r - floorRadius_m) / (rimRadius_m - floorRadius_m));
    double w = t * t * (3 - 2 * t);
    return w * ground_m + (1 - w) * (centre_m - depth_m);
  }
}
