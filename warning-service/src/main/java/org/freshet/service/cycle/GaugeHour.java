package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.freshet.rain.GaugePair;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.warning.InputAge;

/**
 * What the rain gauges of a study area say of the last hour: values of the last day go through
 * quality control, with the radar of the last two hours; a gauge with a gap or a doubted value in
 * the hour is left out of it, for unknown is not zero. Where most gauges have not spoken yet, the
 * hour that ended a step or two earlier stands for it. Not thread-safe.
 */
public final class GaugeHour {
  private static final Duration RADAR_PAST = Duration.ofHours(2);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int LATE_AFTER = 5;
  private static final int MOST_STEPS_LATE = 2;
  private static final String INPUT = "rain-gauges";

  private final GaugeDay day;
  private final NavigableMap<Instant, float[][]> about = new TreeMap<>();

  /**
   * Over these gauges, whose values all come in the same interval, a whole part of an hour.
   *
   * @throws IllegalArgumentException if there is none, their intervals differ or do not fit
   */
  public GaugeHour(List<RainGauge> gauges, GaugeValues values) {
    this.day = new GaugeDay(gauges, values);
    if (HOUR.toMillis() % day.step().toMillis() != 0) {
      throw new IllegalArgumentException(
          "Interval of the rain gauges (" + day.step() + ") must divide an hour.");
    }
  }

  /** Notes what the radar shows about each gauge; frames of another interval are not compared. */
  void seen(RainFrame frame, RainGrid grid) {
    if (!frame.duration().equals(day.step())) {
      return;
    }
    float[][] range = new float[day.gauges().size()][2];
    for (int i = 0; i < range.length; i++) {
      range[i] = range(frame, grid, day.gauges().get(i));
    }
    about.put(frame.end(), range);
    about.headMap(frame.end().minus(RADAR_PAST)).clear();
  }

  /** Smallest and largest value in the cell of a gauge and the eight about it; NaN unknown. */
  private static float[] range(RainFrame frame, RainGrid grid, RainGauge gauge) {
    int cell = grid.cellAt(gauge.x_m(), gauge.y_m());
    float[] range = {Float.NaN, Float.NaN};
    if (cell < 0) {
      return range;
    }
    int row = cell / grid.cols();
    int col = cell % grid.cols();
    for (int r = Math.max(0, row - 1); r <= Math.min(grid.rows() - 1, row + 1); r++) {
      for (int c = Math.max(0, col - 1); c <= Math.min(grid.cols() - 1, col + 1); c++) {
        float value = frame.rain_mm(r * grid.cols() + c);
        if (Float.isNaN(value)) {
          return new float[] {Float.NaN, Float.NaN};
        }
        range[0] = Float.isNaN(range[0]) ? value : Math.min(range[0], value);
        range[1] = Float.isNaN(range[1]) ? value : Math.max(range[1], value);
      }
    }
    return range;
  }

  /**
   * The gauges that know their hour, with the radar above them.
   *
   * @param sum radar rain of the hour
   */
  List<GaugePair> pairs(RainFrame sum, RainGrid grid) {
    day.read(sum.end(), about);
    double[] best = new double[0];
    int most = -1;
    for (int late = 0; late <= MOST_STEPS_LATE; late++) {
      double[] sums = sums(day.steps() - late);
      int known = (int) Arrays.stream(sums).filter(one -> !Double.isNaN(one)).count();
      if (known > most) {
        most = known;
        best = sums;
      }
    }
    return pairs(best, sum, grid);
  }

  /** Rain of the hour that ends before a step, by gauge; NaN where one value of it is no good. */
  private double[] sums(int to) {
    int inHour = (int) (HOUR.toMillis() / day.step().toMillis());
    double[] sums = new double[day.gauges().size()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = day.sum_mm(i, to - inHour, to);
    }
    return sums;
  }

  private List<GaugePair> pairs(double[] gauge_mm, RainFrame sum, RainGrid grid) {
    List<GaugePair> pairs = new ArrayList<>();
    for (int i = 0; i < gauge_mm.length; i++) {
      RainGauge gauge = day.gauges().get(i);
      int cell = grid.cellAt(gauge.x_m(), gauge.y_m());
      float radar_mm = cell < 0 ? Float.NaN : sum.rain_mm(cell);
      if (!Double.isNaN(gauge_mm[i]) && !Float.isNaN(radar_mm)) {
        pairs.add(new GaugePair(gauge.id(), gauge.x_m(), gauge.y_m(), gauge_mm[i], radar_mm));
      }
    }
    return pairs;
  }

  /** How the gauges are, as one input: one silent gauge of many is no reason for doubt. */
  InputAge input(Instant now) {
    Instant newest = day.newest();
    long age_s = Math.max(0, Duration.between(newest, now).toSeconds());
    boolean never = newest.equals(Instant.EPOCH);
    String flag = never || age_s > LATE_AFTER * day.step().toSeconds() ? "late" : "ok";
    return new InputAge(INPUT, never ? now : newest, never ? 0 : age_s, flag);
  }
}
