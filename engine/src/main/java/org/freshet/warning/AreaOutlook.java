package org.freshet.warning;

import java.time.Instant;
import java.util.List;
import org.freshet.exposure.BlockedStreet;
import org.freshet.rain.RainRarity;
import org.jspecify.annotations.Nullable;

/**
 * What one cycle sees for one area, before hysteresis and budgets.
 *
 * @param areaKey official key of the area
 * @param areaName its name
 * @param level level the rules give
 * @param heldLevel level that still holds once in force: the same rules with their thresholds
 *     lowered by the hysteresis; never below {@code level}
 * @param onset when the level's threshold is first crossed; null at level NONE
 * @param observed whether it is crossed now, as against forecast only
 * @param probability share of the forecast members that reach the level, 0 to 1; 1 when observed
 * @param peak_m deepest water on a street of the area from now to the end of the forecast, m
 * @param peakTime when that is
 * @param streets names of the streets over the lowest rule's threshold, worst first
 * @param assets identifiers of critical places reached by water
 * @param explanation why
 */
public record AreaOutlook(
    String areaKey,
    String areaName,
    WarningLevel level,
    WarningLevel heldLevel,
    @Nullable Instant onset,
    boolean observed,
    double probability,
    double peak_m,
    Instant peakTime,
    List<String> streets,
    List<String> assets,
    Explanation explanation) {
  /** Checks the two levels and the probability; copies the lists. */
  public AreaOutlook {
    if (heldLevel.compareTo(level) < 0) {
      throw new IllegalArgumentException(
          "Held level ("
              + heldLevel
              + ") of area ("
              + areaKey
              + ") is below level ("
              + level
              + "). Maybe the thresholds were raised, not lowered.");
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "Probability (" + probability + ") of area (" + areaKey + ") must be 0 to 1.");
    }
    streets = List.copyOf(streets);
    assets = List.copyOf(assets);
  }

  /** The same with how rare the rain over the area is. */
  public AreaOutlook with(RainRarity rarity) {
    return with(explanation.with(rarity));
  }

  /** The same with the street that would stand deeper if links clogged; the level stays. */
  public AreaOutlook with(BlockedStreet street) {
    return with(explanation.with(street));
  }

  private AreaOutlook with(Explanation other) {
    return new AreaOutlook(
        areaKey,
        areaName,
        level,
        heldLevel,
        onset,
        observed,
        probability,
        peak_m,
        peakTime,
        streets,
        assets,
        other);
  }
}
