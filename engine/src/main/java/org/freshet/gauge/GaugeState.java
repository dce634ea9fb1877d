package org.freshet.gauge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What is known of one level gauge at one time, with all that speaks for or against it.
 *
 * @param sensor id of the gauge
 * @param at time the state is for
 * @param level_m newest usable level, m; NaN if there is none
 * @param observed time of that level; {@link Instant#EPOCH} if there is none
 * @param source what the level came from, such as {@code mqtt} or {@code pegelonline}
 * @param flags bits of {@link QualityFlags} of the newest value, usable or not
 * @param rise_m_h rise over the climatology's span, m/h; NaN unknown
 * @param riseRank share of past spans with a smaller rise, 0 to 1; NaN unknown
 * @param stage alarm stage, 0 none
 * @param forecast levels ahead; empty if none could be made
 * @param confidence 0 nothing is known to 1 fresh and without doubt
 */
public record GaugeState(
    String sensor,
    Instant at,
    double level_m,
    Instant observed,
    String source,
    int flags,
    double rise_m_h,
    double riseRank,
    int stage,
    List<LeadForecast> forecast,
    double confidence) {
  /** Way the level goes. */
  public enum Trend {
    /** Not known. */
    UNKNOWN,
    /** Falls. */
    FALLING,
    /** Stays. */
    STEADY,
    /** Rises. */
    RISING,
    /** Rises faster than in 999 of 1000 spans before. */
    RISING_FAST
  }

  /** Share of past rises from which on a rise is fast. */
  public static final double FAST_RANK = 0.999;

  private static final double STEADY_M_H = 0.01;

  /** Copies. */
  public GaugeState {
    Objects.requireNonNull(at);
    forecast = List.copyOf(forecast);
  }

  /** How old the level is; the time since 1970 if there never was one. */
  public Duration age() {
    return Duration.between(observed, at);
  }

  /** Which way the level goes. */
  public Trend trend() {
    if (Double.isNaN(rise_m_h)) {
      return Trend.UNKNOWN;
    }
    if (rise_m_h > STEADY_M_H) {
      return riseRank >= FAST_RANK ? Trend.RISING_FAST : Trend.RISING;
    }
    return rise_m_h < -STEADY_M_H ? Trend.FALLING : Trend.STEADY;
  }

  /** The state of a gauge that has said nothing usable: unknown, which is not low. */
  public static GaugeState silent(String sensor, Instant at, String source, int flags) {
    return new GaugeState(
        sensor,
        at,
        Double.NaN,
        Instant.EPOCH,
        source,
        flags,
        Double.NaN,
        Double.NaN,
        0,
        List.of(),
        0);
  }
}
