package org.freshet.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentBookTest {
  private static final Instant T0 = Instant.parse("2026-06-18T15:00:00Z");
  private static final WarningRules RULES = WarningRules.defaults();
  private static final int N = RULES.clearAfterCycles();
  private static final String AREA = "066359990001";

  private IncidentBook book = IncidentBook.empty(RULES);
  private final List<WarningMessage> said = new ArrayList<>();
  private int cycle;

  @Test
  void nothingIsSaidOfDryStreets() {
    run(0, 0, 0);
    assertThat(said).isEmpty();
  }

  @Test
  void aLevelOpensAnIncidentWithAStableId() {
    run(0, 2, 2);
    assertThat(said).hasSize(1);
    assertThat(said.get(0).kind()).isEqualTo(MessageKind.ALERT);
    assertThat(said.get(0).incidentId()).isEqualTo(AREA + "-20260618T150500Z");
    assertThat(said.get(0).expires()).isEqualTo(at(1).plus(RULES.validity()));
    assertThat(said.get(0).earlier()).isEmpty();
  }

  @Test
  void aHigherLevelIsSaidAtOnce() {
    run(1, 3);
    assertThat(said).hasSize(2);
    assertThat(said.get(1).kind()).isEqualTo(MessageKind.UPDATE);
    assertThat(said.get(1).level()).isEqualTo(WarningLevel.SEVERE);
    assertThat(said.get(1).earlier()).containsExactly(new MessageRef(1, at(0)));
  }

  @Test
  void aLowerLevelIsSaidOnlyAfterCalmCycles() {
    run(3);
    repeat(1, N - 1);
    assertThat(said).hasSize(1);
    run(1);
    assertThat(said).hasSize(2);
    assertThat(said.get(1).level()).isEqualTo(WarningLevel.MINOR);
  }

  @Test
  void oneCycleThatHoldsStartsTheCalmAnew() {
    run(3);
    repeat(0, N - 1);
    step(outlook(0, 3, 0.1));
    repeat(0, N - 1);
    assertThat(said).hasSize(1);
    run(0);
    assertThat(said.get(1).kind()).isEqualTo(MessageKind.END);
  }

  @Test
  void theEndComesOnceAndNamesTheLevelThatWasInForce() {
    run(2);
    repeat(0, 30);
    assertThat(said).hasSize(2);
    WarningMessage end = said.get(1);
    assertThat(end.kind()).isEqualTo(MessageKind.END);
    assertThat(end.level()).isEqualTo(WarningLevel.MODERATE);
    assertThat(end.onset()).isEqualTo(said.get(0).onset());
    assertThat(end.version()).isEqualTo(2);
    assertThat(book.open()).isEmpty();
  }

  @Test
  void aLowConfidenceCycleNeverCountsAsCalm() {
    run(2);
    for (int i = 0; i < 30; i++) {
      step(outlook(0, 0, 0.1, 0.1));
    }
    assertThat(said).allMatch(message -> message.kind() != MessageKind.END);
    assertThat(book.open()).hasSize(1);
    assertNeverRunsOut();
  }

  @Test
  void anAreaThatIsMissingIsHeldAndRenewed() {
    run(2);
    for (int i = 0; i < 24; i++) {
      step();
    }
    assertThat(book.open()).hasSize(1);
    assertThat(said).hasSizeGreaterThan(1);
    assertThat(said).allMatch(message -> message.kind() != MessageKind.END);
    assertNeverRunsOut();
  }

  @Test
  void aLongIncidentIsRenewedInTime() {
    repeat(2, 60);
    assertNeverRunsOut();
    assertThat(said).hasSizeLessThan(8);
  }

  @Test
  void sameContentIsNotSaidAgainBeforeItRunsOut() {
    repeat(2, 10);
    assertThat(said).hasSize(1);
  }

  @Test
  void worseNewsIsSaidWithinTheBudget() {
    step(outlook(2, 2, 0.10));
    step(outlook(2, 2, 0.21));
    assertThat(said).hasSize(1);
    step(outlook(2, 2, 0.22));
    assertThat(said).hasSize(2);
    step(outlook(2, 2, 0.25));
    step(outlook(2, 2, 0.27));
    assertThat(said).hasSize(2);
  }

  @Test
  void anAreaThatFlickersNeedsLongerCalmEachTime() {
    for (int round = 0; round < 3; round++) {
      run(1);
      repeat(0, N);
    }
    List<WarningMessage> ends =
        said.stream().filter(message -> message.kind() == MessageKind.END).toList();
    assertThat(ends).hasSize(1);
    repeat(0, 4 * N);
    assertThat(book.open()).isEmpty();
  }

  @Test
  void aCycleThatRunsTwiceIsRefused() {
    run(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book.step(at(0), List.of()))
        .withMessageContaining("twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book.step(at(9), List.of(outlook(1, 1, 0), outlook(1, 1, 0))))
        .withMessageContaining(AREA);
  }

  @Test
  void aSavedBookGoesOnAsIfNothingHappened() {
    run(1, 3, 2, 1);
    IncidentBook saved = IncidentBook.of(RULES, book.open(), book.ended(), at(cycle - 1));
    AreaOutlook next = outlook(0, 0, 0);
    for (int i = 0; i < 20; i++) {
      Instant now = at(cycle + i);
      IncidentBook.Step a = book.step(now, List.of(next));
      IncidentBook.Step b = saved.step(now, List.of(next));
      assertThat(b.messages()).isEqualTo(a.messages());
      book = a.book();
      saved = b.book();
    }
  }

  /** The storm every area goes through once, seen through a forecast with heavy noise. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aNoisyForecastOfAStormThatEndsKeepsTheRulesOfSpeech(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 110; i++) {
      double truth_m = i < 70 ? 0.6 * Math.sin(Math.PI * i / 70) : 0;
      double seen_m = Math.max(0, truth_m * (1 + 0.5 * random.nextGaussian()));
      step(outlookOfDepth(i < 80 ? seen_m : 0));
    }
    assertRulesOfSpeech(seed);
    assertThat(book.open()).as("seed %d", seed).isEmpty();
    long incidents = said.stream().filter(m -> m.kind() == MessageKind.ALERT).count();
    assertThat(incidents).as("seed %d", seed).isBetween(1L, 2L);
    assertThat(said.size()).as("seed %d", seed).isLessThan(24);
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104, 105, 106})
  void pureNoiseKeepsTheRulesOfSpeechToo(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      step(outlookOfDepth(random.nextDouble() * random.nextDouble() * 0.7));
    }
    repeat(0, 4 * N);
    assertRulesOfSpeech(seed);
    assertThat(book.open()).as("seed %d", seed).isEmpty();
  }

  private void assertRulesOfSpeech(long seed) {
    Map<String, List<WarningMessage>> incidents = new HashMap<>();
    for (WarningMessage message : said) {
      incidents.computeIfAbsent(message.incidentId(), id -> new ArrayList<>()).add(message);
    }
    for (List<WarningMessage> incident : incidents.values()) {
      assertThat(incident.get(0).kind()).as("seed %d", seed).isEqualTo(MessageKind.ALERT);
      assertThat(incident.stream().filter(m -> m.kind() == MessageKind.ALERT)).hasSize(1);
      assertThat(incident.stream().filter(m -> m.kind() == MessageKind.END)).hasSize(1);
      assertThat(incident.get(incident.size() - 1).kind()).isEqualTo(MessageKind.END);
      for (int i = 1; i < incident.size(); i++) {
        assertFollows(incident.get(i - 1), incident.get(i), seed);
      }
    }
    assertNeverRunsOut();
  }

  private static void assertFollows(WarningMessage before, WarningMessage after, long seed) {
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.earlier()).hasSize(after.version() - 1);
    assertThat(after.expires()).isAfter(after.sent());
    Duration since = Duration.between(before.sent(), after.sent());
    if (after.kind() == MessageKind.UPDATE && after.level().compareTo(before.level()) <= 0) {
      assertThat(since).as("seed %d", seed).isGreaterThanOrEqualTo(RULES.minUpdateInterval());
    }
    if (after.level().compareTo(before.level()) < 0 || after.kind() == MessageKind.END) {
      assertThat(since)
          .as("let go too early after %s, seed %d", before.sent(), seed)
          .isGreaterThanOrEqualTo(
              before.level() == after.level() && after.kind() != MessageKind.END
                  ? Duration.ZERO
                  : Duration.ofMinutes(5));
    }
  }

  private void assertNeverRunsOut() {
    for (int i = 1; i < said.size(); i++) {
      WarningMessage before = said.get(i - 1);
      if (said.get(i).incidentId().equals(before.incidentId())) {
        assertThat(said.get(i).sent()).isBefore(before.expires());
      }
    }
    for (Incident incident : book.open()) {
      assertThat(incident.expires()).isAfter(at(cycle - 1));
    }
  }

  /** Every time the level falls, no cycle of the last N held more than the level it falls to. */
  @ParameterizedTest
  @ValueSource(longs = {201, 202, 203, 204})
  void aLevelIsLeftOnlyWhenNoneOfTheLastCyclesHeldIt(long seed) {
    Random random = new Random(seed);
    List<WarningLevel> held = new ArrayList<>();
    WarningLevel before = WarningLevel.NONE;
    for (int i = 0; i < 600; i++) {
      AreaOutlook outlook = outlookOfDepth(Math.pow(random.nextDouble(), 4) * 0.8);
      held.add(outlook.heldLevel());
      step(outlook);
      WarningLevel after = book.of(AREA) == null ? WarningLevel.NONE : book.of(AREA).level();
      if (after.compareTo(before) < 0) {
        for (WarningLevel one : held.subList(held.size() - N, held.size())) {
          assertThat(one).as("seed %d, cycle %d", seed, i).isLessThanOrEqualTo(after);
        }
      }
      before = after;
    }
    assertThat(said).isNotEmpty();
  }

  private void run(int... levels) {
    for (int level : levels) {
      step(outlook(level, level, 0.1));
    }
  }

  private void repeat(int level, int times) {
    for (int i = 0; i < times; i++) {
      run(level);
    }
  }

  private void step(AreaOutlook... outlooks) {
    IncidentBook.Step step = book.step(at(cycle++), List.of(outlooks));
    book = step.book();
    said.addAll(step.messages());
  }

  private AreaOutlook outlookOfDepth(double depth_m) {
    int level = 0;
    int held = 0;
    for (LevelRule rule : RULES.levels()) {
      level = depth_m >= rule.roadDepth_m() ? rule.level().number() : level;
      held = depth_m >= RULES.hysteresis().held_m(rule) ? rule.level().number() : held;
    }
    return outlook(level, held, depth_m);
  }

  private AreaOutlook outlook(int level, int held, double peak_m) {
    return outlook(level, held, peak_m, 1);
  }

  private AreaOutlook outlook(int level, int held, double peak_m, double confidence) {
    Instant now = at(cycle);
    Explanation why =
        new Explanation("rule", RULES.version(), "terrain", "", List.of(), "", confidence);
    return new AreaOutlook(
        AREA,
        "Altstadt",
        WarningLevel.of(level),
        WarningLevel.of(held),
        level == 0 ? null : now,
        level > 0,
        1,
        peak_m,
        now,
        List.of(),
        List.of(),
        why);
  }

  private static Instant at(int number) {
    return T0.plusSeconds(300L * number);
  }
}
