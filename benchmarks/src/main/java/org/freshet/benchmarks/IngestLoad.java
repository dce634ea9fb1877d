package org.freshet.benchmarks;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.freshet.gauge.Quantity;
import org.freshet.service.config.Observations.Broker;
import org.freshet.service.config.Observations.Format;
import org.freshet.service.config.Observations.Mapping;
import org.freshet.service.config.Observations.Topic;
import org.freshet.service.config.Observations.Value;
import org.freshet.service.ingest.message.JsonMapping;
import org.freshet.service.ingest.mqtt.MqttReceiver;
import org.freshet.service.store.Database;
import org.freshet.service.store.ObservationStore;
import org.freshet.service.store.ObservationWriter;

/**
 * Many sensors sending a JSON message a minute with QoS 1 to a running broker; every message must
 * be durable in a store on disk. Sends as fast as the broker acknowledges, checks that the store
 * holds each message exactly once, and prints the rates. Broker, senders, receiver and store share
 * the machine, so the rate is a lower bound.
 */
final class IngestLoad {
  private static final Instant START = Instant.parse("2026-06-18T00:00:00Z");
  private static final int CONNECTIONS = 4;
  private static final int IN_FLIGHT = 400;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final String host;
  private final int port;
  private final int sensors;
  private final int minutes;
  private final PrintStream out;

  private IngestLoad(String host, int port, int sensors, int minutes, PrintStream out) {
    this.host = host;
    this.port = port;
    this.sensors = sensors;
    this.minutes = minutes;
    this.out = out;
  }

  /** {@code HOST:PORT SENSORS MINUTES}. */
  static void run(List<String> args, PrintStream out) throws IOException, InterruptedException {
    if (args.size() != 3 || !args.get(0).contains(":")) {
      throw new IllegalArgumentException(
          "load needs HOST:PORT SENSORS MINUTES. Maybe 127.0.0.1:1883 10000 3.");
    }
    String[] address = args.get(0).split(":");
    new IngestLoad(
            address[0],
            Integer.parseInt(address[1]),
            Integer.parseInt(args.get(1)),
            Integer.parseInt(args.get(2)),
            out)
        .run();
  }

  private void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("freshet-load");
    ExecutorService decoding = Executors.newSingleThreadExecutor();
    long messages = (long) sensors * minutes;
    try (Database database = Database.open(folder.resolve("store"))) {
      ObservationStore store = new ObservationStore(database);
      try (ObservationWriter writer = new ObservationWriter(store, Clock.systemUTC());
          MqttReceiver receiver = receiver(writer, decoding)) {
        await("connection", () -> receiver.figures().connected());
        long cpuBegun = IngestRunner.cpuNanos();
        long begun = System.nanoTime();
        send();
        double sent_s = (System.nanoTime() - begun) / 1e9;
        await("all messages stored", () -> receiver.figures().stored() >= messages);
        double stored_s = (System.nanoTime() - begun) / 1e9;
        out.printf(
            Locale.ROOT,
            "CPU of senders, receiver and store together: %.1f s%n",
            (IngestRunner.cpuNanos() - cpuBegun) / 1e9);
        print(messages, sent_s, stored_s, writer.figures().commits(), store.size());
      }
    } finally {
      decoding.shutdownNow();
    }
  }

  private void print(long messages, double sent_s, double stored_s, long commits, long rows) {
    out.println(
        "| sensors | messages | sent, s | all durable, s | messages/s | per commit | rows |");
    out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    out.printf(
        Locale.ROOT,
        "| %d | %d | %.1f | %.1f | %.0f | %.0f | %d |%n",
        sensors,
        messages,
        sent_s,
        stored_s,
        messages / stored_s,
        (double) messages / commits,
        rows);
    if (rows != messages) {
      throw new IllegalStateException(
          rows + " rows of " + messages + " messages: some were lost or counted twice.");
    }
  }

  private MqttReceiver receiver(ObservationWriter writer, ExecutorService decoding) {
    Value value = new Value("mm", Quantity.RAIN_MM, 1, 0, Duration.ofMinutes(1));
    Mapping mapping = new Mapping("", "", 2, "t", List.of(value));
    Broker broker =
        new Broker(
            "load",
            host,
            port,
            false,
            null,
            "freshet-load-" + System.nanoTime(),
            null,
            null,
            List.of(new Topic("load/+/rain", Format.JSON, mapping)));
    return new MqttReceiver(
            broker,
            topic -> new JsonMapping(topic.mapping()),
            writer,
            decoding,
            Clock.systemUTC(),
            (id, from, to) -> {})
        .start(Instant.now());
  }

  private void send() throws InterruptedException {
    List<Mqtt3AsyncClient> clients = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      Mqtt3AsyncClient client =
          Mqtt3Client.builder()
              .identifier("load-sender-" + i + "-" + System.nanoTime())
              .serverHost(host)
              .serverPort(port)
              .buildAsync();
      client.connect().join();
      clients.add(client);
    }
    Semaphore inFlight = new Semaphore(IN_FLIGHT);
    for (int minute = 0; minute < minutes; minute++) {
      Instant time = START.plusSeconds(60L * minute);
      for (int sensor = 0; sensor < sensors; sensor++) {
        inFlight.acquire();
        byte[] payload =
            ("{\"t\": \"" + time + "\", \"mm\": 0." + sensor % 10 + "}")
                .getBytes(StandardCharsets.UTF_8);
        var unused =
            clients
                .get(sensor % CONNECTIONS)
                .publishWith()
                .topic("load/s" + sensor + "/rain")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send()
                .whenComplete((done, failure) -> inFlight.release());
      }
    }
    inFlight.acquire(IN_FLIGHT);
    clients.forEach(client -> client.disconnect().join());
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(String what, Condition condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Waited too long for: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
