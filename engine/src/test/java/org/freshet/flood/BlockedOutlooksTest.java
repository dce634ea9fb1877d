package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.freshet.progress.Progress;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;

class BlockedOutlooksTest {
  /** Two basins beside a bank, the left one higher, and one that no link touches. */
  private static final TerrainModel BANK =
      Terrains.drawn(
          """
          9 9 9 9 9 9 9 9 9 9 9 9 9
          9 4 4 4 7 2 2 2 9 3 3 3 9
          9 4 4 4 7 2 2 2 9 3 3 3 6
          9 4 4 4 7 2 2 2 6 3 3 3 9
          9 9 9 9 9 9 9 9 9 9 9 9 9
          """);

  private static final int COLS = 13;
  private static final int INLET = 2 * COLS + 2;
  private static final int OUTLET = 2 * COLS + 6;
  private static final int ASIDE = 2 * COLS + 10;
  private static final FlowLink CULVERT =
      new FlowLink("Damm", FlowLink.Kind.CULVERT, INLET, OUTLET, 4, 0, 0.01, 1);
  private static final FlowLink PUMP =
      new FlowLink("P", FlowLink.Kind.PUMP, INLET, FlowLink.SEWER, 4, 0, 0.0001, 1);

  private static FloodModel model() {
    RunoffMatrix matrix =
        RunoffMatrix.of(
            BANK,
            Terrains.rainOver(BANK, 1, 1),
            Surfaces.uniform(SurfaceClass.SEALED),
            Progress.NONE);
    Structures structures = new Structures(List.of(PUMP, CULVERT), List.of());
    return new FloodModel(BANK, matrix, FloodOptions.defaults(), List.of(), structures);
  }

  /** One member per amount, which falls in the first five minutes; then it is dry. */
  private static RainForecast rain(FloodModel model, double... rain_mm) {
    List<List<RainFrame>> members = new ArrayList<>();
    for (double amount_mm : rain_mm) {
      List<RainFrame> frames = new ArrayList<>();
      for (int step = 0; step < 4; step++) {
        frames.add(FloodModelTest.uniform(model, step, step == 0 ? amount_mm : 0));
      }
      members.add(frames);
    }
    return new RainForecast(FloodModelTest.T0, members, "test", Duration.ZERO);
  }

  private static BlockedOutlooks outlooks(double... rain_mm) {
    FloodModel model = model();
    FloodState state = model.dry(FloodModelTest.T0);
    FloodModel blocked = model.withStructures(model.structures().blocked());
    RainForecast rain = rain(model, rain_mm);
    return new BlockedOutlooks(
        model.forecast(state, rain), blocked.forecast(state.on(blocked), rain));
  }

  @Test
  void aSinkAboveABlockedCulvertIsToldWithTheCulvertAndTheTime() {
    BlockedOutlook told = Objects.requireNonNull(outlooks(100, 200, 300).of(BANK.leafOf(INLET)));
    assertThat(told.links()).as("a pump does not clog").containsExactly("Damm");
    assertThat(told.time()).isEqualTo(FloodModelTest.T0.plus(FloodModelTest.FIVE));
    assertThat(told.median_m()).isGreaterThan(0.15);
    assertThat(told.high_m()).isGreaterThan(told.median_m() + 0.05);
    assertThat(told.deeper_m()).as("the culvert empties it").isGreaterThan(0.15);
  }

  @Test
  void sinksBelowAndAsideSayNothing() {
    BlockedOutlooks outlooks = outlooks(100, 200, 300);
    assertThat(outlooks.of(BANK.leafOf(OUTLET))).isNull();
    assertThat(outlooks.of(BANK.leafOf(ASIDE))).isNull();
    assertThat(outlooks.deeper_m(BANK.leafOf(ASIDE))).isZero();
  }

  @Test
  void aSmallDifferenceIsNotTold() {
    assertThat(outlooks(10).of(BANK.leafOf(INLET))).isNull();
    assertThat(outlooks(10).deeper_m(BANK.leafOf(INLET))).isStrictlyBetween(0.001, 0.05);
  }

  @Test
  void oneMemberOfTwentyIsNotEnough() {
    double[] rain_mm = new double[20];
    rain_mm[7] = 300;
    BlockedOutlooks outlooks = outlooks(rain_mm);
    assertThat(outlooks.deeper_m(BANK.leafOf(INLET))).isGreaterThan(0.2);
    assertThat(outlooks.of(BANK.leafOf(INLET))).isNull();
  }
}
