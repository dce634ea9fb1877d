package org.freshet.service.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private static final Instant NOON = Instant.parse("2026-06-18T12:00:00Z");

  private final Watchdog watchdog =
      new Watchdog(
          List.of(
              new Expected("a", Duration.ofMinutes(1)), new Expected("b", Duration.ofMinutes(15))));

  private static Instant at(int minute) {
    return NOON.plusSeconds(60L * minute);
  }

  private List<Sign> signs(int minute) {
    return watchdog.look(at(minute)).sensors().stream().map(SensorWatch::sign).toList();
  }

  @Test
  void eachSensorIsMeasuredByItsOwnInterval() {
    watchdog.heard("a", at(0), at(0));
    watchdog.heard("b", at(0), at(0));
    assertThat(signs(2)).containsExactly(Sign.FRESH, Sign.FRESH);
    assertThat(signs(3)).containsExactly(Sign.LATE, Sign.FRESH);
    assertThat(signs(6)).containsExactly(Sign.SILENT, Sign.FRESH);
    assertThat(signs(31)).containsExactly(Sign.SILENT, Sign.LATE);
    assertThat(signs(76)).containsExactly(Sign.SILENT, Sign.SILENT);
  }

  @Test
  void whoNeverSpokeIsToldApart() {
    assertThat(signs(0)).containsExactly(Sign.NEVER, Sign.NEVER);
    assertThat(watchdog.look(at(0)).blind()).isTrue();
  }

  @Test
  void anHourOldValueTellsNothingAboutNow() {
    watchdog.heard("a", at(-60), at(0));
    assertThat(signs(0)).containsExactly(Sign.SILENT, Sign.NEVER);
    watchdog.heard("a", at(0), at(0));
    watchdog.heard("a", at(-30), at(1));
    assertThat(signs(1).get(0)).isEqualTo(Sign.FRESH);
  }

  @Test
  void aClockAheadCannotHideASilence() {
    watchdog.heard("a", at(600), at(0));
    assertThat(signs(10).get(0)).isEqualTo(Sign.SILENT);
  }

  @Test
  void saysWhatChanged() {
    watchdog.heard("a", at(0), at(0));
    watchdog.heard("b", at(0), at(0));
    WatchReport fine = watchdog.look(at(1));
    WatchReport blind = watchdog.look(at(90));
    assertThat(blind.changes(fine))
        .containsExactly(
            "ALL 2 sources are silent: the area is blind",
            "Sensor a is silent since " + NOON,
            "Sensor b is silent since " + NOON);
    assertThat(watchdog.look(at(91)).changes(blind)).isEmpty();
    watchdog.heard("b", at(92), at(92));
    assertThat(watchdog.look(at(92)).changes(blind))
        .containsExactly("The area sees again", "Sensor b speaks again");
    assertThat(watchdog.look(at(92)).freshShare()).isEqualTo(0.5);
  }
}
