package org.freshet.sample.land;

import java.util.ArrayList;
import java.util.List;

/**
 * A polyline in the local metric frame (x east, y north, m), measured along itself.
 *
 * <p>Immutable; safe for any thread.
 */
public final class Line {
  private final double[] xs;
  private final double[] ys;
  private final double[] along;

  private Line(double[] xs, double[] ys) {
    this.xs = xs;
    this.ys = ys;
    this.along = new double[xs.length];
    for (int i = 1; i < xs.length; i++) {
      along[i] = along[i - 1] + length(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
    }
  }

  /** A line through points given as x, y, x, y … */
  public static Line of(double... xy) {
    double[] xs = new double[xy.length / 2];
    double[] ys = new double[xy.length / 2];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = xy[2 * i];
      ys[i] = xy[2 * i + 1];
    }
    return new Line(xs, ys);
  }

  /** A line through points in order. */
  public static Line of(List<double[]> points) {
    double[] xy = new double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      xy[2 * i] = points.get(i)[0];
      xy[2 * i + 1] = points.get(i)[1];
    }
    return of(xy);
  }

  /** A Catmull-Rom curve through the points, with a vertex about every {@code step_m}. */
  public static Line smooth(double step_m, double... xy) {
    Line knots = of(xy);
    int n = knots.points();
    List<double[]> out = new ArrayList<>();
    for (int i = 0; i + 1 < n; i++) {
      double span = knots.along[i + 1] - knots.along[i];
      int steps = Math.max(1, (int) Math.round(span / step_m));
      for (int k = 0; k < steps; k++) {
        double t = k / (double) steps;
        out.add(
            new double[] {
              spline(t, knots.xs, i, n), spline(t, knots.ys, i, n),
            });
      }
    }
    out.add(new double[] {knots.xs[n - 1], knots.ys[n - 1]});
    return of(out);
  }

  private static double spline(double t, double[] v, int i, int n) {
    double p0 = v[Math.max(0, i - 1)];
    double p1 = v[i];
    double p2 = v[i + 1];
    double p3 = v[Math.min(n - 1, i + 2)];
    return 0.5
        * (2 * p1
            + t * (p2 - p0)
            + t * t * (2 * p0 - 5 * p1 + 4 * p2 - p3)
            + t * t * t * (3 * p1 - p0 - 3 * p2 + p3));
  }

  /** Number of vertices. */
  public int points() {
    return xs.length;
  }

  /** x of a vertex, m. */
  public double x(int i) {
    return xs[i];
  }

  /** y of a vertex, m. */
  public double y(int i) {
    return ys[i];
  }

  /** Distance of a vertex from the start along the line, m. */
  public double along(int i) {
    return along[i];
  }

  /** Length, m. */
  public double length_m() {
    return along[along.length - 1];
  }

  /** The point so far along the line; clamped to its ends. */
  public double[] pointAt(double s_m) {
    int i = segmentAt(s_m);
    double span = along[i + 1] - along[i];
    double t = span == 0 ? 0 : Math.min(1, Math.max(0, (s_m - along[i]) / span));
    return new double[] {xs[i] + t * (xs[i + 1] - xs[i]), ys[i] + t * (ys[i + 1] - ys[i])};
  }

  /** Unit direction of travel at a distance along the line. */
  public double[] directionAt(double s_m) {
    int i = segmentAt(s_m);
    double dx = xs[i + 1] - xs[i];
    double dy = ys[i + 1] - ys[i];
    double d = length(dx, dy);
    return new double[] {dx / d, dy / d};
  }

  private int segmentAt(double s_m) {
    int i = 0;
    while (i + 2 < along.length && along[i + 1] <= s_m) {
      i++;
    }
    return i;
  }

  /** Distance from a point and where along the line the nearest point lies: {distance, along}. */
  public double[] nearest(double x, double y) {
    double best = Double.MAX_VALUE;
    double where = 0;
    for (int i = 0; i + 1 < xs.length; i++) {
      double t = project(i, x, y);
      double d = length(x - xs[i] - t * (xs[i + 1] - xs[i]), y - ys[i] - t * (ys[i + 1] - ys[i]));
      if (d < best) {
        best = d;
        where = along[i] + t * (along[i + 1] - along[i]);
      }
    }
    return new double[] {best, where};
  }

  /** Parameter 0..1 of the point of segment {@code i} nearest to a point. */
  double project(int i, double x, double y) {
    double dx = xs[i + 1] - xs[i];
    double dy = ys[i + 1] - ys[i];
    double d2 = dx * dx + dy * dy;
    if (d2 == 0) {
      return 0;
    }
    return Math.min(1, Math.max(0, ((x - xs[i]) * dx + (y - ys[i]) * dy) / d2));
  }

  /** Where this line crosses another: pairs {along this, along the other}, in order of finding. */
  public List<double[]> crossings(Line other) {
    List<double[]> found = new ArrayList<>();
    for (int i = 0; i + 1 < xs.length; i++) {
      for (int j = 0; j + 1 < other.xs.length; j++) {
        cross(i, other, j, found);
      }
    }
    return found;
  }

  private void cross(int i, Line o, int j, List<double[]> found) {
    double rx = xs[i + 1] - xs[i];
    double ry = ys[i + 1] - ys[i];
    double sx = o.xs[j + 1] - o.xs[j];
    double sy = o.ys[j + 1] - o.ys[j];
    double det = rx * sy - ry * sx;
    if (det == 0) {
      return;
    }
    double qx = o.xs[j] - xs[i];
    double qy = o.ys[j] - ys[i];
    double t = (qx * sy - qy * sx) / det;
    double u = (qx * ry - qy * rx) / det;
    if (t >= 0 && t < 1 && u >= 0 && u < 1) {
      found.add(
          new double[] {
            along[i] + t * (along[i + 1] - along[i]), o.along[j] + u * (o.along[j + 1] - o.along[j])
          });
    }
  }

  private static double length(double dx, double dy) {
    return Math.sqrt(dx * dx + dy * dy);
  }
}
