package org.freshet.gauge;

import java.util.OptionalDouble;

/**
 * The alarm stages (Meldestufen) of a gauge. Stage 0 is none; a stage begins at its level. A stage
 * once reached ends only when the level has fallen below it by a margin, so that waves do not make
 * it flicker.
 *
 * @param levels_m level of each stage from 1 on, ascending, m
 * @param margin_m how far the level must fall below a stage to leave it, m
 */
@SuppressWarnings("ArrayRecordComponent")
public record AlarmStages(double[] levels_m, double margin_m) {
  /** Copies and checks that stages ascend. */
  public AlarmStages {
    levels_m = levels_m.clone();
    for (int i = 0; i < levels_m.length; i++) {
      boolean above = i == 0 || levels_m[i] > levels_m[i - 1];
      if (!Double.isFinite(levels_m[i]) || !above) {
        throw new IllegalArgumentException(
            "Stage " + (i + 1) + " at " + levels_m[i] + " m is not above the one before.");
      }
    }
    if (!(margin_m >= 0)) {
      throw new IllegalArgumentException("Margin (" + margin_m + " m) must not be negative.");
    }
  }

  /** The stage of a level without history; 0 if unknown. */
  public int stage(double level_m) {
    int stage = 0;
    while (stage < levels_m.length && level_m >= levels_m[stage]) {
      stage++;
    }
    return stage;
  }

  /** The stage after a level, given the stage before; an unknown level keeps the stage. */
  public int stage(double level_m, int before) {
    if (Double.isNaN(level_m)) {
      return before;
    }
    int rising = stage(level_m);
    int falling = stage(level_m + margin_m);
    return Math.max(rising, Math.min(before, falling));
  }

  /** Level at which a stage begins, m; empty if there is no such stage. */
  public OptionalDouble level_m(int stage) {
    return stage < 1 || stage > levels_m.length
        ? OptionalDouble.empty()
        : OptionalDouble.of(levels_m[stage - 1]);
  }
}
