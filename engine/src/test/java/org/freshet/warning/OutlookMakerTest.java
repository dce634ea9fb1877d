package org.freshet.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.freshet.exposure.AreaImpact;
import org.freshet.exposure.Asset;
import org.freshet.exposure.AssetDepth;
import org.freshet.exposure.ImpactSeries;
import org.freshet.exposure.RoadLengths;
import org.freshet.exposure.StreetDepth;
import org.freshet.exposure.WarningArea;
import org.junit.jupiter.api.Test;

class OutlookMakerTest {
  private static final Instant T0 = Instant.parse("2026-06-18T15:00:00Z");
  private static final WarningArea AREA = new WarningArea("066359990001", "Altstadt");
  private static final WarningRules RULES = WarningRules.defaults();
  private static final OutlookMaker MAKER = new OutlookMaker(RULES, "terrain-1");
  private static final InputAge RADAR = new InputAge("radar", T0, 0, "ok");

  @Test
  void dryStreetsMakeNoLevel() {
    AreaOutlook outlook = outlook(0, new double[] {0, 0});
    assertThat(outlook.level()).isEqualTo(WarningLevel.NONE);
    assertThat(outlook.heldLevel()).isEqualTo(WarningLevel.NONE);
    assertThat(outlook.onset()).isNull();
    assertThat(outlook.streets()).isEmpty();
  }

  @Test
  void waterNowIsObservedAndCertain() {
    AreaOutlook outlook = outlook(0.35);
    assertThat(outlook.level()).isEqualTo(WarningLevel.SEVERE);
    assertThat(outlook.observed()).isTrue();
    assertThat(outlook.onset()).isEqualTo(T0);
    assertThat(outlook.probability()).isEqualTo(1);
    assertThat(outlook.streets()).containsExactly("Marktstraße");
  }

  @Test
  void aForecastWarnsFromTheFirstInstantOverTheThreshold() {
    AreaOutlook outlook = outlook(0, new double[] {0, 0.12, 0.2});
    assertThat(outlook.level()).isEqualTo(WarningLevel.MODERATE);
    assertThat(outlook.onset()).isEqualTo(at(2));
    assertThat(outlook.observed()).isFalse();
    assertThat(outlook.peak_m()).isCloseTo(0.2, within(1e-9));
    assertThat(outlook.peakTime()).isEqualTo(at(3));
  }

