package org.freshet.service.ingest.mqtt;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/** A broker in this process. It forgets its sessions when it stops. */
final class EmbeddedBroker implements LocalBroker {
  private final Path folder;
  private final int port;
  private Server server = new Server();

  EmbeddedBroker(Path folder) {
    this.folder = folder;
    this.port = LocalBroker.freePort();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() {
    Properties properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    properties.setProperty(IConfig.WEB_SOCKET_PORT_PROPERTY_NAME, "disabled");
    properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
    properties.setProperty("data_path", folder.toString());
    properties.setProperty("persistence_enabled", "false");
    properties.setProperty("telemetry_enabled", "false");
    server = new Server();
    try {
      server.startServer(new MemoryConfig(properties));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    server.stopServer();
  }
}
