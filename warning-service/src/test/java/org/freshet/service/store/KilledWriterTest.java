package org.freshet.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.freshet.gauge.Observation;
import org.freshet.gauge.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writing process is killed under load, again and again; what it acknowledged must be there. */
class KilledWriterTest {
  private static final Instant START = Instant.parse("2026-06-18T00:00:00Z");
  private static final int KILLS = 4;
  private static final int ACKNOWLEDGED_BEFORE_KILL = 3_000;

  @TempDir private Path folder;

  @Test
  void nothingAcknowledgedIsLost() throws IOException, InterruptedException {
    Path file = folder.resolve("store");
    Set<Long> acknowledged = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(writeAndKill(file, kill * 10_000_000L));
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED_BEFORE_KILL);
    try (Database database = Database.open(file)) {
      Set<Long> found = new HashSet<>();
      new ObservationStore(database)
          .between("s", Quantity.LEVEL_M, START, START.plusMillis(KILLS * 10_000_000L))
          .forEach(one -> found.add(Duration.between(START, one.observation().time()).toMillis()));
      assertThat(found).containsAll(acknowledged);
    }
  }

  private static Set<Long> writeAndKill(Path file, long from)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                file.toString(),
                Long.toString(from))
            .redirectError(new File(file + ".err"))
            .start();
    Set<Long> acknowledged = new HashSet<>();
    try (BufferedReader lines = child.inputReader(StandardCharsets.US_ASCII)) {
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith("stored ")) {
          acknowledged.add(Long.parseLong(line.substring("stored ".length())));
          if (acknowledged.size() == ACKNOWLEDGED_BEFORE_KILL) {
            // SIGKILL: no shutdown hook runs. Unlike the process, its handle leaves the pipe open,
            // so what was printed before still arrives.
            child.toHandle().destroyForcibly();
          }
        }
        line = lines.readLine();
      }
    }
    assertThat(child.waitFor()).isNotZero();
    return acknowledged;
  }

  /** The process to be killed: writes for ever and tells what is durable. */
  static final class Child {
    private static final int IN_FLIGHT = 200;

    private Child() {}

    public static void main(String[] args) throws InterruptedException {
      PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out));
      Database database = Database.open(Path.of(args[0]));
      ObservationWriter writer =
          new ObservationWriter(new ObservationStore(database), Clock.systemUTC());
      Semaphore inFlight = new Semaphore(IN_FLIGHT);
      for (long ms = Long.parseLong(args[1]); ; ms++) {
        long number = ms;
        inFlight.acquire();
        var unused =
            writer
                .submit(
                    List.of(
                        new Observation(
                            "s", Quantity.LEVEL_M, START.plusMillis(ms), Duration.ZERO, ms, 0)))
                .thenRun(
                    () -> {
                      // One write call per line, so that a kill never cuts a number in half.
                      byte[] line = ("stored " + number + "\n").getBytes(StandardCharsets.US_ASCII);
                      out.write(line, 0, line.length);
                      inFlight.release();
                    });
      }
    }
  }
}
