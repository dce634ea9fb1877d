package org.freshet.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.freshet.gauge.Observation;
import org.freshet.gauge.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationStoreTest {
  private static final Instant NOON = Instant.parse("2026-06-18T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private static Observation rain(String sensor, int minute, double value_mm) {
    Instant time = NOON.plusSeconds(60L * minute);
    return new Observation(sensor, Quantity.RAIN_MM, time, MINUTE, value_mm, 0);
  }

  @Test
  void takingTheSameInAgainChangesNothing() {
    try (Database database = Database.inMemory("again")) {
      ObservationStore store = new ObservationStore(database);
      List<Observation> all =
          List.of(rain("a", 0, 0.1), rain("a", 1, 0.2), rain("b", 0, Double.NaN));
      assertThat(store.add(all, NOON)).isEqualTo(new StoreCounts(3, 0, 0));
      assertThat(store.add(all, NOON.plusSeconds(5))).isEqualTo(new StoreCounts(0, 3, 0));
      assertThat(store.size()).isEqualTo(3);
      assertThat(store.newest("a", Quantity.RAIN_MM, NOON.plusSeconds(3600)))
          .hasValueSatisfying(
              found -> {
                assertThat(found.observation()).isEqualTo(rain("a", 1, 0.2));
                assertThat(found.received()).isEqualTo(NOON);
              });
    }
  }

  @Test
  void keepsWhatALaterValueReplaced() {
    try (Database database = Database.inMemory("revisions")) {
      ObservationStore store = new ObservationStore(database);
      store.add(List.of(rain("a", 0, 1)), NOON);
      // Twice revised in one message, then once more.
      StoreCounts counts = store.add(List.of(rain("a", 0, 2), rain("a", 0, 3)), NOON.plus(MINUTE));
      assertThat(counts).isEqualTo(new StoreCounts(0, 0, 2));
      store.add(List.of(rain("a", 0, 4)), NOON.plus(MINUTE));
      assertThat(store.revisions("a", Quantity.RAIN_MM, NOON))
          .extracting(one -> one.observation().value())
          .containsExactly(1.0, 2.0, 3.0, 4.0);
      assertThat(store.revisions("a", Quantity.RAIN_MM, NOON))
          .extracting(StoredObservation::revision)
          .containsExactly(0, 1, 2, 3);
      assertThat(store.size()).isEqualTo(1);
    }
  }

  @Test
  void doubledShuffledAndLateMessagesEndInTheSameTable() {
    long seed = 4711;
    Random random = new Random(seed);
    List<Observation> sent = new ArrayList<>();
    Map<String, Double> expected = new TreeMap<>();
    for (int sensor = 0; sensor < 7; sensor++) {
      for (int minute = 0; minute < 60; minute++) {
        Observation one = rain("s" + sensor, minute, random.nextInt(40) / 10.0);
        expected.put(one.sensor() + "/" + one.time(), one.value());
        for (int copy = 0; copy < 1 + random.nextInt(3); copy++) {
          sent.add(one);
        }
      }
    }
    Collections.shuffle(sent, random);
    try (Database database = Database.inMemory("shuffled")) {
      ObservationStore store = new ObservationStore(database);
      StoreCounts counts = StoreCounts.NONE;
      for (int from = 0; from < sent.size(); from += 13) {
        counts = counts.plus(store.add(sent.subList(from, Math.min(sent.size(), from + 13)), NOON));
      }
      assertThat(counts.added()).as("seed " + seed).isEqualTo(expected.size());
      assertThat(counts.revised()).isZero();
      Map<String, Double> found = new TreeMap<>();
      for (int sensor = 0; sensor < 7; sensor++) {
        List<StoredObservation> series =
            store.between("s" + sensor, Quantity.RAIN_MM, NOON, NOON.plusSeconds(7200));
        assertThat(series).extracting(one -> one.observation().time()).isSorted();
        series.forEach(
            one ->
                found.put(
                    one.observation().sensor() + "/" + one.observation().time(),
                    one.observation().value()));
      }
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void aMessageNoStoreCanHoldTakesNothingWithIt() {
    try (Database database = Database.inMemory("poison");
        ObservationWriter writer =
            new ObservationWriter(new ObservationStore(database), Clock.systemUTC())) {
      List<CompletableFuture<StoreCounts>> good = new ArrayList<>();
      CompletableFuture<StoreCounts> bad = writer.submit(List.of(rain("x".repeat(300), 0, 1)));
      for (int minute = 0; minute < 50; minute++) {
        good.add(writer.submit(List.of(rain("a", minute, 1))));
      }
      assertThatThrownBy(bad::join).hasRootCauseInstanceOf(IllegalArgumentException.class);
      good.forEach(one -> assertThat(one.join()).isEqualTo(new StoreCounts(1, 0, 0)));
      assertThat(writer.figures().added()).isEqualTo(50);
      assertThat(writer.figures().failed()).isEqualTo(1);
    }
  }

  @Test
  void aClosedStoreOpensAgainWithAllItHeld() {
    Path file = folder.resolve("store");
    try (Database database = Database.open(file)) {
      new ObservationStore(database).add(List.of(rain("a", 0, 1.5)), NOON);
    }
    try (Database database = Database.open(file)) {
      ObservationStore store = new ObservationStore(database);
      assertThat(store.add(List.of(rain("a", 0, 1.5)), NOON)).isEqualTo(new StoreCounts(0, 1, 0));
      assertThat(store.sensors()).containsExactly(new SensorTimes("a", NOON, NOON));
      assertThat(store.forgetBefore(NOON.plusSeconds(1))).isEqualTo(1);
      assertThat(store.size()).isZero();
    }
  }

  @Test
  void saysWhyAStoreCannotBeOpened() throws IOException {
    Files.writeString(folder.resolve("foreign.mv.db"), "not a database".repeat(1000));
    assertThatThrownBy(() -> Database.open(folder.resolve("foreign")).close())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("foreign")
        .hasMessageContaining("Maybe");
  }
}
