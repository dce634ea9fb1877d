package org.freshet.warning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one cycle sees for one area, before hysteresis and budgets.
 *
 * @param areaKey official key of the area
 * @param areaName its name
 * @param level level the rules give
 * @param onset when the level's threshold is first crossed; null at level NONE
 * @param observed whether it is crossed now, as against forecast only
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
    @Nullable Instant onset,
    boolean observed,
    double peak_m,
    Instant peakTime,
    List<String> streets,
    List<String> assets,
    Explanation explanation) {
  /** Copies the lists. */
  public AreaOutlook {
    streets = List.copyOf(streets);
    assets = List.copyOf(assets);
  }
}
