package org.freshet.service.ingest.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Eclipse Mosquitto as a process, its sessions on disk. */
final class Mosquitto implements LocalBroker {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

  private final Path folder;
  private final String moreSettings;
  private final int port = LocalBroker.freePort();
  private @Nullable Process process;

  Mosquitto(Path folder) {
    this(folder, "");
  }

  /**
   * With further settings of its listener.
   *
   * @param moreSettings lines for its file
   */
  Mosquitto(Path folder, String moreSettings) {
    this.folder = folder;
    this.moreSettings = moreSettings;
  }

  static @Nullable Path program() {
    return PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() {
    Path config = folder.resolve("mosquitto.conf");
    String user = System.getProperty("user.name");
    try {
      Files.writeString(
          config,
          String.join(
              "\n",
              "listener " + port + " 127.0.0.1",
              moreSettings,
              "allow_anonymous true",
              "user " + user,
              "persistence true",
              "persistence_location " + folder + "/",
              "max_queued_messages 100000",
              "max_inflight_messages 1000",
              "log_dest none",
              ""));
      process =
          new ProcessBuilder(String.valueOf(program()), "-c", config.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("mosquitto.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Until.holds("Mosquitto listens", Duration.ofSeconds(20), this::listens);
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Lets it save its sessions. */
  @Override
  public void stop() {
    end(false);
  }

  /** SIGKILL: what it had not saved is gone. */
  void kill() {
    end(true);
  }

  private void end(boolean forcibly) {
    Process running = process;
    if (running == null) {
      return;
    }
    try {
      (forcibly ? running.destroyForcibly() : terminated(running)).waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process terminated(Process running) {
    running.destroy();
    return running;
  }
}
