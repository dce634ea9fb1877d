package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.gauge.GaugeState;
import org.freshet.gauge.GaugeStateMaker;
import org.freshet.gauge.LevelForecaster;
import org.freshet.gauge.LevelHistory;
import org.freshet.gauge.LevelQc;
import org.freshet.gauge.Observation;
import org.freshet.gauge.Quantity;
import org.freshet.gauge.RiseClimatology;
import org.jspecify.annotations.Nullable;

/**
 * The level gauges of a study area, one state each per cycle. Climatology and forecast are learnt
 * anew four times a day, at fixed hours, from the month before, so that a replay learns what the
 * live service had learnt. Not thread-safe.
 */
public final class GaugeDesk {
  private static final Duration LEARN_EVERY = Duration.ofHours(6);
  private static final Duration PAST = Duration.ofDays(30);

  /** Analogues compare every moment with every other. */
  private static final int MOST_STEPS = 2_000;

  private static final Duration RECENT = Duration.ofHours(24);
  private static final Duration RISE_SPAN = Duration.ofHours(1);
  private static final int[] LEADS_MIN = {15, 30, 60, 120, 180, 240, 300, 360};

  /** Wide limits, for any brook or river: settings of ours, not published ones. */
  private static final double LOWEST_M = -10;

  private static final double HIGHEST_M = 40;
  private static final double RESOLUTION_M = 0.005;
  private static final double CHANGE_M_IN_QUARTER = 1;

  private final List<LevelGauge> gauges;
  private final GaugeValues values;
  private final Map<String, GaugeStateMaker> makers = new HashMap<>();
  private final Map<String, Integer> stages = new HashMap<>();
  private Instant learnt = Instant.MIN;

  /** Over these gauges. */
  public GaugeDesk(List<LevelGauge> gauges, GaugeValues values) {
    this.gauges = List.copyOf(gauges);
    this.values = values;
  }

  /** Goes on from states said before, whose stages count. */
  public void resume(List<GaugeState> before) {
    before.forEach(one -> stages.put(one.sensor(), one.stage()));
  }

  /** The state of every gauge, in order. */
  public List<GaugeState> states(Instant now) {
    Instant boundary = CommonSteps.floor(now, LEARN_EVERY);
    if (!boundary.equals(learnt)) {
      gauges.forEach(gauge -> makers.put(gauge.id(), learn(gauge, boundary)));
      learnt = boundary;
    }
    List<GaugeState> states = new ArrayList<>();
    for (LevelGauge gauge : gauges) {
      states.add(state(gauge, now));
    }
    return states;
  }

  private GaugeState state(LevelGauge gauge, Instant now) {
    List<Observation> checked = checked(gauge, now, RECENT);
    int newest = checked.size() - 1;
    // The newest steps may not have come yet; that is age, not a gap.
    while (newest > 0 && Double.isNaN(checked.get(newest).value())) {
      newest--;
    }
    GaugeStateMaker maker = makers.getOrDefault(gauge.id(), maker(gauge, null, null));
    int before = stages.getOrDefault(gauge.id(), 0);
    GaugeState state =
        maker.state(gauge.id(), now, checked.subList(0, newest + 1), new double[0], before);
    stages.put(gauge.id(), state.stage());
    return state;
  }

  private List<Observation> checked(LevelGauge gauge, Instant now, Duration past) {
    Duration step = gauge.interval();
    Instant end = CommonSteps.floor(now, step);
    int steps = (int) Math.min(MOST_STEPS, past.toMillis() / step.toMillis());
    Instant from = end.minus(step.multipliedBy(steps));
    List<Observation> raw = values.between(gauge.key(), Quantity.LEVEL_M, from, now);
    CommonSteps common = new CommonSteps(end, step, steps, raw);
    int[] flags = qc(step).check(common.values());
    List<Observation> checked = new ArrayList<>(steps);
    for (int at = 0; at < steps; at++) {
      checked.add(
          new Observation(
              gauge.id(),
              Quantity.LEVEL_M,
              common.time(at),
              Duration.ZERO,
              common.values()[at],
              flags[at] | common.flags()[at]));
    }
    return checked;
  }

  private static LevelQc qc(Duration step) {
    double quarters = step.toMinutes() / 15.0;
    double change_m = CHANGE_M_IN_QUARTER * Math.max(0.5, Math.sqrt(quarters));
    int stuck = (int) Math.max(10, Duration.ofDays(2).toMillis() / step.toMillis());
    return new LevelQc(LOWEST_M, HIGHEST_M, change_m, RESOLUTION_M, stuck);
  }

  private GaugeStateMaker learn(LevelGauge gauge, Instant until) {
    double[] level_m =
        checked(gauge, until, PAST).stream()
            .mapToDouble(one -> one.usable() ? one.value() : Double.NaN)
            .toArray();
    int first = 0;
    while (first < level_m.length && Double.isNaN(level_m[first])) {
      first++;
    }
    double[] known = Arrays.copyOfRange(level_m, first, level_m.length);
    return maker(gauge, climatology(gauge, known), forecaster(gauge, known));
  }

  private static @Nullable RiseClimatology climatology(LevelGauge gauge, double[] level_m) {
    int span = (int) Math.max(1, RISE_SPAN.toMillis() / gauge.interval().toMillis());
    long rises = 0;
    for (int at = span; at < level_m.length; at++) {
      rises += Double.isNaN(level_m[at] - level_m[at - span]) ? 0 : 1;
    }
    return rises < RiseClimatology.FEWEST ? null : new RiseClimatology(level_m, span);
  }

  private static @Nullable LevelForecaster forecaster(LevelGauge gauge, double[] level_m) {
    int[] leads =
        Arrays.stream(LEADS_MIN)
            .filter(lead -> lead % gauge.interval().toMinutes() == 0)
            .map(lead -> (int) (lead / gauge.interval().toMinutes()))
            .toArray();
    try {
      return new LevelForecaster(LevelHistory.ofLevels(level_m), leads);
    } catch (IllegalArgumentException tooShort) {
      // Not enough past yet: the state says so by having no forecast.
      return null;
    }
  }

  private static GaugeStateMaker maker(
      LevelGauge gauge,
      @Nullable RiseClimatology climatology,
      @Nullable LevelForecaster forecaster) {
    return new GaugeStateMaker(
        gauge.source(), gauge.interval(), gauge.stages(), climatology, forecaster);
  }
}
