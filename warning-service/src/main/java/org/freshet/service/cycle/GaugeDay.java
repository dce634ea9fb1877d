package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.freshet.gauge.Observation;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.gauge.RainNetwork;
import org.freshet.gauge.RainQc;
import org.freshet.gauge.RainQcOptions;

/**
 * The rain gauges of a study area over the last day, on common steps, through quality control. Not
 * thread-safe.
 */
final class GaugeDay {
  private static final Duration PAST = Duration.ofHours(24);
  private static final double NEIGHBOURS_WITHIN_M = 10_000;

  private final List<RainGauge> gauges;
  private final GaugeValues values;
  private final RainQc qc;
  private final Duration step;
  private final int steps;
  private float[][] rain_mm = new float[0][];
  private int[][] flags = new int[0][];
  private Instant newest = Instant.EPOCH;

  /**
   * Over these gauges, whose values all come in the same interval.
   *
   * @throws IllegalArgumentException if there is none or their intervals differ
   */
  GaugeDay(List<RainGauge> gauges, GaugeValues values) {
    this.gauges = List.copyOf(gauges);
    this.values = values;
    this.step = gauges.get(0).interval();
    this.steps = (int) (PAST.toMillis() / step.toMillis());
    if (gauges.stream().anyMatch(one -> !one.interval().equals(step))) {
      throw new IllegalArgumentException(
          "Rain gauges that go into the rain must share one interval, not "
              + gauges.stream().map(RainGauge::interval).distinct().toList()
              + ". Maybe sum the finer ones up.");
    }
    RainNetwork network =
        new RainNetwork(
            gauges.stream().map(RainGauge::id).toList(),
            gauges.stream().mapToDouble(RainGauge::x_m).toArray(),
            gauges.stream().mapToDouble(RainGauge::y_m).toArray(),
            NEIGHBOURS_WITHIN_M);
    this.qc = new RainQc(network, RainQcOptions.of(step));
  }

  List<RainGauge> gauges() {
    return gauges;
  }

  Duration step() {
    return step;
  }

  int steps() {
    return steps;
  }

  /** Time of the newest value of any gauge; the epoch where none was read. */
  Instant newest() {
    return newest;
  }

  /**
   * Reads and checks the day that ends at an instant.
   *
   * @param about per time and gauge, smallest and largest radar value about it; NaN unknown
   */
  void read(Instant until, NavigableMap<Instant, float[][]> about) {
    Instant end = CommonSteps.floor(until, step);
    rain_mm = new float[gauges.size()][steps];
    int[][] said = new int[gauges.size()][];
    newest = Instant.EPOCH;
    for (int i = 0; i < rain_mm.length; i++) {
      Instant from = end.minus(step.multipliedBy(steps));
      List<Observation> raw =
          values.between(gauges.get(i).key(), Quantity.RAIN_MM, from.plusMillis(1), end);
      CommonSteps common = new CommonSteps(end, step, steps, raw);
      said[i] = common.flags();
      for (int at = 0; at < steps; at++) {
        rain_mm[i][at] = (float) common.values()[at];
        if (!Float.isNaN(rain_mm[i][at]) && common.time(at).isAfter(newest)) {
          newest = common.time(at);
        }
      }
    }
    flags = check(end, about);
    for (int i = 0; i < flags.length; i++) {
      for (int at = 0; at < steps; at++) {
        flags[i][at] |= said[i][at];
      }
    }
  }

  private int[][] check(Instant end, NavigableMap<Instant, float[][]> about) {
    float[][] lowest = new float[gauges.size()][steps];
    float[][] highest = new float[gauges.size()][steps];
    for (int i = 0; i < lowest.length; i++) {
      Arrays.fill(lowest[i], Float.NaN);
      Arrays.fill(highest[i], Float.NaN);
    }
    for (Map.Entry<Instant, float[][]> one : about.entrySet()) {
      long back = Duration.between(one.getKey(), end).toMillis() / step.toMillis();
      for (int i = 0; i < lowest.length && back >= 0 && back < steps; i++) {
        lowest[i][steps - 1 - (int) back] = one.getValue()[i][0];
        highest[i][steps - 1 - (int) back] = one.getValue()[i][1];
      }
    }
    return qc.check(rain_mm, lowest, highest);
  }

  /** Rain of some steps, mm; NaN where a value of them is missing or doubted. */
  double sum_mm(int gauge, int from, int to) {
    double sum = 0;
    for (int at = from; at < to; at++) {
      boolean good = (flags[gauge][at] & QualityFlags.BAD) == 0;
      sum += good ? rain_mm[gauge][at] : Double.NaN;
    }
    return sum;
  }
}
