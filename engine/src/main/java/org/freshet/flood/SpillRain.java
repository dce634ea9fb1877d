package org.freshet.flood;

import java.time.Duration;
import java.util.Arrays;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkWater;

/**
 * How much rain is left until a sink spills: for every leaf the depth of an even rain of a given
 * duration that would fill the pool over it to its outlet, starting from a state with its losses,
 * sewers and what corrections taught of its runoff. Only the pool's own ground is counted, no water
 * that others spill into it and none that is still on its way, so the true figure is at most this.
 *
 * <p>Net runoff is computed at {@value #DEPTHS} rain depths up to {@value #MOST_MM} mm and
 * interpolated in between. Cost: so many runoff steps per duration.
 */
public final class SpillRain {
  /** Deepest rain that is tried, mm. */
  public static final double MOST_MM = 256;

  private static final int DEPTHS = 33;

  private final FloodState state;
  private final DepressionHierarchy sinks;
  private final int[] over;
  private final double[] free_m3;
  private final double[] factors;

  /** Lays out a state. */
  public SpillRain(FloodState state) {
    this.state = state;
    this.sinks = state.model().terrain().hierarchy();
    SinkWater water = state.water();
    this.over = nodesOver(state.standing());
    this.free_m3 = new double[sinks.leafCount()];
    this.factors = state.bias().factors(state.standing().forest(), state.time());
    for (int leaf = 0; leaf < free_m3.length; leaf++) {
      int node = over[leaf];
      free_m3[leaf] = Math.max(0, sinks.volume_m3(node) - water.stored_m3(node));
    }
  }

  /** The node of the pool over each leaf, the leaf itself where it is dry. */
  private static int[] nodesOver(StandingWater water) {
    SpillForest forest = water.forest();
    int[] over = new int[forest.sinks().leafCount()];
    Arrays.setAll(over, leaf -> leaf);
    Pools pools = new Pools(forest).find(water);
    for (int pool = 0; pool < pools.count(); pool++) {
      int node = forest.node(pools.rank(pool));
      for (int rank = pools.first(pool); rank <= pools.rank(pool); rank++) {
        if (forest.left[rank] < 0) {
          over[forest.leaf(rank)] = node;
        }
      }
    }
    return over;
  }

  /**
   * Rain left until each leaf's pool spills.
   *
   * @param duration how long it falls
   * @return per leaf, mm; 0 where it is full, NaN where {@value #MOST_MM} mm are not enough
   */
  public float[] rain_mm(Duration duration) {
    double hours = duration.toMillis() / 3_600_000.0;
    if (!(hours > 0)) {
      throw new IllegalArgumentException("Duration (" + duration + ") must be positive.");
    }
    float[] result_mm = new float[free_m3.length];
    Arrays.fill(result_mm, Float.NaN);
    double[] lower_m3 = new double[sinks.nodeCount()];
    double lower_mm = 0;
    for (int i = 1; i < DEPTHS; i++) {
      double upper_mm = depth_mm(i);
      double[] upper_m3 = inflow_m3(upper_mm, hours);
      for (int leaf = 0; leaf < result_mm.length; leaf++) {
        int node = over[leaf];
        if (Float.isNaN(result_mm[leaf]) && upper_m3[node] >= free_m3[leaf]) {
          double rise_m3 = upper_m3[node] - lower_m3[node];
          double part = rise_m3 <= 0 ? 0 : (free_m3[leaf] - lower_m3[node]) / rise_m3;
          result_mm[leaf] = (float) (lower_mm + part * (upper_mm - lower_mm));
        }
      }
      lower_m3 = upper_m3;
      lower_mm = upper_mm;
    }
    return result_mm;
  }

  /** Finer where rain is shallow: the square of the number, up to {@link #MOST_MM}. */
  private static double depth_mm(int i) {
    double share = (double) i / (DEPTHS - 1);
    return MOST_MM * share * share;
  }

  private double[] inflow_m3(double rain_mm, double hours) {
    RunoffMatrix runoff = state.model().runoff();
    UnitRunoff units = new UnitRunoff(runoff, state.model().options());
    double[] even_mm = new double[runoff.rainCellCount()];
    Arrays.fill(even_mm, rain_mm);
    units.run(even_mm, 1, hours, state.losses().copy());
    double[] node_m3 = new double[sinks.nodeCount()];
    for (int node = 0; node < node_m3.length; node++) {
      if (sinks.isLeaf(node)) {
        node_m3[node] += factors[node] * runoff.volume_m3(units.net_mm(), node);
      }
      int parent = sinks.parent(node);
      if (parent != DepressionHierarchy.NONE) {
        node_m3[parent] += node_m3[node];
      }
    }
    return node_m3;
  }
}
