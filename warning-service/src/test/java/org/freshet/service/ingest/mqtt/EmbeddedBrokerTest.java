package org.freshet.service.ingest.mqtt;

import java.nio.file.Path;

class EmbeddedBrokerTest extends MqttReceiverContract {
  @Override
  LocalBroker broker(Path folder) {
    return new EmbeddedBroker(folder);
  }
}
