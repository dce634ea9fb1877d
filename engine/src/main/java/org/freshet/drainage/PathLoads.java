package org.freshet.drainage;

import java.util.ArrayList;
import java.util.List;
import org.freshet.sink.NestedSink;
import org.freshet.sink.SinkWater;

/**
 * What spills down each path in each of several rains: the overflow of its own sink, and the most
 * that passes any point of its own ground, which is that plus what joining paths bring. O(paths ·
 * rains). Immutable, thread-safe.
 */
public final class PathLoads {
  private final double[][] spill_m3;
  private final double[][] passing_m3;

  private PathLoads(double[][] spill_m3, double[][] passing_m3) {
    this.spill_m3 = spill_m3;
    this.passing_m3 = passing_m3;
  }

  /**
   * Loads of a network.
   *
   * @param rains the water of each rain at rest, of the same hierarchy as the network's tree
   */
  public static PathLoads of(PathNetwork network, List<SinkWater> rains) {
    List<EmergencyPath> paths = network.paths();
    List<NestedSink> sinks = network.tree().sinks();
    List<double[]> spills = new ArrayList<>();
    List<double[]> passing = new ArrayList<>();
    for (SinkWater water : rains) {
      double[] spill = new double[paths.size()];
      for (int path = 0; path < spill.length; path++) {
        spill[path] = water.spilled_m3(sinks.get(path).node());
      }
      spills.add(spill);
      passing.add(passing(network, spill));
    }
    return new PathLoads(spills.toArray(new double[0][]), passing.toArray(new double[0][]));
  }

  /**
   * What passes each path's own ground when so much leaves each sink.
   *
   * @param spill by path, in any unit
   * @return by path, in the same unit: its own and what joining paths bring
   */
  public static double[] passing(PathNetwork network, double[] spill) {
    double[] sum = spill.clone();
    // A path joins one that was followed before it, so backwards every load is whole in time.
    for (int path = spill.length - 1; path >= 0; path--) {
      int joined = network.paths().get(path).joins();
      if (joined >= 0) {
        sum[joined] += sum[path];
      }
    }
    return sum;
  }

  /** Number of rains. */
  public int rains() {
    return spill_m3.length;
  }

  /** Overflow of the path's own sink in a rain, m³. */
  public double spill_m3(int rain, int path) {
    return spill_m3[rain][path];
  }

  /** Most water that passes a point of the path's own ground in a rain, m³. */
  public double passing_m3(int rain, int path) {
    return passing_m3[rain][path];
  }

  /** Largest of {@link #passing_m3} over all rains; 0 without any. */
  public double most_m3(int path) {
    double most = 0;
    for (double[] rain : passing_m3) {
      most = Math.max(most, rain[path]);
    }
    return most;
  }
}
