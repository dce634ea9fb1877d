package org.freshet.gauge;

/**
 * A gauge's past on common steps: its level, and the rain over its catchment if known. Gaps are NaN
 * and stay gaps. Not to be changed once shared.
 *
 * @param level_m level per step, m; NaN for none
 * @param rain_mm rain of the step that ends there, mm; as long as the levels, all zero if unknown
 */
@SuppressWarnings("ArrayRecordComponent")
public record LevelHistory(double[] level_m, double[] rain_mm) {
  /** Past steps a forecast looks at. */
  static final int MEMORY = 8;

  /** Number of features of a moment. */
  static final int FEATURES = MEMORY + 4;

  /** Checks that both are as long. */
  public LevelHistory {
    if (level_m.length != rain_mm.length) {
      throw new IllegalArgumentException(
          level_m.length + " levels and " + rain_mm.length + " values of rain do not match.");
    }
  }

  /** A past without rain. */
  public static LevelHistory ofLevels(double[] level_m) {
    return new LevelHistory(level_m, new double[level_m.length]);
  }

  /** Number of steps. */
  public int steps() {
    return level_m.length;
  }

  /** The last steps before {@code end}. */
  LevelHistory part(int from, int to) {
    return new LevelHistory(
        java.util.Arrays.copyOfRange(level_m, from, to),
        java.util.Arrays.copyOfRange(rain_mm, from, to));
  }

  /**
   * What a forecast made at a step may know: the last changes of level, the level, and rain of the
   * last step, the last four and all the memory. False if something of it is missing.
   */
  boolean features(int at, double[] into) {
    if (at < MEMORY) {
      return false;
    }
    double sum = 0;
    double four = 0;
    for (int i = 0; i < MEMORY; i++) {
      into[i] = level_m[at - i] - level_m[at - i - 1];
      sum += rain_mm[at - i];
      four += i < 4 ? rain_mm[at - i] : 0;
    }
    into[MEMORY] = level_m[at];
    into[MEMORY + 1] = rain_mm[at];
    into[MEMORY + 2] = four;
    into[MEMORY + 3] = sum;
    for (double feature : into) {
      if (Double.isNaN(feature)) {
        return false;
      }
    }
    return true;
  }

  /** Change of level from a step to a later one, NaN if unknown. */
  double change_m(int at, int lead) {
    return at + lead < level_m.length ? level_m[at + lead] - level_m[at] : Double.NaN;
  }
}
