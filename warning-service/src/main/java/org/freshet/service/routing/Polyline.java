package org.freshet.service.routing;

import java.util.Arrays;

/** A line on the map with its length. Immutable as long as nobody writes to the array handed in. */
public final class Polyline {
  private final double[] xy;
  private final double[] position_m;

  /** A line of x, y, x, y …, m; at least one point. */
  public Polyline(double[] xy) {
    if (xy.length < 2) {
      throw new IllegalArgumentException("A line without a point. Maybe an empty shape.");
    }
    this.xy = xy;
    this.position_m = new double[xy.length / 2];
    for (int i = 1; i < position_m.length; i++) {
      position_m[i] = position_m[i - 1] + Math.hypot(x(i) - x(i - 1), y(i) - y(i - 1));
    }
  }

  /** Number of points. */
  public int points() {
    return position_m.length;
  }

  /** Easting of a point, m. */
  public double x(int point) {
    return xy[2 * point];
  }

  /** Northing of a point, m. */
  public double y(int point) {
    return xy[2 * point + 1];
  }

  /** Distance of a point from the start along the line, m. */
  public double position_m(int point) {
    return position_m[point];
  }

  /** Length, m. */
  public double length_m() {
    return position_m[position_m.length - 1];
  }

  /** Where on segment {@code i} (from point i to i+1) a place is nearest, 0 to 1. */
  double nearest(int i, double px, double py) {
    double dx = x(i + 1) - x(i);
    double dy = y(i + 1) - y(i);
    double square = dx * dx + dy * dy;
    double t = square == 0 ? 0 : ((px - x(i)) * dx + (py - y(i)) * dy) / square;
    return Math.max(0, Math.min(1, t));
  }

  /** Distance of a place from segment {@code i}, m. */
  double distance_m(int i, double px, double py) {
    double t = nearest(i, px, py);
    return Math.hypot(x(i) + t * (x(i + 1) - x(i)) - px, y(i) + t * (y(i + 1) - y(i)) - py);
  }

  /** The part between two positions as x, y …; at least two points. */
  public double[] part(double from_m, double to_m) {
    double[] part = new double[xy.length + 4];
    int length = put(part, 0, from_m);
    for (int i = 0; i < points(); i++) {
      if (position_m[i] > from_m && position_m[i] < to_m) {
        part[length++] = x(i);
        part[length++] = y(i);
      }
    }
    length = put(part, length, to_m);
    return Arrays.copyOf(part, length);
  }

  private int put(double[] target, int at, double position) {
    int i = 0;
    while (i + 2 < points() && position_m[i + 1] < position) {
      i++;
    }
    double span = points() < 2 ? 0 : position_m[i + 1] - position_m[i];
    double t = span == 0 ? 0 : Math.max(0, Math.min(1, (position - position_m[i]) / span));
    int next = Math.min(i + 1, points() - 1);
    target[at] = x(i) + t * (x(next) - x(i));
    target[at + 1] = y(i) + t * (y(next) - y(i));
    return at + 2;
  }

  /**
   * Where on the line places lie that it passes in order: the positions, never falling, with the
   * least sum of distances. O(places × points) time and memory.
   *
   * @param px eastings of the places, m
   * @param py northings, m
   */
  public double[] positions_m(double[] px, double[] py) {
    int segments = points() - 1;
    double[] found = new double[px.length];
    if (segments < 1) {
      return found;
    }
    int[][] from = new int[px.length][segments];
    double[] least = new double[segments];
    for (int place = 0; place < px.length; place++) {
      double best = Double.POSITIVE_INFINITY;
      int bestSegment = 0;
      for (int i = 0; i < segments; i++) {
        if (least[i] < best) {
          best = least[i];
          bestSegment = i;
        }
        from[place][i] = bestSegment;
        least[i] = best + distance_m(i, px[place], py[place]);
      }
    }
    int segment = 0;
    for (int i = 1; i < segments; i++) {
      segment = least[i] < least[segment] ? i : segment;
    }
    for (int place = px.length - 1; place >= 0; place--) {
      double span = position_m[segment + 1] - position_m[segment];
      found[place] = position_m[segment] + span * nearest(segment, px[place], py[place]);
      segment = from[place][segment];
    }
    for (int place = 1; place < px.length; place++) {
      found[place] = Math.max(found[place], found[place - 1]);
    }
    return found;
  }
}
