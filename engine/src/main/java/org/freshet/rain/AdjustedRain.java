package org.freshet.rain;

import java.util.List;

/**
 * A rain field with the gauges in it, and what it was made of.
 *
 * @param frame the field; unknown where the radar is unknown
 * @param method the method used
 * @param gauges ids of the gauges used, in the order given
 * @param scores of every method that could be tried, the chosen one among them
 * @param reason why not the method with more gauges: one sentence, empty if the best was used
 */
public record AdjustedRain(
    RainFrame frame,
    AdjustmentMethod method,
    List<String> gauges,
    List<AdjustmentScore> scores,
    String reason) {
  /** Copies. */
  public AdjustedRain {
    gauges = List.copyOf(gauges);
    scores = List.copyOf(scores);
  }

  /** What the field was made of, such as {@code radar + 12 gauges (external drift)}. */
  public String madeOf() {
    String name = method.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return method == AdjustmentMethod.RADAR_ONLY
        ? "radar alone"
        : "radar + " + gauges.size() + " gauges (" + name + ")";
  }
}
