package org.freshet.service.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.freshet.gauge.Observation;
import org.freshet.gauge.Quantity;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.service.publish.RainPicture;
import org.freshet.warning.InputAge;
import org.junit.jupiter.api.Test;

class GaugedRainTest {
  private static final Instant NOON = Instant.parse("2026-06-18T12:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final int SIZE = 12;
  private static final RainGrid GRID =
      RainGrid.of(new GridGeometry(SIZE, SIZE, 0, SIZE * 1000, 1000, 1000, "EPSG:25832"));

  private final Map<String, NavigableMap<Instant, Observation>> said = new HashMap<>();
  private final GaugeValues values =
      (key, quantity, from, to) ->
          List.copyOf(
              said.getOrDefault(key, new TreeMap<>()).subMap(from, true, to, true).values());

  /** A shower that passes over: the truth, of which the radar sees a share. */
  private static float truth_mm(int cell, int minute) {
    double x = cell % SIZE - SIZE / 2.0 - 2 * Math.sin(minute / 20.0);
    int row = cell / SIZE;
    double y = row - SIZE / 2.0;
    return (float) (0.3 + 1.2 * Math.exp(-(x * x + y * y) / 30));
  }

  private static final class Radar implements RainSource {
    private final float share;

    Radar(float share) {
      this.share = share;
    }

    @Override
    public RainGrid grid() {
      return GRID;
    }

    @Override
    public Duration interval() {
      return STEP;
    }

    @Override
    public RainFrame observed(Instant end) {
      int minute = (int) Duration.between(NOON, end).toMinutes();
      float[] rain_mm = new float[GRID.cells()];
      for (int cell = 0; cell < rain_mm.length; cell++) {
        rain_mm[cell] = share * truth_mm(cell, minute);
      }
      return new RainFrame(end.minus(STEP), end, rain_mm, "radar");
    }

    @Override
    public RainForecast ahead(Instant now) {
      RainFrame frame = observed(now.plus(STEP));
      return new RainForecast(now, List.of(List.of(frame)), "nowcast", Duration.ZERO);
    }

    @Override
    public List<InputAge> inputs(Instant now) {
      return List.of(new InputAge("radar", now, 0, "ok"));
    }

    @Override
    public RainPicture picture(Instant now) {
      return new RainPicture("radar", List.of(), "radar alone", "", List.of(), "nowcast");
    }

    @Override
    public Map<String, Integer> findings() {
      return Map.of();
    }
  }

  private NavigableMap<Instant, Observation> of(String gauge) {
    return said.computeIfAbsent(gauge, any -> new TreeMap<>());
  }

  private List<RainGauge> gauges(int count) {
    List<RainGauge> gauges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int row = 2 + 4 * (i / 3);
      int col = 2 + 4 * (i % 3);
      String id = "G" + i;
      gauges.add(new RainGauge(id, id, col * 1000 + 500, (SIZE - row) * 1000 - 500, STEP));
      NavigableMap<Instant, Observation> series = new TreeMap<>();
      for (int minute = 5; minute <= 120; minute += 5) {
        Instant time = NOON.plusSeconds(60L * minute);
        double rain_mm = truth_mm(row * SIZE + col, minute);
        series.put(time, new Observation(id, Quantity.RAIN_MM, time, STEP, rain_mm, 0));
      }
      said.put(id, series);
    }
    return gauges;
  }

  private GaugedRain rain(float share, List<RainGauge> gauges) {
    double[] x_m = new double[GRID.cells()];
    double[] y_m = new double[GRID.cells()];
    for (int cell = 0; cell < x_m.length; cell++) {
      x_m[cell] = cell % SIZE * 1000 + 500;
      y_m[cell] = (SIZE - cell / SIZE) * 1000 - 500;
    }
    return new GaugedRain(new Radar(share), new GaugeHour(gauges, values), x_m, y_m);
  }

  private static RainFrame run(GaugedRain rain, int untilMinute) {
    Optional<RainFrame> frame = Optional.empty();
    for (int minute = 5; minute <= untilMinute; minute += 5) {
      frame = Optional.of(rain.observed(NOON.plusSeconds(60L * minute)));
    }
    return frame.orElseThrow();
  }

  private static double meanError(RainFrame frame, int minute) {
    double sum = 0;
    for (int cell = 0; cell < frame.cells(); cell++) {
      sum += Math.abs(frame.rain_mm(cell) - truth_mm(cell, minute));
    }
    return sum / frame.cells();
  }

