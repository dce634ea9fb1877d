package org.freshet.service.ingest.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** A broker on this machine that can be taken away and brought back on the same port. */
interface LocalBroker extends AutoCloseable {
  int port();

  void start();

  void stop();

  @Override
  default void close() {
    stop();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
