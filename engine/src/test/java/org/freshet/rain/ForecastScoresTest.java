package org.freshet.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastScoresTest {
  @Test
  void countsHitsMissesAndFalseAlarmsAndLeavesUnknownCellsOut() {
    ContingencyTable table = new ContingencyTable(1);
    table.add(new float[] {2, 0, 1, 0, Float.NaN, 5}, new float[] {1, 3, 0, 0, 9, Float.NaN});
    assertThat(table.count()).isEqualTo(4);
    assertThat(table.observed()).isEqualTo(2);
    assertThat(table.csi()).isEqualTo(1 / 3.0);
    assertThat(table.pod()).isEqualTo(0.5);
    assertThat(table.far()).isEqualTo(0.5);
    assertThat(table.meanAbsoluteError_mm()).isEqualTo(5 / 4.0);
    assertThat(new ContingencyTable(1).csi()).isNaN();
  }

  @Test
  void brierScoreIsReliabilityMinusResolutionPlusUncertainty() {
    ReliabilityTable table = new ReliabilityTable(1, 2);
    table.add(
        forecast(new float[] {2, 2, 0, 0}, new float[] {2, 0, 0, Float.NaN}),
        0,
        new float[] {1, 1, 0, 1});
    assertThat(table.count()).isEqualTo(3);
    assertThat(table.forecasts(1)).isEqualTo(1);
    assertThat(table.observedShare(1)).isEqualTo(1);
    assertThat(table.climate()).isEqualTo(2 / 3.0);
    assertThat(table.brierScore()).isCloseTo(0.25 / 3, within(1e-12));
    assertThat(table.reliability()).isCloseTo(0.25 / 3, within(1e-12));
    assertThat(table.brierSkill()).isCloseTo(1 - 0.25 / 3 / (2 / 9.0), within(1e-12));
  }

  private static RainForecast forecast(float[]... members) {
    Instant t = Instant.parse("2026-06-18T15:00:00Z");
    List<List<RainFrame>> list =
        Arrays.stream(members)
            .map(rain -> List.of(new RainFrame(t, t.plusSeconds(300), rain, "test")))
            .toList();
    return new RainForecast(t, list, "test", Duration.ZERO);
  }
}