  @Test
  void gaugesPutRightWhatTheRadarUnderestimates() {
    GaugedRain rain = rain(0.6f, gauges(9));
    RainFrame frame = run(rain, 90);
    RainFrame raw = new Radar(0.6f).observed(frame.end());
    assertThat(meanError(frame, 90)).isLessThan(0.1 * meanError(raw, 90));
    RainPicture picture = rain.picture(frame.end());
    assertThat(picture.madeOf()).startsWith("radar + 9 gauges (");
    assertThat(picture.gauges()).hasSize(9);
    assertThat(picture.source()).isEqualTo("radar");
    assertThat(rain.inputs(frame.end()))
        .contains(new InputAge("rain-gauges", frame.end(), 0, "ok"));
    // The same correction holds for the rain ahead.
    RainFrame ahead = rain.ahead(frame.end()).frame(0, 0);
    assertThat(ahead.rain_mm(50)).isCloseTo(truth_mm(50, 95), within(0.02f));
  }

  @Test
  void aRightRadarIsLeftAsItIs() {
    GaugedRain rain = rain(1, gauges(9));
    RainFrame frame = run(rain, 60);
    assertThat(meanError(frame, 60)).isLessThan(1e-6);
    assertThat(rain.picture(frame.end()).madeOf()).isEqualTo("radar alone");
  }

  @Test
  void asGaugesGoMissingItFallsBackInStepsDownToTheRadar() {
    List<RainGauge> gauges = gauges(9);
    GaugedRain rain = rain(0.6f, gauges);
    for (int i = 3; i < 9; i++) {
      said.remove("G" + i);
    }
    RainFrame frame = run(rain, 60);
    assertThat(rain.picture(frame.end()).madeOf()).isEqualTo("radar + 3 gauges (mean field bias)");
    assertThat(rain.picture(frame.end()).reason()).isEqualTo("Only 3 gauges to go by.");
    said.clear();
    RainFrame last = rain.observed(NOON.plusSeconds(65 * 60));
    assertThat(last.rain_mm()).isEqualTo(new Radar(0.6f).observed(last.end()).rain_mm());
    assertThat(rain.picture(last.end()).madeOf()).isEqualTo("radar alone");
    assertThat(rain.inputs(last.end())).extracting(InputAge::flag).contains("late");
  }

  @Test
  void aGaugeWithADoubtedValueOrAGapIsLeftOut() {
    List<RainGauge> gauges = gauges(9);
    Instant time = NOON.plusSeconds(40 * 60);
    of("G0").put(time, new Observation("G0", Quantity.RAIN_MM, time, STEP, 180, 0));
    of("G1").remove(time);
    GaugedRain rain = rain(0.6f, gauges);
    RainFrame frame = run(rain, 60);
    assertThat(rain.picture(frame.end()).gauges()).hasSize(7).doesNotContain("G0", "G1");
  }

  @Test
  void gaugesThatAreAStepLateStillCount() {
    List<RainGauge> gauges = gauges(9);
    said.values().forEach(series -> series.tailMap(NOON.plusSeconds(86 * 60)).clear());
    GaugedRain rain = rain(0.6f, gauges);
    RainFrame frame = run(rain, 90);
    assertThat(rain.picture(frame.end()).gauges()).hasSize(9);
    assertThat(meanError(frame, 90)).isLessThan(0.1);
  }

  @Test
  void gaugesAloneSayNothingFarAway() {
    List<RainGauge> gauges = gauges(2);
    double[] x_m = {2_500, 6_500, 4_500, 40_000};
    double[] y_m = {9_500, 9_500, 9_500, 9_500};
    GaugeFeed feed = new GaugeFeed("gauges", Duration.ofMinutes(15), gauges, values, x_m, y_m);
    Instant end = NOON.plusSeconds(30 * 60);
    RainFrame frame = feed.frame(end).orElseThrow();
    float first = truth_mm(2 * SIZE + 2, 30);
    float second = truth_mm(2 * SIZE + 6, 30);
    assertThat(frame.rain_mm(0)).isCloseTo(first, within(1e-3f));
    assertThat(frame.rain_mm(1)).isCloseTo(second, within(1e-3f));
    assertThat(frame.rain_mm(2)).isCloseTo((first + second) / 2, within(1e-3f));
    assertThat(frame.rain_mm(3)).isNaN();
    assertThat(feed.newest(end)).contains(end);
    said.clear();
    assertThat(feed.frame(end)).isEmpty();
    assertThat(feed.newest(end)).isEmpty();
  }

  @Test
  void gaugesOfDifferentIntervalsAreRefused() {
    List<RainGauge> gauges =
        List.of(
            new RainGauge("a", "a", 0, 0, STEP),
            new RainGauge("b", "b", 0, 0, Duration.ofMinutes(10)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaugeHour(gauges, values))
        .withMessageContaining("must share one interval");
  }
}
