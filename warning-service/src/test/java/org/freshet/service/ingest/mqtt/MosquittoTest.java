package org.freshet.service.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MosquittoTest extends MqttReceiverContract {
  @Override
  LocalBroker broker(Path folder) {
    Assumptions.assumeTrue(Mosquitto.program() != null, "skipped: Mosquitto is not installed");
    return new Mosquitto(folder);
  }

  @Test
  void whatCameWhileNobodyListenedComesLater() {
    try (Sender sender = new Sender("station", broker.port())) {
      receiver().close();
      for (int minute = 0; minute < 100; minute++) {
        sender.send("city/a/rain", payload(minute, 1)).join();
      }
      // Over a restart of the broker, too.
      broker.stop();
      broker.start();
      try (MqttReceiver again = receiver()) {
        Until.holds("caught up", PATIENCE, () -> store.size() == 100);
        Until.holds("acknowledged", PATIENCE, () -> again.figures().stored() == 100);
      }
    }
  }

  @Test
  void everyMessageTheBrokerAcknowledgedSurvivesItsRestarts() {
    try (MqttReceiver receiver = receiver();
        Sender sender = new Sender("station", broker.port())) {
      sendWhile(
          sender,
          3_000,
          1_000,
          () -> {
            broker.stop();
            broker.start();
          });
      Until.holds("all stored", PATIENCE, () -> store.size() == 3_000);
      assertThat(receiver.figures().connects()).isGreaterThan(1);
    }
  }

  @Test
  void whatAKilledBrokerForgotIsFilledBySendingAgain() {
    try (MqttReceiver receiver = receiver();
        Sender sender = new Sender("station", broker.port())) {
      sendWhile(
          sender,
          3_000,
          1_000,
          () -> {
            ((Mosquitto) broker).kill();
            broker.start();
          });
      Until.holds("subscribed again", PATIENCE, () -> receiver.figures().subscribed() == 1);
      assertThat(store.size()).isGreaterThanOrEqualTo(distinctAcknowledged(receiver));
      sendWhile(sender, 3_000, Integer.MAX_VALUE, () -> {});
      Until.holds("all stored", PATIENCE, () -> store.size() == 3_000);
      assertThat(writer.figures().revised()).isZero();
    }
  }

  /** Messages acknowledged, less those the broker sent twice. */
  private long distinctAcknowledged(MqttReceiver receiver) {
    return receiver.figures().stored() - writer.figures().repeated();
  }
}
