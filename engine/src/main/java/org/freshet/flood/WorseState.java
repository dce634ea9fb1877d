package org.freshet.flood;

import java.util.ArrayList;
import java.util.List;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;
import org.jspecify.annotations.Nullable;

/**
 * The worse of two states of the same terrain, sink by sink: links as they are, and links blocked
 * by debris. A blocked culvert floods what lies above it, an open one what lies below; neither
 * alone is the safe side. Immutable; thread-safe.
 */
public final class WorseState {
  private static final float SAME_M = 0.001f;

  private final FloodModel model;
  private final SinkLevels open;
  private final SinkLevels blocked;
  private final SinkLevels worse;
  private final LinkReach reach;

  private WorseState(FloodModel model, SinkLevels open, SinkLevels blocked) {
    this.model = model;
    this.open = open;
    this.blocked = blocked;
    this.worse = higher(open, blocked);
    this.reach = new LinkReach(model, link -> link.kind().canBlock());
  }

  /**
   * Compares levels.
   *
   * @param model the model with its links as they are
   * @param open levels with it
   * @param blocked levels with {@link Structures#blocked()}
   */
  public static WorseState of(FloodModel model, SinkLevels open, SinkLevels blocked) {
    return new WorseState(model, open, blocked);
  }

  /** Compares lead time by lead time and member by member. */
  public static FloodForecast higher(FloodForecast open, FloodForecast blocked) {
    return open.with(blocked, WorseState::higher);
  }

  /** The higher level over each sink. */
  public static SinkLevels higher(SinkLevels one, SinkLevels other) {
    float[] level_m = new float[one.leafCount()];
    for (int leaf = 0; leaf < level_m.length; leaf++) {
      float a = one.level_m(leaf);
      float b = other.level_m(leaf);
      level_m[leaf] = Float.isNaN(a) || b > a ? b : a;
    }
    return SinkLevels.of(level_m);
  }

  /** The higher level over each sink. */
  public SinkLevels levels() {
    return worse;
  }

  /** Why a sink stands higher than in the other state. */
  public enum Reason {
    /** Both states give the same level. */
    NONE,
    /** It stands higher when a link is blocked. */
    BLOCKED,
    /** It stands higher when a link is open. */
    OPEN
  }

  /** Which state is the worse for a sink. */
  public Reason reason(int leaf) {
    double dry_m = model.terrain().hierarchy().pitElevation_m(leaf);
    float openLevel_m = open.level_m(leaf);
    float blockedLevel_m = blocked.level_m(leaf);
    double difference_m =
        (Float.isNaN(blockedLevel_m) ? dry_m : blockedLevel_m)
            - (Float.isNaN(openLevel_m) ? dry_m : openLevel_m);
    return difference_m > SAME_M
        ? Reason.BLOCKED
        : difference_m < -SAME_M ? Reason.OPEN : Reason.NONE;
  }

  /**
   * The link that makes the difference for a sink: the first of the model's whose water comes this
   * way; null where there is no difference or none is found.
   */
  public @Nullable String link(int leaf) {
    List<String> links =
        switch (reason(leaf)) {
          case NONE -> List.of();
          case BLOCKED -> reach.above(leaf);
          case OPEN -> reach.below(leaf);
        };
    return links.isEmpty() ? null : links.get(0);
  }

  /** Leaves whose level differs between the states. */
  public List<Integer> differing() {
    DepressionHierarchy sinks = model.terrain().hierarchy();
    List<Integer> leaves = new ArrayList<>();
    for (int leaf = 0; leaf < sinks.leafCount(); leaf++) {
      if (reason(leaf) != Reason.NONE) {
        leaves.add(leaf);
      }
    }
    return leaves;
  }
}
