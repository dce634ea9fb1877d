package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.rain.AdjustedRain;
import org.freshet.rain.AdjustmentMethod;
import org.freshet.rain.GaugeAdjustment;
import org.freshet.rain.GaugePair;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.service.publish.RainPicture;
import org.freshet.warning.InputAge;
import org.jspecify.annotations.Nullable;

/**
 * Radar rain with the rain gauges in it: the sum of the last hour is adjusted by the method that
 * does best at gauges left out, and its correction carried into the newest frame. Rain ahead is
 * scaled by the mean correction. With no usable gauge, or no radar, the rain is that of the radar,
 * and the picture says so. Not thread-safe; asked in time order.
 */
public final class GaugedRain implements RainSource {
  private static final Duration HOUR = Duration.ofHours(1);

  /** What the mean correction of rain ahead is kept within: a setting of ours. */
  private static final double MOST_AHEAD = 3;

  private static final double ENOUGH_MM = 0.1;

  private final RainSource radar;
  private final GaugeHour gauges;
  private final double[] x_m;
  private final double[] y_m;
  private final int framesInHour;
  private final Deque<RainFrame> hour = new ArrayDeque<>();
  private final Map<String, Integer> findings = new TreeMap<>();
  private @Nullable AdjustedRain adjusted;
  private double factor = 1;

  /**
   * Adjusts a source.
   *
   * @param radar the rain as the radar has it
   * @param gauges the rain gauges
   * @param x_m easting of every rain cell's centre in the study area's CRS, m
   * @param y_m northing, m
   */
  public GaugedRain(RainSource radar, GaugeHour gauges, double[] x_m, double[] y_m) {
    this.radar = radar;
    this.gauges = gauges;
    this.x_m = x_m.clone();
    this.y_m = y_m.clone();
    this.framesInHour = (int) Math.max(1, HOUR.toSeconds() / radar.interval().toSeconds());
  }

  @Override
  public RainGrid grid() {
    return radar.grid();
  }

  @Override
  public Duration interval() {
    return radar.interval();
  }

  @Override
  public boolean ready(Instant end) {
    return radar.ready(end);
  }

  @Override
  public RainFrame observed(Instant end) {
    RainFrame frame = radar.observed(end);
    hour.addLast(frame);
    while (hour.size() > framesInHour) {
      hour.removeFirst();
    }
    gauges.seen(frame, radar.grid());
    adjusted = null;
    factor = 1;
    if (hour.size() < framesInHour || frame.unknownCells() == frame.cells()) {
      return frame;
    }
    RainFrame sum = sum(end);
    List<GaugePair> pairs = gauges.pairs(sum, radar.grid());
    AdjustedRain result = GaugeAdjustment.adjust(sum, x_m, y_m, pairs);
    adjusted = result;
    if (result.method() == AdjustmentMethod.RADAR_ONLY) {
      return frame;
    }
    count(
        "frames adjusted by gauges ("
            + result.method().name().toLowerCase(java.util.Locale.ROOT)
            + ")");
    factor = meanFactor(sum, result.frame());
    return GaugeAdjustment.inFrame(frame, sum, result.frame());
  }

  private RainFrame sum(Instant end) {
    float[] rain_mm = new float[radar.grid().cells()];
    for (RainFrame frame : hour) {
      for (int cell = 0; cell < rain_mm.length; cell++) {
        rain_mm[cell] += frame.rain_mm(cell);
      }
    }
    Instant start = end.minus(radar.interval().multipliedBy(framesInHour));
    return new RainFrame(start, end, rain_mm, hour.getLast().source());
  }

  private static double meanFactor(RainFrame raw, RainFrame with) {
    double before = 0;
    double after = 0;
    for (int cell = 0; cell < raw.cells(); cell++) {
      if (raw.rain_mm(cell) >= ENOUGH_MM) {
        before += raw.rain_mm(cell);
        after += with.rain_mm(cell);
      }
    }
    double mean = before > 0 ? after / before : 1;
    return Math.max(1 / MOST_AHEAD, Math.min(MOST_AHEAD, mean));
  }

  @Override
  public RainForecast ahead(Instant now) {
    RainForecast ahead = radar.ahead(now);
    if (factor == 1) {
      return ahead;
    }
    List<List<RainFrame>> members = new ArrayList<>();
    for (List<RainFrame> member : ahead.members()) {
      members.add(member.stream().map(this::scaled).toList());
    }
    return new RainForecast(ahead.issued(), members, ahead.source() + "+gauges", ahead.age());
  }

  private RainFrame scaled(RainFrame frame) {
    float[] rain_mm = new float[frame.cells()];
    for (int cell = 0; cell < rain_mm.length; cell++) {
      rain_mm[cell] = (float) (frame.rain_mm(cell) * factor);
    }
    return new RainFrame(frame.start(), frame.end(), rain_mm, frame.source() + "+gauges");
  }

  @Override
  public List<InputAge> inputs(Instant now) {
    List<InputAge> inputs = new ArrayList<>(radar.inputs(now));
    inputs.add(gauges.input(now));
    return inputs;
  }

  @Override
  public RainPicture picture(Instant now) {
    RainPicture picture = radar.picture(now);
    AdjustedRain result = adjusted;
    if (result == null) {
      return picture;
    }
    return picture.with(result.madeOf(), result.reason(), result.gauges());
  }

  private void count(String finding) {
    findings.merge(finding, 1, Integer::sum);
  }

  @Override
  public Map<String, Integer> findings() {
    Map<String, Integer> all = new TreeMap<>(radar.findings());
    findings.forEach((what, n) -> all.merge(what, n, Integer::sum));
    return all;
  }
}
