package org.freshet.flood;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sink now and ahead.
 *
 * @param leaf its deepest leaf
 * @param depth_m water over its pit now, m
 * @param head_m how far it stands above its sill now, m
 * @param leads what the members say of it at some lead times
 * @param thresholds when it may become how deep
 * @param rainLeft_mm rain until it spills, see {@link SinkOutlooks#RAIN_MIN}; 0 full, NaN more than
 *     {@link SpillRain#MOST_MM}
 * @param confidence how far to trust it
 */
public record SinkOutlook(
    int leaf,
    double depth_m,
    double head_m,
    List<Lead> leads,
    List<Threshold> thresholds,
    List<Double> rainLeft_mm,
    LevelConfidence confidence) {
  /** Copies the lists. */
  public SinkOutlook {
    leads = List.copyOf(leads);
    thresholds = List.copyOf(thresholds);
    rainLeft_mm = List.copyOf(rainLeft_mm);
  }

  /**
   * Depths at a lead time.
   *
   * @param time the instant
   * @param low_m depth a tenth of the members do not exceed, m
   * @param median_m depth half of them do not exceed, m
   * @param high_m depth nine tenths of them do not exceed, m
   * @param reach share of the members that reach each of {@link SinkOutlooks#DEPTHS_M} then, 0 to 1
   */
  public record Lead(
      Instant time, double low_m, double median_m, double high_m, List<Double> reach) {
    /** Copies the list. */
    public Lead {
      reach = List.copyOf(reach);
    }
  }

  /**
   * A depth and when it may be reached.
   *
   * @param depth_m the depth, m
   * @param probability share of the members that reach it within the forecast, 0 to 1
   * @param reached instant by which half of the members have reached it; null where they do not
   */
  public record Threshold(double depth_m, double probability, @Nullable Instant reached) {}
}
