package org.freshet.service.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.freshet.gauge.Quantity;
import org.freshet.service.config.Observations.Broker;
import org.freshet.service.config.Observations.Format;
import org.freshet.service.config.Observations.Mapping;
import org.freshet.service.config.Observations.Topic;
import org.freshet.service.config.Observations.Value;
import org.freshet.service.ingest.message.JsonMapping;
import org.freshet.service.store.Database;
import org.freshet.service.store.ObservationStore;
import org.freshet.service.store.ObservationWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class MqttReceiverContract {
  private static final Instant START = Instant.parse("2026-06-18T12:00:00Z");
  static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int IN_FLIGHT = 100;
  private static final Mapping MAPPING =
      new Mapping(
          "", "", 2, "t", List.of(new Value("mm", Quantity.RAIN_MM, 1, 0, Duration.ofMinutes(1))));

  @TempDir private Path folder;

  abstract LocalBroker broker(Path folder);

  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final List<String> gaps = new CopyOnWriteArrayList<>();
  LocalBroker broker;
  ObservationStore store;
  ObservationWriter writer;
  private Database database;

  @BeforeEach
  void begin() throws IOException {
    Path brokerFolder = Files.createDirectory(folder.resolve("broker"));
    broker = broker(brokerFolder);
    broker.start();
    database = Database.open(folder.resolve("store"));
    store = new ObservationStore(database);
    writer = new ObservationWriter(store, Clock.systemUTC());
  }

  @AfterEach
  void end() {
    if (writer == null) {
      return;
    }
    writer.close();
    database.close();
    broker.close();
    executor.shutdownNow();
  }

  MqttReceiver receiver() {
    Broker settings =
        new Broker(
            "city",
            "127.0.0.1",
            broker.port(),
            false,
            null,
            "freshet-test",
            null,
            null,
            List.of(new Topic("city/+/rain", Format.JSON, MAPPING)));
    MqttReceiver receiver =
        new MqttReceiver(
            settings,
            topic -> new JsonMapping(topic.mapping()),
            writer,
            executor,
            Clock.systemUTC(),
            (id, from, to) -> gaps.add(id));
    receiver.start(Clock.systemUTC().instant());
    Until.holds("subscribed", PATIENCE, () -> receiver.figures().subscribed() == 1);
    return receiver;
  }

  static String payload(int minute, double value_mm) {
    Instant time = START.plusSeconds(60L * minute);
    return String.format(Locale.ROOT, "{\"t\": \"%s\", \"mm\": %.1f}", time, value_mm);
  }

  @Test
  void doubledShuffledLateAndRubbishMessagesCountOnce() {
    long seed = 20260618;
    Random random = new Random(seed);
    List<String[]> messages = new ArrayList<>();
    int rubbish = 0;
    for (int sensor = 0; sensor < 20; sensor++) {
      for (int minute = 0; minute < 60; minute++) {
        String[] message = {
          "city/s" + sensor + "/rain", payload(minute, random.nextInt(30) / 10.0)
        };
        for (int copy = 0; copy <= random.nextInt(3); copy++) {
          messages.add(message);
        }
        if (random.nextInt(10) == 0) {
          messages.add(new String[] {message[0], message[1].substring(0, random.nextInt(20))});
          rubbish++;
        }
      }
    }
    Collections.shuffle(messages, random);
    int expected = rubbish;
    try (MqttReceiver receiver = receiver();
        Sender sender = new Sender("station", broker.port())) {
      messages.forEach(message -> sender.send(message[0], message[1]).join());
      Until.holds(
          "all taken, seed " + seed,
          PATIENCE,
          () -> settled(receiver.figures()) == messages.size());
      assertThat(receiver.figures().refused()).isEqualTo(expected);
      assertThat(receiver.figures().findings())
          .containsEntry("unreadable message", (long) expected);
    }
    assertThat(store.size()).as("seed " + seed).isEqualTo(20 * 60);
    assertThat(writer.figures().revised()).isZero();
  }

  private static long settled(MqttFigures figures) {
    return figures.stored() + figures.empty() + figures.refused();
  }

  @Test
  void countsEachMessageOnceThoughTheBrokerGoesUnderLoadAndAllIsSentAgain() {
    try (MqttReceiver receiver = receiver();
        Sender sender = new Sender("station", broker.port())) {
      sendWhile(
          sender,
          2_000,
          700,
          () -> {
            broker.stop();
            broker.start();
          });
      Until.holds("subscribed again", PATIENCE, () -> receiver.figures().subscribed() == 1);
      sendWhile(sender, 2_000, Integer.MAX_VALUE, () -> {});
      Until.holds("all stored", PATIENCE, () -> store.size() == 2_000);
      assertThat(receiver.figures().connects()).isGreaterThan(1);
      assertThat(writer.figures().revised()).isZero();
      assertThat(gaps).isNotEmpty();
    }
  }

  /** Sends one message per minute, and lets something happen every so many. */
  static void sendWhile(Sender sender, int messages, int every, Runnable happening) {
    List<CompletableFuture<?>> sent = new ArrayList<>();
    for (int minute = 0; minute < messages; minute++) {
      sent.add(sender.send("city/a/rain", payload(minute, 1)));
      if (minute >= IN_FLIGHT) {
        // The embedded broker chokes on more than it can queue.
        sent.get(minute - IN_FLIGHT).join();
      }
      if (minute % every == every - 1) {
        happening.run();
      }
    }
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
  }

  @Test
  void aMessageThatCannotBeStoredIsNotAcknowledged() {
    try (MqttReceiver receiver = receiver();
        Sender sender = new Sender("station", broker.port())) {
      rename("observation", "away");
      sender.send("city/a/rain", payload(1, 1)).join();
      Until.holds("refused by the store", PATIENCE, () -> receiver.figures().unacknowledged() > 0);
      assertThat(receiver.figures().stored()).isZero();
      rename("away", "observation");
      Until.holds("stored after all", PATIENCE, () -> store.size() == 1);
      Until.holds("acknowledged", PATIENCE, () -> receiver.figures().stored() == 1);
    }
  }

  private void rename(String from, String to) {
    database.jdbi().useHandle(handle -> handle.execute("ALTER TABLE " + from + " RENAME TO " + to));
  }
}
