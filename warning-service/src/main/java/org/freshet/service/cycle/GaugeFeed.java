package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.freshet.rain.RainFrame;

/**
 * Rain from gauges alone, for times when no radar is there: about every gauge that is not doubted,
 * as far as {@value #REACH_M} m, the mean of the gauges weighted by the inverse square of their
 * distance (D. Shepard, 1968, doi:10.1145/800186.810616); unknown farther away. Coarse: a
 * cloudburst between two gauges is not seen. Not thread-safe.
 */
public final class GaugeFeed implements RainFeed {
  /** How far the word of a gauge is taken, m: a setting of ours. */
  static final double REACH_M = 10_000;

  private static final double NEAREST_M = 100;

  private final String id;
  private final Duration maxAge;
  private final GaugeDay day;
  private final double[] x_m;
  private final double[] y_m;
  private Instant read = Instant.MIN;

  /**
   * A feed of gauges.
   *
   * @param x_m easting of every cell of the wide window in the study area's CRS, m
   * @param y_m northing, m
   * @throws IllegalArgumentException if there is no gauge or their intervals differ
   */
  public GaugeFeed(
      String id,
      Duration maxAge,
      List<RainGauge> gauges,
      GaugeValues values,
      double[] x_m,
      double[] y_m) {
    this.id = id;
    this.maxAge = maxAge;
    this.day = new GaugeDay(gauges, values);
    this.x_m = x_m.clone();
    this.y_m = y_m.clone();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Duration maxAge() {
    return maxAge;
  }

  @Override
  public Optional<RainFrame> frame(Instant end) {
    look(end);
    double[] rain_mm = new double[day.gauges().size()];
    for (int i = 0; i < rain_mm.length; i++) {
      rain_mm[i] = day.sum_mm(i, day.steps() - 1, day.steps());
    }
    if (Arrays.stream(rain_mm).allMatch(Double::isNaN)) {
      return Optional.empty();
    }
    float[] cells = new float[x_m.length];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = at(x_m[cell], y_m[cell], rain_mm);
    }
    return Optional.of(new RainFrame(end.minus(day.step()), end, cells, id));
  }

  private float at(double x, double y, double[] rain_mm) {
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < rain_mm.length; i++) {
      RainGauge gauge = day.gauges().get(i);
      double distance_m = Math.hypot(gauge.x_m() - x, gauge.y_m() - y);
      if (distance_m <= REACH_M && !Double.isNaN(rain_mm[i])) {
        double weight = 1 / Math.pow(Math.max(NEAREST_M, distance_m), 2);
        weights += weight;
        sum += weight * Math.max(0, rain_mm[i]);
      }
    }
    return weights == 0 ? Float.NaN : (float) (sum / weights);
  }

  private void look(Instant now) {
    NavigableMap<Instant, float[][]> noRadar = new TreeMap<>();
    day.read(now, noRadar);
    read = now;
  }

  @Override
  public Optional<Instant> newest(Instant atOrBefore) {
    if (!read.equals(atOrBefore)) {
      look(atOrBefore);
    }
    return day.newest().equals(Instant.EPOCH) ? Optional.empty() : Optional.of(day.newest());
  }

  @Override
  public boolean damaged(Instant end) {
    return false;
  }

  @Override
  public Map<String, Integer> findings() {
    return Map.of();
  }
}
