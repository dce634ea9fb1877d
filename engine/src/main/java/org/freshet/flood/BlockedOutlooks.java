package org.freshet.flood;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;
import org.jspecify.annotations.Nullable;

/**
 * Tells of which sinks a forecast with links blocked is the worse, and which links those are.
 *
 * <p>Immutable; thread-safe. Made in O(members · lead times · leaves); memory: 4 bytes per leaf.
 */
public final class BlockedOutlooks {
  /** A smaller difference is not told, m. */
  public static final double TOLD_FROM_M = 0.05;

  private final FloodForecast expected;
  private final FloodForecast blocked;
  private final DepressionHierarchy sinks;
  private final List<String> shut;
  private final LinkReach reach;
  private final float[] deeper_m;

  /**
   * @param expected water ahead with the links as they are
   * @param blocked water ahead over the same members and times with some of them less open
   */
  public BlockedOutlooks(FloodForecast expected, FloodForecast blocked) {
    this.expected = expected;
    this.blocked = blocked;
    FloodModel model = expected.start().model();
    this.sinks = model.terrain().hierarchy();
    List<FlowLink> after = blocked.start().model().structures().links();
    Predicate<FlowLink> isShut = link -> !after.contains(link);
    this.shut = model.structures().links().stream().filter(isShut).map(link -> link.id()).toList();
    this.reach = new LinkReach(model, isShut);
    this.deeper_m = new float[sinks.leafCount()];
    for (int lead = 0; lead < expected.times().size(); lead++) {
      for (int member = 0; member < expected.memberCount(); member++) {
        compare(expected.levels(member, lead), blocked.levels(member, lead));
      }
    }
  }

  private void compare(SinkLevels asIs, SinkLevels other) {
    for (int leaf = 0; leaf < deeper_m.length; leaf++) {
      float level_m = other.level_m(leaf);
      if (level_m != asIs.level_m(leaf)) {
        double more_m = depth_m(other, leaf) - depth_m(asIs, leaf);
        deeper_m[leaf] = Math.max(deeper_m[leaf], (float) more_m);
      }
    }
  }

  private double depth_m(SinkLevels levels, int leaf) {
    return SinkOutlooks.depth_m(levels, leaf, sinks.pitElevation_m(leaf));
  }

  /**
   * How a sink would stand.
   *
   * @param node its node in the hierarchy
   * @return null where it would not be {@link #TOLD_FROM_M} deeper at any lead time
   */
  public @Nullable BlockedOutlook of(int node) {
    int leaf = SinkOutlooks.deepestLeaf(sinks, node);
    if (deeper_m[leaf] < TOLD_FROM_M) {
      return null;
    }
    int members = expected.memberCount();
    int median = FloodForecast.rank(0.5, members);
    int high = FloodForecast.rank(SinkOutlooks.HIGH, members);
    double more_m = 0;
    int worst = 0;
    double[] deepest_m = {};
    for (int lead = 0; lead < expected.times().size(); lead++) {
      double[] asIs_m = sorted_m(expected, lead, leaf);
      double[] shut_m = sorted_m(blocked, lead, leaf);
      more_m = Math.max(more_m, shut_m[median] - asIs_m[median]);
      more_m = Math.max(more_m, shut_m[high] - asIs_m[high]);
      if (lead == 0 || shut_m[high] > deepest_m[high]) {
        worst = lead;
        deepest_m = shut_m;
      }
    }
    return more_m < TOLD_FROM_M
        ? null
        : new BlockedOutlook(
            leaf,
            links(leaf),
            expected.times().get(worst),
            deepest_m[median],
            deepest_m[high],
            more_m);
  }

  /** Depths of the members over a pit, ascending. */
  private double[] sorted_m(FloodForecast forecast, int lead, int leaf) {
    double[] depth_m = new double[forecast.memberCount()];
    for (int member = 0; member < depth_m.length; member++) {
      depth_m[member] = depth_m(forecast.levels(member, lead), leaf);
    }
    Arrays.sort(depth_m);
    return depth_m;
  }

  /** The water ahead with the links as they are. */
  public FloodForecast expected() {
    return expected;
  }

  /** The water ahead with some of them less open. */
  public FloodForecast blocked() {
    return blocked;
  }

  /** By how much any member would see a leaf's water deeper at any lead time, m. */
  public double deeper_m(int leaf) {
    return deeper_m[leaf];
  }

  /**
   * The blocked links that leave more water over a sink, in the model's order. Where none lies on
   * the way of its water, such as above a link that a blocked one holds back, all that are blocked.
   */
  public List<String> links(int leaf) {
    List<String> above = reach.above(leaf);
    return above.isEmpty() ? shut : above;
  }
}
