package org.freshet.gauge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the state of a gauge from its newest observations. Confidence is 1 while the newest value
 * is not older than the expected interval, halves with every two intervals more, and is halved
 * again where the newest value itself was doubted.
 *
 * <p>Immutable and thread-safe.
 */
public final class GaugeStateMaker {
  private final String source;
  private final Duration interval;
  private final AlarmStages stages;
  private final @Nullable RiseClimatology climatology;
  private final @Nullable LevelForecaster forecaster;

  /**
   * For one gauge.
   *
   * @param source what its levels come from
   * @param interval between its values, positive
   * @param stages alarm stages
   * @param climatology null until there is past enough
   * @param forecaster null until there is past enough
   */
  public GaugeStateMaker(
      String source,
      Duration interval,
      AlarmStages stages,
      @Nullable RiseClimatology climatology,
      @Nullable LevelForecaster forecaster) {
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException("Interval (" + interval + ") must be positive.");
    }
    this.source = source;
    this.interval = interval;
    this.stages = stages;
    this.climatology = climatology;
    this.forecaster = forecaster;
  }

  /**
   * The state at a time.
   *
   * @param sensor id of the gauge
   * @param at now
   * @param observations levels of this gauge after quality control, oldest first, on common steps
   * @param rain_mm rain of the same steps; empty if unknown
   * @param stageBefore the stage of the state before
   */
  public GaugeState state(
      String sensor,
      Instant at,
      List<Observation> observations,
      double[] rain_mm,
      int stageBefore) {
    int newest = observations.size() - 1;
    while (newest >= 0 && !observations.get(newest).usable()) {
      newest--;
    }
    int flags = observations.isEmpty() ? 0 : observations.get(observations.size() - 1).flags();
    if (newest < 0) {
      return GaugeState.silent(sensor, at, source, flags);
    }
    Observation last = observations.get(newest);
    double[] level_m = new double[newest + 1];
    for (int i = 0; i <= newest; i++) {
      level_m[i] = observations.get(i).usable() ? observations.get(i).value() : Double.NaN;
    }
    double rise_m = rise_m(level_m);
    double hours = riseSteps() * interval.toSeconds() / 3600.0;
    boolean known = rain_mm.length == observations.size();
    double[] rain = known ? java.util.Arrays.copyOf(rain_mm, newest + 1) : new double[newest + 1];
    return new GaugeState(
        sensor,
        at,
        last.value(),
        last.time(),
        source,
        flags,
        rise_m / hours,
        climatology == null || Double.isNaN(rise_m) ? Double.NaN : climatology.rank(rise_m),
        stages.stage(last.value(), stageBefore),
        forecast(new LevelHistory(level_m, rain)).orElse(List.of()),
        confidence(Duration.between(last.time(), at), flags));
  }

  /** The climatology's span; without one about an hour, so that a rise is seen from the start. */
  private int riseSteps() {
    return climatology == null
        ? (int) Math.max(1, Math.round(3600.0 / interval.toSeconds()))
        : climatology.steps();
  }

  private double rise_m(double[] level_m) {
    int now = level_m.length - 1;
    int steps = riseSteps();
    return now < steps ? Double.NaN : level_m[now] - level_m[now - steps];
  }

  private Optional<List<LeadForecast>> forecast(LevelHistory history) {
    return forecaster == null ? Optional.empty() : forecaster.forecast(history);
  }

  private double confidence(Duration age, int flags) {
    double late = (double) age.toSeconds() / interval.toSeconds() - 1;
    double fresh = late <= 0 ? 1 : Math.pow(0.5, late / 2);
    return (flags & QualityFlags.BAD) == 0 ? fresh : fresh / 2;
  }
}
