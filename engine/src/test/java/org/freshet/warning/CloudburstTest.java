package org.freshet.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.freshet.exposure.Exposure;
import org.freshet.exposure.PassabilityWindow;
import org.freshet.exposure.RoadEdge;
import org.freshet.exposure.VehicleClass;
import org.freshet.exposure.WarningArea;
import org.freshet.flood.FloodForecast;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.FloodState;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.SewerDistrict;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.flood.Terrains;
import org.freshet.grid.IntGrid;
import org.freshet.progress.Progress;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From rain to messages: a cloudburst over a street that runs through a hollow. */
class CloudburstTest {
  private static final Instant T0 = Instant.parse("2026-06-18T15:00:00Z");
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final int CYCLES = 120;

  /** The hollow is 1.2 m deep; the street crosses it in row 3. Cells of 1 m. */
  private static final TerrainModel HOLLOW =
      Terrains.drawn(
          """
          12.0 12.0 12.0 12.0 12.0 12.0 12.0 12.0 12.0 12.0 12.0 12.0
          12.0 11.6 11.5 11.4 11.2 11.0 11.0 11.2 11.4 11.5 11.6 12.0
          12.0 11.5 11.3 11.1 10.9 10.8 10.8 10.9 11.1 11.3 11.5 12.0
          12.0 11.4 11.2 11.0 10.8 10.7 10.7 10.8 11.0 11.2 11.4 11.9
          12.0 11.5 11.3 11.1 10.9 10.8 10.8 10.9 11.1 11.3 11.5 12.0
          12.0 11.6 11.5 11.4 11.2 11.0 11.0 11.2 11.4 11.5 11.6 12.0
          12.0 12.0 12.0 12.0 12.0 12.0 12.0 12.0 12.0 12.0 12.0 12.0
          """);

  private final FloodModel model = model();
  private final WarningRules rules =
      WarningRules.defaults()
          .withLevels(
              List.of(
                  new LevelRule(WarningLevel.MINOR, 0.05, 3, 0.3),
                  new LevelRule(WarningLevel.MODERATE, 0.10, 3, 0.3),
                  new LevelRule(WarningLevel.SEVERE, 0.30, 3, 0.5),
                  new LevelRule(WarningLevel.EXTREME, 0.50, 3, 0.5)));
  private final Exposure exposure =
      new Exposure(HOLLOW, List.of(street()), List.of(), List.of(new WarningArea("A", "Hollow")));
  private final List<WarningMessage> said = new ArrayList<>();
  private Instant firstWet = Instant.MAX;
  private boolean busStopped;

