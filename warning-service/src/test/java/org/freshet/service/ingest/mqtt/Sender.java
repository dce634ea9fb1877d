package org.freshet.service.ingest.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that publishes with QoS 1 and sends again what the broker did not acknowledge. */
final class Sender implements AutoCloseable {
  private static final long AGAIN_S = 4;

  private final Mqtt3AsyncClient client;

  Sender(String id, int port) {
    client =
        Mqtt3Client.builder()
            .identifier(id)
            .serverHost("127.0.0.1")
            .serverPort(port)
            .automaticReconnect()
            .initialDelay(100, TimeUnit.MILLISECONDS)
            .maxDelay(500, TimeUnit.MILLISECONDS)
            .applyAutomaticReconnect()
            .buildAsync();
    client.connectWith().cleanSession(false).send().join();
  }

  /** Completes once the broker has acknowledged; sends again where it does not. */
  CompletableFuture<@Nullable Void> send(String topic, String payload) {
    return publish(topic, payload)
        .orTimeout(AGAIN_S, TimeUnit.SECONDS)
        .handle((done, failure) -> failure == null)
        .thenCompose(
            done ->
                done
                    ? CompletableFuture.<@Nullable Void>completedFuture(null)
                    : send(topic, payload));
  }

  private CompletableFuture<@Nullable Void> publish(String topic, String payload) {
    return client
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(payload.getBytes(StandardCharsets.UTF_8))
        .send()
        .thenApply(published -> null);
  }

  @Override
  public void close() {
    // A broker that is away needs no good-bye.
    client.disconnect().exceptionally(gone -> null).join();
  }
}
