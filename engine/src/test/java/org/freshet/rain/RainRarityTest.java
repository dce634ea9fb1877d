package org.freshet.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RainRarityTest {
  /** Cell 49125 of KOSTRA-DWD-2020. */
  private static final KostraCurve CURVE =
      new KostraCurve(1.0618, 0.727704, 4.47541, 1.37388, KostraCurve.SHAPE);

  private static final int[] DURATIONS_MIN = {5, 15, 60, 360};

  private static RunningSums rain(int frames, float... perFrame_mm) {
    RunningSums sums = new RunningSums(perFrame_mm.length, Duration.ofMinutes(5), DURATIONS_MIN);
    Instant start = Instant.parse("2024-06-01T12:00:00Z");
    for (int i = 0; i < frames; i++) {
      Instant from = start.plusSeconds(300L * i);
      float[] copy = Arrays.copyOf(perFrame_mm, perFrame_mm.length);
      sums.add(new RainFrame(from, from.plusSeconds(300), copy, "test"));
    }
    return sums;
  }

  @Test
  void findsAOneInFiftyYearHour() {
    float fifty = (float) (CURVE.depth_mm(60, 50) * 1.001 / 12);
    RainRarity rarity = RainRarity.of(rain(12, fifty), DURATIONS_MIN.length, 0, CURVE);

    assertThat(rarity.duration_min()).isEqualTo(60);
    assertThat(rarity.depth_mm()).isCloseTo(33.3, within(0.4));
    assertThat(rarity.returnPeriod_a()).isBetween(50.0, 51.0);
    assertThat(rarity.statedPeriod_a()).isEqualTo(50);
    assertThat(rarity.beyondStatistics()).isFalse();
  }

  @Test
  void findsTheShortBurstOfAStormThatIsOverAfterMinutes() {
    float burst = (float) CURVE.depth_mm(5, 120);
    RainRarity rarity = RainRarity.of(rain(1, burst), DURATIONS_MIN.length, 0, CURVE);

    assertThat(rarity.duration_min()).isEqualTo(5);
    assertThat(rarity.statedPeriod_a()).isEqualTo(100);
    assertThat(rarity.beyondStatistics()).isTrue();
    assertThat(rarity.index()).isGreaterThanOrEqualTo(7);
  }

  @Test
  void statesNothingOfEverydayRainAndTellsWhatIsUnknown() {
    RainRarity[] all = RainRarity.ofAll(rain(12, 0.1f, 0), DURATIONS_MIN.length, 2, cell -> CURVE);

    assertThat(all[0].statedPeriod_a()).isZero();
    assertThat(all[0].index()).isZero();
    assertThat(all[1].depth_mm()).isZero();

    RunningSums sums = rain(11, 3);
    Instant last = Instant.parse("2024-06-01T12:55:00Z");
    sums.add(RainFrame.unknown(last, last.plusSeconds(300), 1, "test"));
    RainRarity rarity = RainRarity.of(sums, DURATIONS_MIN.length, 0, CURVE);
    assertThat(rarity.duration_min()).isEqualTo(60);
    assertThat(rarity.unknownShare()).isCloseTo(1 / 12.0, within(1e-9));
  }
}
