package org.freshet.warning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * When an area is warned, how gravely, and when it is let go.
 *
 * @param leadTime how far ahead a forecast may warn
 * @param levels levels by depth on roads, ascending; depths ascend with the levels
 * @param assets levels by assets reached, may be empty
 * @param hysteresis how far water must fall below a threshold to leave a level
 * @param clearAfterCycles cycles in a row it must stay there
 * @param minUpdateInterval shortest time between a message and the next that does not escalate
 * @param validity how long a message holds unless renewed
 * @param minConfidence a cycle less sure than this never counts towards letting go, 0 to 1
 */
public record WarningRules(
    Duration leadTime,
    List<LevelRule> levels,
    List<AssetRule> assets,
    Hysteresis hysteresis,
    int clearAfterCycles,
    Duration minUpdateInterval,
    Duration validity,
    double minConfidence) {

  private static final int VERSION_DIGITS = 12;

  /** Checks the rules against each other; sorts and copies the lists. */
  public WarningRules {
    levels = levels.stream().sorted(Comparator.comparing(LevelRule::level)).toList();
    assets = List.copyOf(assets);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("No warning level is given. Maybe rules.levels is empty.");
    }
    for (int i = 1; i < levels.size(); i++) {
      requireAscending(levels.get(i - 1), levels.get(i));
    }
    if (leadTime.isNegative()) {
      throw new IllegalArgumentException("Lead time (" + leadTime + ") must be 0 or more.");
    }
    if (clearAfterCycles < 1) {
      throw new IllegalArgumentException(
          "Cycles to clear (" + clearAfterCycles + ") must be 1 or more.");
    }
    if (minUpdateInterval.isNegative()) {
      throw new IllegalArgumentException(
          "Update interval (" + minUpdateInterval + ") must be 0 or more.");
    }
    if (validity.compareTo(minUpdateInterval.multipliedBy(2)) < 0 || validity.isZero()) {
      throw new IllegalArgumentException(
          "Validity ("
              + validity
              + ") must be at least twice the update interval ("
              + minUpdateInterval
              + "). Maybe PT90M.");
    }
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException(
          "Least confidence (" + minConfidence + ") must be 0 to 1.");
    }
  }

  private static void requireAscending(LevelRule lower, LevelRule higher) {
    if (lower.level() == higher.level()) {
      throw new IllegalArgumentException(
          "Level " + lower.level().number() + " is given twice in rules.levels.");
    }
    if (!(lower.roadDepth_m() < higher.roadDepth_m())) {
      throw new IllegalArgumentException(
          "Road depth ("
              + higher.roadDepth_m()
              + " m) of level "
              + higher.level().number()
              + " must be above that of level "
              + lower.level().number()
              + " ("
              + lower.roadDepth_m()
              + " m).");
    }
  }

  /**
   * The rules of a study area that says nothing else: 5, 10, 30 and 50 cm on roads for the levels 1
   * to 4, any asset reached makes level 2, a fire station or hospital level 3; one hour ahead; six
   * cycles to clear; an update every ten minutes at most; 90 minutes of validity.
   */
  public static WarningRules defaults() {
    return new WarningRules(
        Duration.ofMinutes(60),
        List.of(
            LevelRule.of(WarningLevel.MINOR, 0.05),
            LevelRule.of(WarningLevel.MODERATE, 0.10),
            LevelRule.of(WarningLevel.SEVERE, 0.30),
            LevelRule.of(WarningLevel.EXTREME, 0.50)),
        List.of(
            new AssetRule(AssetRule.ANY_KIND, WarningLevel.MODERATE),
            new AssetRule("fire_station", WarningLevel.SEVERE),
            new AssetRule("hospital", WarningLevel.SEVERE)),
        Hysteresis.defaults(),
        6,
        Duration.ofMinutes(10),
        Duration.ofMinutes(90),
        0.3);
  }

  /** The same with other levels. */
  public WarningRules withLevels(List<LevelRule> other) {
    return new WarningRules(
        leadTime,
        other,
        assets,
        hysteresis,
        clearAfterCycles,
        minUpdateInterval,
        validity,
        minConfidence);
  }

  /** The same with other rules for assets. */
  public WarningRules withAssets(List<AssetRule> other) {
    return new WarningRules(
        leadTime,
        levels,
        other,
        hysteresis,
        clearAfterCycles,
        minUpdateInterval,
        validity,
        minConfidence);
  }

  /** The same with another lead time and number of cycles to clear. */
  public WarningRules withTiming(Duration lead, int cycles) {
    return new WarningRules(
        lead, levels, assets, hysteresis, cycles, minUpdateInterval, validity, minConfidence);
  }

  /** Every depth whose road length the rules ask for, ascending, m. */
  public double[] thresholds_m() {
    TreeSet<Double> depths = new TreeSet<>();
    for (LevelRule rule : levels) {
      depths.add(rule.roadDepth_m());
      depths.add(hysteresis.held_m(rule));
    }
    return depths.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The lowest rule: what counts as a street under water. */
  public LevelRule lowest() {
    return levels.get(0);
  }

  /** Share of the members a level needs: that of the highest rule not above it. */
  double shareFor(WarningLevel level) {
    double share = lowest().probability();
    for (LevelRule rule : levels) {
      if (rule.level().compareTo(level) <= 0) {
        share = rule.probability();
      }
    }
    return share;
  }

  /** Level an asset of a kind makes when it is reached. */
  public WarningLevel levelOfAsset(String kind) {
    WarningLevel level = WarningLevel.NONE;
    for (AssetRule rule : assets) {
      if (rule.covers(kind) && rule.level().compareTo(level) > 0) {
        level = rule.level();
      }
    }
    return level;
  }

  /** A short hash of everything the rules say: equal rules, equal version. */
  public String version() {
    List<String> parts = new ArrayList<>();
    parts.add(leadTime + " " + levels + " " + assets + " " + hysteresis);
    parts.add(clearAfterCycles + " " + minUpdateInterval + " " + validity + " " + minConfidence);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("|", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
