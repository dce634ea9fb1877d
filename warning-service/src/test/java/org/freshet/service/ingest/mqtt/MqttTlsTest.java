package org.freshet.service.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker that talks TLS only, with a certificate nobody but its city knows. */
class MqttTlsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Mapping MAPPING =
      new Mapping(
          "", "", 2, "t", List.of(new Value("mm", Quantity.RAIN_MM, 1, 0, Duration.ofMinutes(1))));

  @TempDir private Path folder;
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final int plainPort = LocalBroker.freePort();

  @BeforeEach
  void needsPrograms() {
    Assumptions.assumeTrue(Mosquitto.program() != null, "skipped: Mosquitto is not installed");
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/openssl")), "skipped: openssl is not installed");
  }

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private Path certificate(String name) throws IOException, InterruptedException {
    Path certificate = folder.resolve(name + ".pem");
    int result =
        new ProcessBuilder(
                "/usr/bin/openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=127.0.0.1",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                folder.resolve(name + ".key").toString(),
                "-out",
                certificate.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start()
            .waitFor();
    assertThat(result).isZero();
    return certificate;
  }

  private Mosquitto broker(Path certificate) {
    String settings =
        "certfile "
            + certificate
            + "\nkeyfile "
            + certificate.toString().replace(".pem", ".key")
            + "\nlistener "
            + plainPort
            + " 127.0.0.1";
    return new Mosquitto(folder, settings);
  }

  private MqttReceiver receiver(
      String id, int port, @Nullable Path caFile, ObservationWriter writer) {
    Broker settings =
        new Broker(
            id,
            "127.0.0.1",
            port,
            true,
            caFile,
            "freshet-" + id,
            null,
            null,
            List.of(new Topic("city/+/rain", Format.JSON, MAPPING)));
    return new MqttReceiver(
            settings,
            topic -> new JsonMapping(topic.mapping()),
            writer,
            executor,
            Clock.systemUTC(),
            (broker, from, to) -> {})
        .start(Clock.systemUTC().instant());
  }

  @Test
  void talksOnlyToABrokerWhoseCertificateItTrusts() throws IOException, InterruptedException {
    Path own = certificate("own");
    Path other = certificate("other");
    try (Mosquitto broker = broker(own);
        Database database = Database.open(folder.resolve("store"))) {
      broker.start();
      ObservationStore store = new ObservationStore(database);
      try (ObservationWriter writer = new ObservationWriter(store, Clock.systemUTC());
          MqttReceiver stranger = receiver("stranger", broker.port(), other, writer);
          MqttReceiver byDefault = receiver("default", broker.port(), null, writer);
          MqttReceiver receiver = receiver("own", broker.port(), own, writer)) {
        Until.holds("connected", PATIENCE, () -> receiver.figures().connected());
        try (Sender sender = new Sender("station", plainPort)) {
          // Connected comes before subscribed; sent again, a message counts once.
          Until.holds(
              "stored",
              PATIENCE,
              () -> {
                sender.send("city/a/rain", MqttReceiverContract.payload(1, 2.5)).join();
                return store.size() == 1;
              });
        }
        Until.holds("acknowledged", PATIENCE, () -> receiver.figures().stored() >= 1);
        assertThat(store.size()).isEqualTo(1);
        assertThat(stranger.figures().connects()).isZero();
        assertThat(byDefault.figures().connects()).isZero();
      }
    }
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("ca.pem"), "no certificate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trust.in(text))
        .withMessageContaining("ca.pem");
  }
}
