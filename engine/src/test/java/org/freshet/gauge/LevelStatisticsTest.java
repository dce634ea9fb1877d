package org.freshet.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LevelStatisticsTest {
  private static final double[] MAXIMA = {
    20, 25, 31, 18, 40, 55, 22, 28, 33, 47, 26, 30, 19, 65, 36, 24, 29, 38, 21, 44
  };

  @Test
  void findsThePublishedLMomentsAndReturnLevels() {
    LMoments moments = LMoments.of(MAXIMA);
    ExtremeValues generalised = ExtremeValues.generalised(moments);
    ExtremeValues gumbel = ExtremeValues.gumbel(moments);

    assertThat(moments.mean()).isCloseTo(32.55, within(1e-9));
    assertThat(moments.scale()).isCloseTo(6.986842, within(1e-6));
    assertThat(moments.skewness()).isCloseTo(0.263779, within(1e-6));
    assertThat(generalised.location()).isCloseTo(26.13436, within(1e-4));
    assertThat(generalised.scale()).isCloseTo(8.684709, within(1e-4));
    assertThat(generalised.shape()).isCloseTo(-0.141614, within(1e-5));
    assertThat(generalised.returnLevel(100)).isCloseTo(82.4514, within(1e-2));
    assertThat(gumbel.location()).isCloseTo(26.73173, within(1e-4));
    assertThat(gumbel.scale()).isCloseTo(10.07988, within(1e-4));
    assertThat(gumbel.returnLevel(100)).isCloseTo(73.1007, within(1e-3));
  }

  @Test
  void findsTheReturnPeriodOfAReturnLevel() {
    for (ExtremeValues values :
        new ExtremeValues[] {
          ExtremeValues.gumbel(LMoments.of(MAXIMA)), ExtremeValues.generalised(LMoments.of(MAXIMA))
        }) {
      for (double period_a : new double[] {2, 10, 100, 1000}) {
        assertThat(values.returnPeriod_a(values.returnLevel(period_a)))
            .isCloseTo(period_a, within(1e-6 * period_a));
      }
    }
    assertThat(new ExtremeValues(0, 1, 0.5).returnPeriod_a(3)).isInfinite();
    assertThatThrownBy(() -> LMoments.of(1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsTheRatingCurveThatMadeThePairs() {
    double[] levels_m = {0.5, 0.7, 1.0, 1.4, 2.0, 2.9};
    double[] discharges = Arrays.stream(levels_m).map(h -> 4 * Math.pow(h - 0.3, 1.7)).toArray();
    RatingCurve curve = RatingCurve.fit(levels_m, discharges);

    assertThat(curve.zeroFlow_m()).isCloseTo(0.3, within(1e-4));
    assertThat(curve.a()).isCloseTo(4, within(1e-3));
    assertThat(curve.b()).isCloseTo(1.7, within(1e-3));
    assertThat(curve.level_m(curve.discharge_m3_s(1.23))).isCloseTo(1.23, within(1e-9));
    assertThat(curve.discharge_m3_s(0.2)).isZero();
    assertThat(curve.extrapolates(3)).isTrue();
  }

  @Test
  void holdsAStageUntilTheLevelHasFallenByTheMargin() {
    AlarmStages stages = new AlarmStages(new double[] {1, 2, 3}, 0.1);

    assertThat(stages.stage(2.0)).isEqualTo(2);
    assertThat(stages.stage(1.95, 2)).isEqualTo(2);
    assertThat(stages.stage(1.85, 2)).isEqualTo(1);
    assertThat(stages.stage(3.5, 0)).isEqualTo(3);
    assertThat(stages.stage(Double.NaN, 2)).isEqualTo(2);
  }

  @Test
  void flagsFaultsOfALevelAndNotAFlood() {
    LevelQc qc = new LevelQc(-1, 6, 0.5, 0.01, 12);
    double[] flood = new double[80];
    Random random = new Random(3);
    for (int i = 0; i < flood.length; i++) {
      flood[i] = 1 + 2 * Math.exp(-Math.pow((i - 40) / 9.0, 2)) + 0.002 * random.nextGaussian();
    }
    assertThat(qc.check(flood)).containsOnly(0);

    double[] faulty = flood.clone();
    faulty[10] += 0.4;
    faulty[20] = Double.NaN;
    faulty[70] = 9;
    int[] flags = qc.check(faulty);
    assertThat(flags[10]).isEqualTo(QualityFlags.SPIKE);
    assertThat(flags[11]).isZero();
    assertThat(flags[20]).isEqualTo(QualityFlags.MISSING);
    assertThat(flags[70] & QualityFlags.RANGE).isNotZero();

    double[] stuck = flood.clone();
    Arrays.fill(stuck, 30, 45, 1.5);
    assertThat(qc.check(stuck)[44] & QualityFlags.FLAT_LINE).isNotZero();
    assertThat(qc.check(stuck)[30] & QualityFlags.FLAT_LINE).isNotZero();

    double[] moved = new double[40];
    Arrays.fill(moved, 20, 40, 0.8);
    LevelQc patient = new LevelQc(-1, 6, 0.5, 0.01, 100);
    assertThat(patient.check(moved)[20] & QualityFlags.DATUM_SHIFT).isNotZero();
  }

  @Test
  void ranksARiseAmongTheRisesBefore() {
    double[] level_m = new double[1001];
    for (int i = 1; i < level_m.length; i++) {
      level_m[i] = level_m[i - 1] + i / 1000.0;
    }
    RiseClimatology climatology = new RiseClimatology(level_m, 1);

    assertThat(climatology.rank(0.9005)).isCloseTo(0.9, within(1e-9));
    assertThat(climatology.rank(5)).isEqualTo(1);
    assertThat(climatology.quantile_m(0.5)).isCloseTo(0.5005, within(1e-9));
  }
}
