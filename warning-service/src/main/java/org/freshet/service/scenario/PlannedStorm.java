package org.freshet.service.scenario;

import java.util.List;
import java.util.Map;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.rain.RainPattern;
import org.freshet.rain.StormIndex;
import org.freshet.service.scenario.BatchSpec.RainSpec;
import org.jspecify.annotations.Nullable;

/**
 * A rain of a batch, ready to fall.
 *
 * @param rain what the file says of it
 * @param grid its cells
 * @param frames its frames
 * @param sum_mm depth of the whole storm where most falls, mm
 * @param mean_mm mean depth over the terrain, mm
 * @param duration_min its duration, min
 * @param yield_l_s_ha its yield r = h · 166.667 / D, l/(s ha)
 * @param index its heavy rain index; null where no statistics are known
 * @param statistics where the statistics come from, empty where none are known
 * @param key text that is different for different rain
 */
record PlannedStorm(
    RainSpec rain,
    RainGrid grid,
    List<RainFrame> frames,
    double sum_mm,
    double mean_mm,
    double duration_min,
    double yield_l_s_ha,
    @Nullable StormIndex index,
    String statistics,
    String key) {
  PlannedStorm {
    frames = List.copyOf(frames);
  }

  /** Short name. */
  String id() {
    return rain.id();
  }

  /** Name by language. */
  Map<String, String> name() {
    return rain.name();
  }

  /** Whether it fell once, and radar saw it. */
  boolean isPast() {
    return rain.form() instanceof BatchSpec.RainForm.Radar;
  }

  /** Whether the same falls everywhere. */
  boolean isUniform() {
    return !isPast() && rain.pattern() instanceof RainPattern.Uniform;
  }
}
