package org.freshet.rain;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings radar rain and gauges together. Every method that the number of gauges allows is tried on
 * each gauge in turn with that gauge left out; the one with the least error is used, a more
 * elaborate one only if it is better by a margin. As gauges go missing the choice falls back in
 * steps down to the radar alone, and the result says so.
 *
 * <p>Meant for sums of an hour or so: single frames of 5 min have too little rain per gauge. {@link
 * #inFrame} carries the correction of such a sum into the frames it is made of. Stateless and
 * thread-safe. Time: ranges x gauges⁴ for the choice, cells x gauges for the field; hand in at most
 * some 60 gauges, the nearest.
 */
public final class GaugeAdjustment {
  private static final double[] RANGES_M = {5_000, 15_000, 50_000};
  private static final double MARGIN = 0.98;
  private static final double WET_MM = 0.5;
  private static final double ENOUGH_MM = 0.1;
  private static final double LARGEST = 10;

  private GaugeAdjustment() {}

  /**
   * Adjusts a field.
   *
   * @param radar the field, mm over its interval
   * @param x_m easting of every cell's centre, m
   * @param y_m northing of every cell's centre, m
   * @param pairs gauges of the same interval that passed quality control, with the radar above them
   */
  public static AdjustedRain adjust(
      RainFrame radar, double[] x_m, double[] y_m, List<GaugePair> pairs) {
    if (x_m.length != radar.cells() || y_m.length != radar.cells()) {
      throw new IllegalArgumentException(
          x_m.length + " places for the " + radar.cells() + " cells of " + radar + ".");
    }
    List<String> ids = pairs.stream().map(GaugePair::gauge).toList();
    List<AdjustmentScore> scores = scores(pairs);
    AdjustmentScore chosen = choose(scores);
    String reason = reason(pairs, scores, chosen);
    AdjustedField field;
    try {
      field = chosen.method().fit(pairs, chosen.range_m());
    } catch (SingularAdjustmentException e) {
      chosen = scores.get(0);
      reason = String.valueOf(e.getMessage());
      field = (x, y, r) -> r;
    }
    float[] rain_mm = new float[radar.cells()];
    for (int cell = 0; cell < rain_mm.length; cell++) {
      float value = radar.rain_mm(cell);
      rain_mm[cell] =
          Float.isNaN(value)
              ? Float.NaN
              : (float) Math.max(0, field.rain_mm(x_m[cell], y_m[cell], value));
    }
    boolean radarOnly = chosen.method() == AdjustmentMethod.RADAR_ONLY;
    RainFrame frame =
        new RainFrame(
            radar.start(), radar.end(), rain_mm, radar.source() + (radarOnly ? "" : "+gauges"));
    return new AdjustedRain(frame, chosen.method(), radarOnly ? List.of() : ids, scores, reason);
  }

  /** Scores of all methods that the pairs allow, by leaving out each gauge in turn. */
  public static List<AdjustmentScore> scores(List<GaugePair> pairs) {
    List<AdjustmentScore> scores = new ArrayList<>();
    for (AdjustmentMethod method : AdjustmentMethod.values()) {
      if (pairs.size() < method.fewestGauges()) {
        continue;
      }
      boolean kriging = method.compareTo(AdjustmentMethod.CONDITIONAL_MERGING) >= 0;
      for (double range_m : kriging ? RANGES_M : new double[] {0}) {
        AdjustmentScore score = score(method, range_m, pairs);
        if (!Double.isNaN(score.rmse_mm()) || method == AdjustmentMethod.RADAR_ONLY) {
          scores.add(score);
        }
      }
    }
    return scores;
  }

  private static AdjustmentScore score(
      AdjustmentMethod method, double range_m, List<GaugePair> pairs) {
    double squares = 0;
    double errors = 0;
    try {
      for (int out = 0; out < pairs.size(); out++) {
        List<GaugePair> others = new ArrayList<>(pairs);
        GaugePair left = others.remove(out);
        AdjustedField field = method.fit(others, range_m);
        double guess = Math.max(0, field.rain_mm(left.x_m(), left.y_m(), left.radar_mm()));
        squares += (guess - left.gauge_mm()) * (guess - left.gauge_mm());
        errors += guess - left.gauge_mm();
      }
    } catch (SingularAdjustmentException e) {
      return new AdjustmentScore(method, range_m, Double.NaN, Double.NaN, pairs.size());
    }
    int n = pairs.size();
    return new AdjustmentScore(method, range_m, Math.sqrt(squares / n), errors / n, n);
  }

  private static AdjustmentScore choose(List<AdjustmentScore> scores) {
    AdjustmentScore best = scores.get(0);
    for (AdjustmentScore score : scores) {
      double mustBeat = score.method() == best.method() ? 1 : MARGIN;
      if (score.rmse_mm() < mustBeat * best.rmse_mm()) {
        best = score;
      }
    }
    return best;
  }

  private static String reason(
      List<GaugePair> pairs, List<AdjustmentScore> scores, AdjustmentScore chosen) {
    AdjustmentMethod[] all = AdjustmentMethod.values();
    if (pairs.stream().noneMatch(pair -> pair.gauge_mm() >= WET_MM)) {
      return "No gauge saw as much as " + WET_MM + " mm.";
    }
    if (pairs.size() < all[all.length - 1].fewestGauges()) {
      return "Only " + pairs.size() + " gauges to go by.";
    }
    boolean tried = scores.stream().anyMatch(s -> s.method() == all[all.length - 1]);
    if (chosen.method() == all[all.length - 1]) {
      return "";
    }
    return tried
        ? "Was nearer to gauges left out than the more elaborate methods."
        : "The pairs do not determine the more elaborate methods.";
  }

  /**
   * Carries the correction of a sum into one of the frames it is made of: every cell is multiplied
   * by adjusted over raw sum, at most tenfold. Where the radar summed up to almost nothing, what
   * the gauges added is spread evenly over time.
   *
   * @param frame a frame within the interval of the sums
   * @param raw the radar sum
   * @param adjusted the same sum with the gauges in it
   */
  public static RainFrame inFrame(RainFrame frame, RainFrame raw, RainFrame adjusted) {
    boolean within = !frame.start().isBefore(raw.start()) && !frame.end().isAfter(raw.end());
    if (!within || frame.cells() != raw.cells() || raw.cells() != adjusted.cells()) {
      throw new IllegalArgumentException(frame + " is no part of " + raw + ".");
    }
    double share = (double) frame.duration().toSeconds() / raw.duration().toSeconds();
    float[] rain_mm = new float[frame.cells()];
    for (int cell = 0; cell < rain_mm.length; cell++) {
      float before = raw.rain_mm(cell);
      float after = adjusted.rain_mm(cell);
      float value = frame.rain_mm(cell);
      if (Float.isNaN(before) || Float.isNaN(after) || Float.isNaN(value)) {
        rain_mm[cell] = value;
      } else if (before >= ENOUGH_MM) {
        rain_mm[cell] = (float) (value * Math.min(LARGEST, after / before));
      } else {
        rain_mm[cell] = (float) (value + share * Math.max(0, after - before));
      }
    }
    return new RainFrame(frame.start(), frame.end(), rain_mm, adjusted.source());
  }
}