  @Test
  void aPerfectForecastWarnsBeforeTheStreetFloodsAndEndsOnce() {
    run(new Random(1), 0);
    assertThat(said.get(0).kind()).isEqualTo(MessageKind.ALERT);
    assertThat(Duration.between(said.get(0).sent(), firstWet)).isGreaterThanOrEqualTo(FIVE);
    assertThat(said.get(said.size() - 1).kind()).isEqualTo(MessageKind.END);
    assertThat(said.stream().filter(m -> m.kind() == MessageKind.END)).hasSize(1);
    assertThat(said).anyMatch(m -> m.level().compareTo(WarningLevel.SEVERE) >= 0);
    assertThat(busStopped).isTrue();
    assertThat(said).extracting(WarningMessage::incidentId).containsOnly(said.get(0).incidentId());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aNoisyNowcastDoesNotFlap(long seed) {
    run(new Random(seed), 0.8);
    long ends = said.stream().filter(m -> m.kind() == MessageKind.END).count();
    long alerts = said.stream().filter(m -> m.kind() == MessageKind.ALERT).count();
    assertThat(ends).as("seed %d", seed).isEqualTo(alerts);
    assertThat(alerts).as("seed %d", seed).isBetween(1L, 2L);
    assertThat(said.size()).as("seed %d", seed).isLessThanOrEqualTo(16);
    for (int i = 2; i < said.size(); i++) {
      boolean flaps =
          said.get(i).level() == said.get(i - 2).level()
              && said.get(i - 1).level().compareTo(said.get(i).level()) > 0
              && said.get(i).kind() == MessageKind.UPDATE;
      Duration within = Duration.between(said.get(i - 2).sent(), said.get(i).sent());
      assertThat(flaps && within.compareTo(FIVE.multipliedBy(rules.clearAfterCycles())) < 0)
          .as("seed %d: %s, %s, %s", seed, said.get(i - 2), said.get(i - 1), said.get(i))
          .isFalse();
    }
  }

  private void run(Random random, double noise) {
    OutlookMaker maker = new OutlookMaker(rules, "hollow");
    IncidentBook book = IncidentBook.empty(rules);
    FloodState state = model.dry(T0);
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      state = state.step(frame(cycle, truth_mm(cycle)));
      FloodForecast forecast = model.forecast(state, nowcast(cycle + 1, random, noise));
      double[] thresholds_m = rules.thresholds_m();
      List<AreaOutlook> outlooks =
          maker.outlooks(
              state.time(),
              exposure.impacts(state.time(), state.levels(), thresholds_m),
              exposure.impacts(forecast, thresholds_m),
              List.of(new InputAge("radar", state.time(), 0, "ok")),
              state.quality().recentShare());
      IncidentBook.Step step = book.step(state.time(), outlooks);
      book = step.book();
      said.addAll(step.messages());
      watchStreet(state, forecast);
    }
    assertThat(book.open()).isEmpty();
    assertThat(state.balance().relativeError()).isLessThan(1e-9);
  }

  private void watchStreet(FloodState state, FloodForecast forecast) {
    if (exposure.edgeDepths_m(state.levels())[0] >= 0.30 && state.time().isBefore(firstWet)) {
      firstWet = state.time();
    }
    List<PassabilityWindow> windows =
        exposure.windows(
            exposure.depths(state, forecast, 0.5),
            List.of(new VehicleClass("bus", "Linienbus", 0.2)));
    busStopped |= windows.stream().anyMatch(PassabilityWindow::observed);
  }

  /** Half an hour of heavy rain after half an hour of nothing. */
  private static float truth_mm(int cycle) {
    return cycle >= 6 && cycle < 12 ? 15 : 0;
  }

  private static RainForecast nowcast(int from, Random random, double noise) {
    List<List<RainFrame>> members = new ArrayList<>();
    for (int member = 0; member < 5; member++) {
      double factor = Math.exp(noise * random.nextGaussian());
      List<RainFrame> frames = new ArrayList<>();
      for (int step = 0; step < 12; step++) {
        frames.add(frame(from + step, (float) (truth_mm(from + step) * factor)));
      }
      members.add(frames);
    }
    return new RainForecast(T0.plus(FIVE.multipliedBy(from)), members, "nowcast", Duration.ZERO);
  }

  private static RainFrame frame(int number, float rain_mm) {
    Instant start = T0.plus(FIVE.multipliedBy(number));
    return new RainFrame(start, start.plus(FIVE), new float[] {rain_mm}, "radar");
  }

  private static FloodModel model() {
    Surfaces surfaces =
        new Surfaces(
            List.of(SurfaceClass.of(0, "street", 1, 1)),
            null,
            List.of(new SewerDistrict("all", 10)),
            new IntGrid(HOLLOW.geometry()));
    RunoffMatrix runoff =
        RunoffMatrix.of(HOLLOW, Terrains.rainOver(HOLLOW, 1, 1), surfaces, Progress.NONE);
    return new FloodModel(HOLLOW, runoff, FloodOptions.defaults().withGullies(1500));
  }

  private static RoadEdge street() {
    int[] cells = IntStream.range(1, 11).map(col -> HOLLOW.geometry().cell(3, col)).toArray();
    return new RoadEdge(0, 1, "Hohlweg", "A", 10, false, cells);
  }
}
