package org.freshet.service.cycle;

import java.util.List;
import org.freshet.exposure.AreaImpact;
import org.freshet.exposure.PassabilityWindow;
import org.freshet.flood.BlockedOutlooks;
import org.freshet.flood.FloodForecast;
import org.freshet.rain.RainFrame;
import org.freshet.reroute.TransitHint;
import org.freshet.service.publish.GroundChange;
import org.freshet.service.publish.WaterCorrection;
import org.freshet.warning.AreaOutlook;
import org.freshet.warning.InputAge;
import org.freshet.warning.WarningMessage;
import org.jspecify.annotations.Nullable;

/**
 * All that one cycle found.
 *
 * @param state what the next cycle starts from
 * @param rain rain of the cycle
 * @param inputs what it rests on
 * @param outlooks what the incident book was told, one per area
 * @param impacts what the water does now, one per area
 * @param edgeDepths_m water on every road edge now, m, by edge
 * @param windows when which vehicles cannot use which edge
 * @param hints what transit lines should do
 * @param forecast the water ahead
 * @param ifBlocked which sinks would stand deeper if links clogged; null where that changes no link
 *     or nobody asks
 * @param messages what is said to the world
 * @param corrections what reports did to the water in this cycle
 * @param change what a change of the ground did to the water; null where it is as before
 */
@SuppressWarnings("ArrayRecordComponent")
public record CycleResult(
    CycleState state,
    RainFrame rain,
    List<InputAge> inputs,
    List<AreaOutlook> outlooks,
    List<AreaImpact> impacts,
    float[] edgeDepths_m,
    List<PassabilityWindow> windows,
    List<TransitHint> hints,
    FloodForecast forecast,
    @Nullable BlockedOutlooks ifBlocked,
    List<WarningMessage> messages,
    List<WaterCorrection> corrections,
    @Nullable GroundChange change) {
  /** Copies the lists. */
  public CycleResult {
    inputs = List.copyOf(inputs);
    outlooks = List.copyOf(outlooks);
    impacts = List.copyOf(impacts);
    windows = List.copyOf(windows);
    hints = List.copyOf(hints);
    messages = List.copyOf(messages);
    corrections = List.copyOf(corrections);
  }
}
