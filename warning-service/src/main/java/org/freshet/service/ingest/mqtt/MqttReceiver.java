package org.freshet.service.ingest.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.freshet.gauge.Observation;
import org.freshet.service.config.Observations.Broker;
import org.freshet.service.config.Observations.Topic;
import org.freshet.service.config.Secret;
import org.freshet.service.ingest.message.MessageDecoder;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.store.ObservationWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one broker (MQTT 3.1.1, QoS 1, a session that survives both our restart and the
 * broker's). Decodes each message, hands its values to the store, and acknowledges once they are
 * durable. Reconnects by itself, waiting longer each time.
 *
 * <p>A message nobody can read is counted, logged and acknowledged: the broker would send it for
 * ever. A message that could not be stored is not, and is tried again; the broker keeps it.
 * Thread-safe.
 */
public final class MqttReceiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MqttReceiver.class);
  private static final long FIRST_WAIT_MS = 500;
  private static final long LONGEST_WAIT_S = 60;
  private static final long PATIENCE_S = 5;
  private static final long STORE_AGAIN_S = 2;
  private static final int KEEP_ALIVE_S = 30;
  private static final int MOST_BYTES = 1 << 20;

  private record Route(MqttTopicFilter filter, MessageDecoder decoder) {}

  private final Broker broker;
  private final List<Route> routes;
  private final ObservationWriter writer;
  private final Executor executor;
  private final Clock clock;
  private final Gap gap;
  private final Tally tally;
  private final Mqtt3AsyncClient client;
  private volatile boolean closing;

  /**
   * A receiver that is not connected yet.
   *
   * @param broker where and what to listen to
   * @param decoders gives the decoder of a topic's format
   * @param writer where values go
   * @param executor runs decoding, one message after the other; may block while the store is behind
   * @param clock tells when a message came
   * @param gap told when a broken connection is there again
   */
  public MqttReceiver(
      Broker broker,
      Function<Topic, MessageDecoder> decoders,
      ObservationWriter writer,
      Executor executor,
      Clock clock,
      Gap gap) {
    this.broker = broker;
    this.writer = writer;
    this.executor = executor;
    this.clock = clock;
    this.gap = gap;
    this.tally = new Tally(broker.id(), clock.instant());
    List<Route> all = new ArrayList<>();
    for (Topic topic : broker.topics()) {
      all.add(new Route(MqttTopicFilter.of(topic.filter()), decoders.apply(topic)));
    }
    this.routes = List.copyOf(all);
    this.client = client();
    // Before connecting, so that what a surviving session holds back for us finds somebody home.
    client.publishes(MqttGlobalPublishFilter.ALL, this::take, executor, true);
  }

  private Mqtt3AsyncClient client() {
    Mqtt3ClientBuilder builder =
        Mqtt3Client.builder()
            .identifier(broker.clientId())
            .serverHost(broker.host())
            .serverPort(broker.port())
            .addConnectedListener(this::connected)
            .addDisconnectedListener(this::disconnected)
            .automaticReconnect()
            .initialDelay(FIRST_WAIT_MS, TimeUnit.MILLISECONDS)
            .maxDelay(LONGEST_WAIT_S, TimeUnit.SECONDS)
            .applyAutomaticReconnect();
    if (broker.tls()) {
      Path caFile = broker.caFile();
      builder =
          caFile == null
              ? builder.sslWithDefaultConfig()
              : builder.sslConfig().trustManagerFactory(Trust.in(caFile)).applySslConfig();
    }
    String user = broker.user();
    Secret password = broker.password();
    if (user != null) {
      byte[] secret =
          password == null ? new byte[0] : password.read().getBytes(StandardCharsets.UTF_8);
      builder = builder.simpleAuth().username(user).password(secret).applySimpleAuth();
    }
    return builder.buildAsync();
  }

  /**
   * Connects, and goes on trying where the broker is not there yet.
   *
   * @param newestStored newest value known of this broker's sensors; what the broker sent since,
   *     while nobody listened, is a gap
   */
  public MqttReceiver start(Instant newestStored) {
    tally.brokeAt(newestStored);
    var unused =
        client
            .connectWith()
            .cleanSession(false)
            .keepAlive(KEEP_ALIVE_S)
            .send()
            .whenComplete(
                (ack, failure) -> {
                  if (failure != null && !closing) {
                    LOG.warn("Broker {} is not there yet: {}", broker.id(), failure.getMessage());
                  }
                });
    return this;
  }

  private void connected(MqttClientConnectedContext context) {
    Instant now = clock.instant();
    Instant broke = tally.connected(now);
    LOG.info("Broker {} connected", broker.id());
    for (Route route : routes) {
      var unused =
          client
              .subscribeWith()
              .topicFilter(route.filter())
              .qos(MqttQos.AT_LEAST_ONCE)
              .send()
              .whenComplete(
                  (ack, failure) -> {
                    if (failure == null) {
                      tally.subscribed();
                    } else {
                      tally.find("subscription refused");
                      LOG.error(
                          "Broker {} refused {}: {}",
                          broker.id(),
                          route.filter(),
                          failure.getMessage());
                    }
                  });
    }
    if (broke.isBefore(now)) {
      gap.over(broker.id(), broke, now);
    }
  }

  private void disconnected(MqttClientDisconnectedContext context) {
    if (closing) {
      context.getReconnector().reconnect(false);
      return;
    }
    if (tally.disconnected(clock.instant())) {
      LOG.warn("Broker {} is gone: {}. Trying again", broker.id(), context.getCause().getMessage());
    }
  }

  private void take(Mqtt3Publish message) {
    tally.received();
    String topic = message.getTopic().toString();
    byte[] payload = message.getPayloadAsBytes();
    ObservationFile file;
    try {
      if (payload.length > MOST_BYTES) {
        throw new ObservationFormatException(topic, "has " + payload.length + " bytes; too many.");
      }
      file = decoder(message, topic).decode(topic, payload, clock.instant());
    } catch (ObservationFormatException | RuntimeException e) {
      refuse(message, topic, e);
      return;
    }
    file.findings().forEach(finding -> tally.find(finding.code().name()));
    if (file.observations().isEmpty()) {
      tally.empty();
      message.acknowledge();
      return;
    }
    store(message, topic, file.observations());
  }

  private void store(Mqtt3Publish message, String topic, List<Observation> observations) {
    var unused =
        writer
            .submit(observations)
            .whenComplete(
                (counts, failure) -> {
                  if (failure == null) {
                    message.acknowledge();
                    tally.stored();
                  } else if (failure instanceof IllegalArgumentException) {
                    refuse(message, topic, failure);
                  } else {
                    later(message, topic, observations);
                  }
                });
  }

  /** The disk was full, say: the broker keeps the message, and we try again until it is stored. */
  private void later(Mqtt3Publish message, String topic, List<Observation> observations) {
    tally.unacknowledged();
    if (!closing) {
      CompletableFuture.delayedExecutor(STORE_AGAIN_S, TimeUnit.SECONDS, executor)
          .execute(() -> store(message, topic, observations));
    }
  }

  private void refuse(Mqtt3Publish message, String topic, Throwable why) {
    if (tally.refused()) {
      LOG.warn("A message on {} cannot be read: {}", topic, why.getMessage());
    }
    message.acknowledge();
  }

  private MessageDecoder decoder(Mqtt3Publish message, String topic)
      throws ObservationFormatException {
    for (Route route : routes) {
      if (route.filter().matches(message.getTopic())) {
        return route.decoder();
      }
    }
    throw new ObservationFormatException(
        topic, "was not asked for. Maybe the session still holds an old subscription.");
  }

  /** How it is doing. */
  public MqttFigures figures() {
    return tally.figures();
  }

  /** How long it has been without connection; zero while connected. */
  public Duration away(Instant now) {
    MqttFigures figures = tally.figures();
    return figures.connected() ? Duration.ZERO : Duration.between(figures.since(), now);
  }

  /** What was odd, as lines with their counts. */
  public Map<String, Long> findings() {
    return tally.figures().findings();
  }

  /** Disconnects; the session stays at the broker and gathers messages until the next start. */
  @Override
  public void close() {
    closing = true;
    try {
      client.disconnect().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Broker {} was not connected when it was left", broker.id());
    }
  }
}
