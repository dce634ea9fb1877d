package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.freshet.flood.RunoffModel.Coefficient;
import org.freshet.flood.RunoffModel.CurveNumber;
import org.freshet.flood.RunoffModel.GreenAmpt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunoffModelTest {

  @ParameterizedTest
  @CsvSource({
    "60, 50, 1.40", "70, 50, 5.81", "80, 50, 13.80", "90, 50, 27.11", "98, 50, 44.28",
    "60, 100, 18.57", "70, 100, 32.71", "80, 100, 50.54", "90, 100, 72.63", "98, 100, 94.04",
    "70, 152.4, 71.252", "80, 127, 73.48"
  })
  void curveNumberGivesTheTabulatedRunoff(double curveNumber, double rain_mm, double runoff_mm) {
    CurveNumber model = new CurveNumber(curveNumber, 0.2);
    assertThat(model.runoff_mm(rain_mm)).isCloseTo(runoff_mm, within(0.005));
    assertThat(sumOfSteps(model, rain_mm, 24, 2)).isCloseTo(runoff_mm, within(0.005));
  }

  @Test
  void greenAmptGivesTheTextbookFrontUnderPonding() {
    GreenAmpt model = new GreenAmpt(6.5, 167 * 0.340);
    double front_mm = model.ponded_mm(0, 1);
    assertThat(front_mm).isCloseTo(31.66, within(0.02));
    assertThat(6.5 * (1 + 167 * 0.340 / front_mm)).isCloseTo(18.16, within(0.02));
  }

  @Test
  void greenAmptPondsWhenTheTextbookSays() {
    GreenAmpt model = new GreenAmpt(6.5, 167 * 0.340);
    double ponding_h = 6.5 * 167 * 0.340 / (50 * (50 - 6.5));
    assertThat(ponding_h).isCloseTo(0.1697, within(1e-3));
    double before = model.soaked_mm(0, 50 * ponding_h, ponding_h);
    assertThat(before).isCloseTo(8.48, within(0.02));
    assertThat(model.excess_mm(0, before, 50 * ponding_h)).isCloseTo(0, within(1e-9));
    double after = model.soaked_mm(before, 50 * 0.1, 0.1);
    assertThat(model.excess_mm(before, after, 50 * 0.1)).isGreaterThan(0.1);
  }

  @Test
  void greenAmptDoesNotDependOnTheStep() {
    GreenAmpt model = new GreenAmpt(3.4, 88.9 * 0.3);
    assertThat(sumOfSteps(model, 60, 1, 1)).isCloseTo(sumOfSteps(model, 60, 60, 1), within(1e-6));
  }

  @Test
  void noModelMakesWaterOrLosesMoreThanFell() {
    Random random = new Random(7);
    RunoffModel[] models = {
      new Coefficient(0.3),
      new CurveNumber(75, 0.2),
      new CurveNumber(100, 0.2),
      new GreenAmpt(3.4, 27),
      new GreenAmpt(10, 0)
    };
    for (RunoffModel model : models) {
      double soaked_mm = 0;
      for (int step = 0; step < 500; step++) {
        double rain_mm = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 10;
        double after_mm = model.soaked_mm(soaked_mm, rain_mm, 1 / 12.0);
        assertThat(model.excess_mm(soaked_mm, after_mm, rain_mm)).isBetween(0.0, rain_mm);
        soaked_mm = after_mm;
      }
    }
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Coefficient(95));
    assertThatIllegalArgumentException().isThrownBy(() -> new CurveNumber(0, 0.2));
    assertThatIllegalArgumentException().isThrownBy(() -> new GreenAmpt(-1, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Coefficient(Double.NaN));
  }

  private static double sumOfSteps(
      RunoffModel model, double rain_mm, int steps, double duration_h) {
    double soaked_mm = 0;
    double sum_mm = 0;
    for (int step = 0; step < steps; step++) {
      double after_mm = model.soaked_mm(soaked_mm, rain_mm / steps, duration_h / steps);
      sum_mm += model.excess_mm(soaked_mm, after_mm, rain_mm / steps);
      soaked_mm = after_mm;
    }
    return sum_mm;
  }

  @Test
  void curveNumbersOfDryAndWetSoilAreThoseOfTheFormula() {
    RunoffModel.CurveNumber cn = new RunoffModel.CurveNumber(75, 0.2);
    assertThat(cn.dry().curveNumber()).isCloseTo(55.75, within(0.01));
    assertThat(cn.wet().curveNumber()).isCloseTo(87.34, within(0.01));
  }

  @Test
  void rainBeforeMakesMoreOfTheSameRainRunOff() {
    AntecedentRain week = AntecedentRain.ofDays(java.util.List.of(10.0, 0.0, 20.0), 1);
    assertThat(week.index_mm()).isCloseTo(9 + 20 * 0.729, within(1e-9));
    RunoffModel.CurveNumber cn = new RunoffModel.CurveNumber(75, 0.2);
    double dry_mm = cn.excess_mm(0, 30, 30);
    double wet_mm = cn.excess_mm(week.index_mm(), week.index_mm() + 30, 30);
    assertThat(wet_mm).isGreaterThan(2 * dry_mm);
  }

  @Test
  void aSewerOfAReturnPeriodCarriesThatRain() {
    org.freshet.rain.DepthTable table =
        new org.freshet.rain.DepthTable(
            new double[] {5, 15, 60},
            new double[] {1, 5, 100},
            new double[][] {{5, 8, 15}, {9, 15, 28}, {14, 23, 40}});
    SewerDistrict district = SewerDistrict.ofReturnPeriod("d", table, 5, 15);
    assertThat(district.capacity_mm_h()).isCloseTo(60, within(1e-9));
  }
}
