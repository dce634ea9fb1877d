package org.freshet.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningRulesTest {

  @Test
  void depthsMustAscendWithTheLevels() {
    List<LevelRule> wrong =
        List.of(LevelRule.of(WarningLevel.MINOR, 0.3), LevelRule.of(WarningLevel.SEVERE, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WarningRules.defaults().withLevels(wrong))
        .withMessageContaining("level 3")
        .withMessageContaining("0.1");
  }

  @Test
  void aLevelGivenTwiceIsNamed() {
    List<LevelRule> wrong =
        List.of(LevelRule.of(WarningLevel.MINOR, 0.1), LevelRule.of(WarningLevel.MINOR, 0.2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WarningRules.defaults().withLevels(wrong))
        .withMessageContaining("Level 1 is given twice");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> LevelRule.of(WarningLevel.NONE, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> LevelRule.of(WarningLevel.MINOR, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LevelRule(WarningLevel.MINOR, 0.1, 10, 30));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WarningRules.defaults().withTiming(Duration.ofMinutes(60), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> WarningLevel.of(5));
  }

  @Test
  void theHysteresisIsAFifthOrFiveCentimetresButNeverMoreThanHalf() {
    Hysteresis hysteresis = Hysteresis.defaults();
    assertThat(hysteresis.held_m(LevelRule.of(WarningLevel.MINOR, 0.05)))
        .isCloseTo(0.025, within(1e-12));
    assertThat(hysteresis.held_m(LevelRule.of(WarningLevel.MINOR, 0.10)))
        .isCloseTo(0.05, within(1e-12));
    assertThat(hysteresis.held_m(LevelRule.of(WarningLevel.MINOR, 0.50)))
        .isCloseTo(0.40, within(1e-12));
  }

  @Test
  void theVersionFollowsTheContent() {
    WarningRules rules = WarningRules.defaults();
    assertThat(rules.version()).isEqualTo(WarningRules.defaults().version()).hasSize(12);
    assertThat(rules.withTiming(Duration.ofMinutes(45), 6).version()).isNotEqualTo(rules.version());
  }

  @Test
  void thresholdsHoldEveryDepthTheRulesAskFor() {
    assertThat(WarningRules.defaults().thresholds_m())
        .isSorted()
        .contains(0.025, 0.05, 0.1, 0.3, 0.5);
  }

  @Test
  void theGravestAssetRuleCounts() {
    WarningRules rules = WarningRules.defaults();
    assertThat(rules.levelOfAsset("hospital")).isEqualTo(WarningLevel.SEVERE);
    assertThat(rules.levelOfAsset("kiosk")).isEqualTo(WarningLevel.MODERATE);
    assertThat(rules.withAssets(List.of()).levelOfAsset("hospital")).isEqualTo(WarningLevel.NONE);
  }
}
