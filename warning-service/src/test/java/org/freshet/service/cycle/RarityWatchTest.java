package org.freshet.service.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.freshet.rain.DepthFrequency;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainRarity;
import org.freshet.rain.RunningSums;
import org.junit.jupiter.api.Test;

class RarityWatchTest {
  private static final Instant NOON = Instant.parse("2026-06-18T12:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);

  /**
   * 10 mm an hour come every year, 1 mm more every year more; other durations by their square root.
   */
  private static final DepthFrequency PLAIN =
      new DepthFrequency() {
        @Override
        public double depth_mm(double duration_min, double returnPeriod_a) {
          return (9 + returnPeriod_a) * Math.sqrt(duration_min / 60);
        }

        @Override
        public double returnPeriod_a(double duration_min, double depth_mm) {
          double period_a = depth_mm / Math.sqrt(duration_min / 60) - 9;
          return period_a < 1 ? 0 : period_a;
        }
      };

  private static RarityWatch watch() {
    return new RarityWatch(
        new RunningSums(4, STEP, 5, 60),
        2,
        4,
        cell -> PLAIN,
        Map.of("west", new int[] {0, 2}, "east", new int[] {1, 3}));
  }

  private static RainFrame frame(int n, float... rain_mm) {
    Instant end = NOON.plus(STEP.multipliedBy(n));
    return new RainFrame(end.minus(STEP), end, rain_mm, "radar");
  }

  @Test
  void theRarestCellSpeaksForItsArea() {
    RarityWatch watch = watch();
    for (int n = 1; n <= 12; n++) {
      watch.add(frame(n, 0.1f, 0.2f, 5, 0));
    }
    assertThat(watch.byArea()).containsOnlyKeys("west");
    RainRarity west = Objects.requireNonNull(watch.byArea().get("west"));
    assertThat(west.cell()).isEqualTo(2);
    assertThat(west.duration_min()).isEqualTo(60);
    assertThat(west.statedPeriod_a()).isEqualTo(50);
    assertThat(watch.rarities()).extracting(RainRarity::cell).containsExactly(2);
    assertThat(watch.memory()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void rainThatIsOverIsNoLongerRare() {
    RarityWatch watch = watch();
    for (int n = 1; n <= 12; n++) {
      watch.add(frame(n, 5, 5, 5, 5));
    }
    for (int n = 13; n <= 24; n++) {
      watch.add(frame(n, 0, 0, 0, 0));
    }
    assertThat(watch.byArea()).isEmpty();
  }

  @Test
  void unknownRainMakesALowerBoundNotNone() {
    RarityWatch watch = watch();
    float[] unknown = new float[4];
    Arrays.fill(unknown, Float.NaN);
    for (int n = 1; n <= 12; n++) {
      watch.add(frame(n, n % 2 == 0 ? new float[] {6, 6, 6, 6} : unknown));
    }
    RainRarity west = Objects.requireNonNull(watch.byArea().get("west"));
    assertThat(west.unknownShare()).isGreaterThan(0);
  }
}
