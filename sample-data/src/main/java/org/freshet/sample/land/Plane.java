package org.freshet.sample.land;

/**
 * The plane that fits the ground along a line best (least squares). A ring road built on it has one
 * highest and one lowest point, so that it drains.
 */
final class Plane implements Stream.Ground {
  private static final double STEP_M = 5;

  private final double x0;
  private final double y0;
  private final double z0;
  private final double slopeX;
  private final double slopeY;

  private Plane(double x0, double y0, double z0, double slopeX, double slopeY) {
    this.x0 = x0;
    this.y0 = y0;
    this.z0 = z0;
    this.slopeX = slopeX;
    this.slopeY = slopeY;
  }

  static Plane through(Line line, Stream.Ground ground) {
    int n = (int) (line.length_m() / STEP_M);
    double x0 = 0;
    double y0 = 0;
    double z0 = 0;
    for (int i = 0; i < n; i++) {
      double[] p = line.pointAt(i * STEP_M);
      x0 += p[0] / n;
      y0 += p[1] / n;
      z0 += ground.at(p[0], p[1]) / n;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xz = 0;
    double yz = 0;
    for (int i = 0; i < n; i++) {
      double[] p = line.pointAt(i * STEP_M);
      double dx = p[0] - x0;
      double dy = p[1] - y0;
      double dz = ground.at(p[0], p[1]) - z0;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
      xz += dx * dz;
      yz += dy * dz;
    }
    double det = xx * yy - xy * xy;
    return new Plane(x0, y0, z0, (xz * yy - yz * xy) / det, (yz * xx - xz * xy) / det);
  }

  @Override
  public double at(double x, double y) {
    return z0 + slopeX * (x - x0) + slopeY * (y - y0);
  }
}