  @Test
  void whatLiesBeyondTheLeadTimeDoesNotWarn() {
    double[] late = new double[14];
    late[12] = 0.6;
    AreaOutlook outlook = outlook(0, late);
    assertThat(outlook.level()).isEqualTo(WarningLevel.NONE);
    assertThat(outlook.peak_m()).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void graveLevelsNeedMoreMembersThanMildOnes() {
    AreaOutlook fourOfTen = outlook(0, members(4, 10, 0.35));
    assertThat(fourOfTen.level()).isEqualTo(WarningLevel.MODERATE);
    assertThat(fourOfTen.probability()).isCloseTo(0.4, within(1e-9));
    assertThat(fourOfTen.peak_m()).as("what that share sees").isCloseTo(0.35, within(1e-9));
    assertThat(fourOfTen.streets()).containsExactly("Marktstraße");
    assertThat(outlook(0, members(5, 10, 0.35)).level()).isEqualTo(WarningLevel.SEVERE);
    assertThat(outlook(0, members(2, 10, 0.35)).level()).isEqualTo(WarningLevel.NONE);
  }

  @Test
  void theTimeOfTheDeepestWaterIsTheMiddleOneOfTheMembersThatSeeIt() {
    AreaOutlook outlook = outlook(0, peaks(0.12, new int[] {1, 4, 6}, 0.42, 0.44, 0.46));
    assertThat(outlook.onset()).isEqualTo(at(1));
    assertThat(outlook.level()).isEqualTo(WarningLevel.MODERATE);
    assertThat(outlook.peak_m()).isCloseTo(0.42, within(1e-9));
    assertThat(outlook.peakTime()).isEqualTo(at(5));
  }

  @Test
  void theDeepestWaterIsNeverToldForATimeBeforeTheOnset() {
    AreaOutlook outlook = outlook(0, peaks(0, new int[] {1, 1, 6}, 0.42, 0.44, 0.46));
    assertThat(outlook.onset()).isEqualTo(at(7));
    assertThat(outlook.peakTime()).isEqualTo(at(7));
  }

  /** Ten members of which some have water first and more at one step each; the others stay dry. */
  private static double[][] peaks(double first_m, int[] steps, double... depths_m) {
    double[][] members = new double[10][8];
    for (int i = 0; i < steps.length; i++) {
      members[i][0] = first_m;
      members[i][steps[i]] = depths_m[i];
    }
    return members;
  }

  @Test
  void theExplanationSaysWhetherDepthOrMembersAreMissingToTheNextLevel() {
    assertThat(outlook(0.35).explanation().wouldChange())
        .contains("level 4 from 0.50 m, 0.15 m more than the deepest road");
    assertThat(outlook(0, members(4, 10, 0.35)).explanation().wouldChange())
        .contains("level 3 from 0.30 m over >= 10 m of road within 60 min")
        .contains("in 50 % of the members, now in 40 %");
  }

  @Test
  void theHeldLevelUsesLoweredThresholds() {
    assertThat(outlook(0.26).level()).isEqualTo(WarningLevel.MODERATE);
    assertThat(outlook(0.26).heldLevel()).isEqualTo(WarningLevel.SEVERE);
    assertThat(outlook(0.03).level()).isEqualTo(WarningLevel.NONE);
    assertThat(outlook(0.03).heldLevel()).isEqualTo(WarningLevel.MINOR);
  }

  @Test
  void anAssetReachedMakesItsLevel() {
    Asset hospital = new Asset("H", "hospital", "Klinik", 3, AREA.key(), 0.1);
    AreaImpact now = impact(T0, 0.02, List.of(new AssetDepth(hospital, 0.2)));
    AreaOutlook outlook = make(now, List.of());
    assertThat(outlook.level()).isEqualTo(WarningLevel.SEVERE);
    assertThat(outlook.assets()).containsExactly("H");
    assertThat(outlook.explanation().rule()).contains("critical place");
  }

  @Test
  void theExplanationNamesRuleVersionsAndWhatWouldChangeIt() {
    Explanation explanation = outlook(0.35).explanation();
    assertThat(explanation.rule()).contains("level 3: road depth >= 0.30 m");
    assertThat(explanation.rulesVersion()).isEqualTo(RULES.version());
    assertThat(explanation.modelVersion()).isEqualTo("terrain-1");
    assertThat(explanation.decisive()).contains("Marktstraße 0.35 m");
    assertThat(explanation.wouldChange()).contains("level 4 from 0.50 m").contains("below 0.24 m");
    assertThat(explanation.inputs()).containsExactly(RADAR);
  }

  @Test
  void lateAndMissingInputsLowerTheConfidence() {
    double ok = confidence("ok", 1);
    assertThat(confidence("late", 1)).isLessThan(ok);
    assertThat(confidence("missing", 1)).isLessThan(confidence("late", 1));
    assertThat(confidence("ok", 0.5)).isLessThan(ok);
    assertThatIllegalArgumentException().isThrownBy(() -> confidence("fine", 1));
  }

  @Test
  void areasInAnotherOrderAreRefused() {
    AreaImpact other =
        new AreaImpact(new WarningArea("1", "x"), at(1), 0, lengths(0), List.of(), List.of());
    ImpactSeries series = new ImpactSeries(List.of(at(1)), List.of(List.of(other)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> make(impact(T0, 0, List.of()), List.of(series)))
        .withMessageContaining("order");
  }

  private static double confidence(String flag, double quality) {
    return MAKER
        .outlooks(
            T0,
            List.of(impact(T0, 0, List.of())),
            List.of(),
            List.of(new InputAge("radar", T0, 60, flag)),
            quality)
        .get(0)
        .explanation()
        .confidence();
  }

  private static double[][] members(int wet, int all, double depth_m) {
    double[][] members = new double[all][1];
    for (int i = 0; i < wet; i++) {
      members[i][0] = depth_m;
    }
    return members;
  }

  private static AreaOutlook outlook(double now_m, double[]... members) {
    List<ImpactSeries> forecast = new ArrayList<>();
    for (double[] member : members) {
      List<Instant> times = new ArrayList<>();
      List<List<AreaImpact>> impacts = new ArrayList<>();
      for (int i = 0; i < member.length; i++) {
        times.add(at(i + 1));
        impacts.add(List.of(impact(at(i + 1), member[i], List.of())));
      }
      forecast.add(new ImpactSeries(times, impacts));
    }
    return make(impact(T0, now_m, List.of()), forecast);
  }

  private static AreaOutlook make(AreaImpact now, List<ImpactSeries> forecast) {
    return MAKER.outlooks(T0, List.of(now), forecast, List.of(RADAR), 1).get(0);
  }

  private static AreaImpact impact(Instant time, double depth_m, List<AssetDepth> assets) {
    List<StreetDepth> streets =
        depth_m > 0 ? List.of(new StreetDepth("Marktstraße", depth_m, 4)) : List.of();
    return new AreaImpact(AREA, time, depth_m, lengths(depth_m), streets, assets);
  }

  private static RoadLengths lengths(double depth_m) {
    double[] thresholds_m = RULES.thresholds_m();
    double[] lengths_m = new double[thresholds_m.length];
    for (int i = 0; i < lengths_m.length; i++) {
      lengths_m[i] = depth_m >= thresholds_m[i] ? 20 : 0;
    }
    return new RoadLengths(thresholds_m, lengths_m);
  }

  private static Instant at(int number) {
    return T0.plusSeconds(300L * number);
  }
}
