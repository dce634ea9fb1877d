package org.freshet.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GaugeAdjustmentTest {
  private static final int SIDE = 40;
  private static final Instant START = Instant.parse("2024-06-01T12:00:00Z");
  private static final long SEED = 7;

  private final double[] x_m = new double[SIDE * SIDE];
  private final double[] y_m = new double[SIDE * SIDE];

  GaugeAdjustmentTest() {
    for (int cell = 0; cell < x_m.length; cell++) {
      x_m[cell] = 500 + 1000.0 * (cell % SIDE);
      y_m[cell] = 500 + 1000.0 * (SIDE - 1 - cell / SIDE);
    }
  }

  private static RainFrame frame(float[] rain_mm) {
    return new RainFrame(START, START.plusSeconds(3600), rain_mm, "radar");
  }

  /** Rain that is there: two cells of a storm. */
  private float[] truth() {
    float[] rain_mm = new float[x_m.length];
    for (int cell = 0; cell < rain_mm.length; cell++) {
      double a = Math.hypot(x_m[cell] - 12_000, y_m[cell] - 15_000) / 6000;
      double b = Math.hypot(x_m[cell] - 28_000, y_m[cell] - 26_000) / 9000;
      rain_mm[cell] = (float) (30 * Math.exp(-a * a) + 18 * Math.exp(-b * b));
    }
    return rain_mm;
  }

  private List<GaugePair> pairs(float[] truth, float[] radar, int count, Random random) {
    List<GaugePair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int cell = random.nextInt(truth.length);
      pairs.add(new GaugePair("g" + i, x_m[cell], y_m[cell], truth[cell], radar[cell]));
    }
    return pairs;
  }

  private static double rmse(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
    }
    return Math.sqrt(sum / a.length);
  }

  @Test
  void mendsARadarThatSeesHalfOfTheRainWithTwoGauges() {
    float[] truth = truth();
    float[] radar = truth.clone();
    for (int cell = 0; cell < radar.length; cell++) {
      radar[cell] /= 2;
    }
    AdjustedRain adjusted =
        GaugeAdjustment.adjust(frame(radar), x_m, y_m, pairs(truth, radar, 3, new Random(SEED)));

    assertThat(adjusted.method()).isEqualTo(AdjustmentMethod.MEAN_FIELD_BIAS);
    assertThat(rmse(adjusted.frame().rain_mm(), truth)).isLessThan(1e-4);
    assertThat(adjusted.madeOf()).isEqualTo("radar + 3 gauges (mean field bias)");
    assertThat(adjusted.reason()).isEqualTo("Only 3 gauges to go by.");
  }

  @Test
  void comesNearerToTheTruthThanTheRadarWhoseErrorVariesInSpace() {
    Random random = new Random(SEED);
    float[] truth = truth();
    float[] radar = truth.clone();
    for (int cell = 0; cell < radar.length; cell++) {
      radar[cell] *= (float) (0.4 + x_m[cell] / 50_000);
    }
    AdjustedRain adjusted =
        GaugeAdjustment.adjust(frame(radar), x_m, y_m, pairs(truth, radar, 25, random));

    assertThat(adjusted.method()).isGreaterThan(AdjustmentMethod.MEAN_FIELD_BIAS);
    assertThat(rmse(adjusted.frame().rain_mm(), truth))
        .as("seed %s", SEED)
        .isLessThan(0.5 * rmse(radar, truth));
    assertThat(adjusted.gauges()).hasSize(25);
  }

  @Test
  void fallsBackInStepsAsGaugesGoMissing() {
    float[] truth = truth();
    List<GaugePair> all = pairs(truth, truth, 12, new Random(SEED));

    assertThat(methods(all)).contains(AdjustmentMethod.EXTERNAL_DRIFT);
    assertThat(methods(all.subList(0, 7)))
        .contains(AdjustmentMethod.CONDITIONAL_MERGING)
        .doesNotContain(AdjustmentMethod.EXTERNAL_DRIFT);
    assertThat(methods(all.subList(0, 4)))
        .doesNotContain(AdjustmentMethod.MIXED, AdjustmentMethod.CONDITIONAL_MERGING);
    assertThat(methods(all.subList(0, 1))).containsExactly(AdjustmentMethod.RADAR_ONLY);
    AdjustedRain none = GaugeAdjustment.adjust(frame(truth), x_m, y_m, List.of());
    assertThat(none.madeOf()).isEqualTo("radar alone");
    assertThat(none.frame().rain_mm()).containsExactly(truth);
  }

  private static List<AdjustmentMethod> methods(List<GaugePair> pairs) {
    return GaugeAdjustment.scores(pairs).stream().map(AdjustmentScore::method).distinct().toList();
  }

  @Test
  void leavesARadarThatIsRightAsItIs() {
    float[] truth = truth();
    AdjustedRain adjusted =
        GaugeAdjustment.adjust(frame(truth), x_m, y_m, pairs(truth, truth, 12, new Random(SEED)));

    assertThat(adjusted.method()).isEqualTo(AdjustmentMethod.RADAR_ONLY);
    assertThat(rmse(adjusted.frame().rain_mm(), truth)).isZero();
  }

  @Test
  void keepsUnknownCellsUnknownAndNeverGoesBelowZero() {
    float[] truth = truth();
    float[] radar = truth.clone();
    radar[3] = Float.NaN;
    for (int cell = 4; cell < radar.length; cell++) {
      radar[cell] += 6;
    }
    AdjustedRain adjusted =
        GaugeAdjustment.adjust(
            frame(radar), x_m, y_m, pairs(truth, truthPlus(truth), 20, new Random(SEED)));

    assertThat(adjusted.frame().rain_mm(3)).isNaN();
    assertThat(adjusted.frame().unknownCells()).isEqualTo(1);
    for (int cell = 4; cell < radar.length; cell++) {
      assertThat(adjusted.frame().rain_mm(cell)).isNotNegative();
    }
  }

  private static float[] truthPlus(float[] truth) {
    float[] radar = truth.clone();
    for (int cell = 0; cell < radar.length; cell++) {
      radar[cell] += 6;
    }
    return radar;
  }

  @Test
  void doesNotFailWhereTheRadarIsTheSameAboveAllGauges() {
    float[] flat = new float[x_m.length];
    java.util.Arrays.fill(flat, 2);
    AdjustedRain adjusted =
        GaugeAdjustment.adjust(frame(flat), x_m, y_m, pairs(truth(), flat, 12, new Random(SEED)));

    assertThat(adjusted.scores())
        .extracting(AdjustmentScore::method)
        .doesNotContain(AdjustmentMethod.EXTERNAL_DRIFT);
  }

  @Test
  void mixesFactorAndOffsetAsLittleAsNeeded() throws SingularAdjustmentException {
    AdjustedField field = AdjustmentMethod.MIXED.fit(List.of(new GaugePair("a", 0, 0, 6, 2)), 0);

    assertThat(field.rain_mm(0, 0, 2)).isCloseTo(6, within(1e-9));
    assertThat(field.rain_mm(0, 0, 0)).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void carriesTheCorrectionOfTheHourIntoItsFrames() {
    RainFrame raw = frame(new float[] {10, 0, Float.NaN});
    RainFrame adjusted = frame(new float[] {15, 1.2f, Float.NaN});
    RainFrame part = new RainFrame(START, START.plusSeconds(300), new float[] {2, 0, 1}, "radar");

    RainFrame mended = GaugeAdjustment.inFrame(part, raw, adjusted);

    assertThat(mended.rain_mm(0)).isEqualTo(3f);
    assertThat(mended.rain_mm(1)).isCloseTo(0.1f, within(1e-6f));
    assertThat(mended.rain_mm(2)).isEqualTo(1f);
    assertThatThrownBy(() -> GaugeAdjustment.inFrame(raw, part, part))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
