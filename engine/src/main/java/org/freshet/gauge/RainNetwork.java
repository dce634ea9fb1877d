package org.freshet.gauge;

import java.util.Arrays;
import java.util.List;

/**
 * Where the rain gauges of a network stand, on a plane, and who is whose neighbour. Immutable and
 * thread-safe.
 */
public final class RainNetwork {
  private final List<String> sensors;
  private final double[] x_m;
  private final double[] y_m;
  private final int[][] neighbours;

  /**
   * A network; the arrays are copied.
   *
   * @param sensors ids
   * @param x_m eastings, m
   * @param y_m northings, m
   * @param radius_m others within this distance are neighbours, m
   */
  public RainNetwork(List<String> sensors, double[] x_m, double[] y_m, double radius_m) {
    if (sensors.size() != x_m.length || x_m.length != y_m.length) {
      throw new IllegalArgumentException(
          sensors.size() + " sensors, " + x_m.length + " x and " + y_m.length + " y do not match.");
    }
    this.sensors = List.copyOf(sensors);
    this.x_m = x_m.clone();
    this.y_m = y_m.clone();
    this.neighbours = new int[x_m.length][];
    for (int i = 0; i < x_m.length; i++) {
      neighbours[i] = within(i, radius_m);
    }
  }

  /**
   * A network of places given in degrees, put on a plane about their middle: right to 0.1 % over a
   * hundred kilometres.
   */
  public static RainNetwork ofDegrees(
      List<String> sensors, double[] lon_deg, double[] lat_deg, double radius_m) {
    double metresPerDegree = 111_195;
    double middle = Math.toRadians(Arrays.stream(lat_deg).average().orElse(0));
    double[] x_m = new double[lon_deg.length];
    double[] y_m = new double[lat_deg.length];
    for (int i = 0; i < x_m.length; i++) {
      x_m[i] = lon_deg[i] * metresPerDegree * Math.cos(middle);
      y_m[i] = lat_deg[i] * metresPerDegree;
    }
    return new RainNetwork(sensors, x_m, y_m, radius_m);
  }

  private int[] within(int self, double radius_m) {
    int[] found = new int[x_m.length];
    int count = 0;
    for (int other = 0; other < x_m.length; other++) {
      if (other != self && distance_m(self, other) <= radius_m) {
        found[count++] = other;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Number of sensors. */
  public int size() {
    return x_m.length;
  }

  /** Id of a sensor. */
  public String sensor(int index) {
    return sensors.get(index);
  }

  /** Easting, m. */
  public double x_m(int index) {
    return x_m[index];
  }

  /** Northing, m. */
  public double y_m(int index) {
    return y_m[index];
  }

  /** Distance of two sensors, m. */
  public double distance_m(int a, int b) {
    return Math.hypot(x_m[a] - x_m[b], y_m[a] - y_m[b]);
  }

  /** The neighbours of a sensor, ascending; not to be written to. */
  int[] neighbours(int index) {
    return neighbours[index];
  }
}
