package org.freshet.reroute;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A way through the road network.
 *
 * <p>Immutable as long as nobody writes to the arrays handed in.
 */
public final class Route {
  private final double length_m;
  private final double duration_s;
  private final int[] edges;
  private final double[] lonLat;

  /**
   * @param length_m its length, m
   * @param duration_s driving time, s
   * @param edges indexes of the road edges it uses, in order
   * @param lonLat its line as longitude, latitude, longitude, latitude …
   */
  public Route(double length_m, double duration_s, int[] edges, double[] lonLat) {
    this.length_m = length_m;
    this.duration_s = duration_s;
    this.edges = edges;
    this.lonLat = lonLat;
  }

  /** Length, m. */
  public double length_m() {
    return length_m;
  }

  /** Driving time, s. */
  public double duration_s() {
    return duration_s;
  }

  /** Number of edges used. */
  public int edgeCount() {
    return edges.length;
  }

  /** Index of one used edge. */
  public int edge(int i) {
    return edges[i];
  }

  /** Number of points of its line. */
  public int pointCount() {
    return lonLat.length / 2;
  }

  /** Longitude of a point, degrees. */
  public double lon(int i) {
    return lonLat[2 * i];
  }

  /** Latitude of a point, degrees. */
  public double lat(int i) {
    return lonLat[2 * i + 1];
  }

  /** Equal are ways of the same length, time, edges and line. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Route route
        && length_m == route.length_m
        && duration_s == route.duration_s
        && Arrays.equals(edges, route.edges)
        && Arrays.equals(lonLat, route.lonLat);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(edges) + Double.hashCode(duration_s);
  }
}
