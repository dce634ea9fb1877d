package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch in a process of its own that is killed, or that has no room left on the disk. */
class KilledBatchTest {
  /** 16 scenarios: enough that some are still to do when the second is finished. */
  private static final String BATCH =
      """
      title: Probe
      rains:
        - {id: heavy, type: block, depth_mm: 60, duration_min: 30}
        - {id: more, type: block, depth_mm: 80, duration_min: 30}
      states: {sewers: [working, surcharged], culverts: [open, blocked], soil: [dry, wet]}
      """;

  private static final int SCENARIOS = 16;

  @TempDir private Path folder;
  private BankedValley valley;

  @BeforeEach
  void make() throws IOException {
    valley = new BankedValley(folder.resolve("valley"));
  }

  private List<String> java(String[] arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.awt.headless=true");
    command.add("-XX:-UsePerfData");
    command.add("-Dfreshet.home=" + System.getProperty("freshet.home", "."));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Freshet.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  private Process start(List<String> command, File log) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  @Test
  void aBatchKilledHalfWayGoesOnAndEndsAsOneThatWasNot() throws Exception {
    Path whole = folder.resolve("whole");
    assertThat(valley.run(BATCH, whole)).as(valley.err()).isZero();
    Path out = folder.resolve("out");
    Path runs = Files.createDirectories(out.resolve("runs"));
    Path done = killAfterTheSecond(valley.command(BATCH, out), runs);
    FileTime written = Files.getLastModifiedTime(done.resolve("summary.json"));
    assertThat(valley.run(BATCH, out)).as(valley.err()).isZero();
    var printed = new ObjectMapper().readTree(valley.printed());
    assertThat(printed.get("reused").asInt()).isBetween(1, SCENARIOS - 1);
    assertThat(printed.get("computed").asInt() + printed.get("reused").asInt())
        .isEqualTo(SCENARIOS);
    assertThat(Files.getLastModifiedTime(done.resolve("summary.json"))).isEqualTo(written);
    assertSameFiles(out, whole);
  }

  /** The folder that was finished when the process was killed. */
  private Path killAfterTheSecond(String[] arguments, Path runs) throws Exception {
    Path finished = runs;
    Process child = null;
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      runs.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      child = start(java(arguments), folder.resolve("log").toFile());
      for (int count = 0; count < 2; ) {
        WatchKey key = watch.poll(120, TimeUnit.SECONDS);
        assertThat(key).as("events of %s", Files.readString(folder.resolve("log"))).isNotNull();
        for (WatchEvent<?> event : key.pollEvents()) {
          Path name = (Path) event.context();
          if (!name.toString().startsWith(".")) {
            finished = runs.resolve(name);
            count++;
          }
        }
        key.reset();
      }
    } finally {
      if (child != null) {
        child.destroyForcibly();
      }
    }
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as("killed, not ended").isNotZero();
    return finished;
  }

  private static void assertSameFiles(Path actual, Path expected) throws IOException {
    Map<String, Path> found = files(actual);
    Map<String, Path> wanted = files(expected);
    assertThat(found.keySet()).isEqualTo(wanted.keySet());
    for (var one : wanted.entrySet()) {
      assertThat(found.get(one.getKey())).hasSameBinaryContentAs(one.getValue());
    }
  }

  private static Map<String, Path> files(Path root) throws IOException {
    Map<String, Path> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> all.put(root.relativize(file).toString(), file));
    }
    return all;
  }

  @Test
  void aFullDiskEndsItWithOneLineAndLeavesNothingHalfWritten() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no shell");
    Path out = folder.resolve("out");
    // No file may grow beyond 64 blocks of 512 bytes: a sheet or the GeoPackage does.
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 64; exec \"$@\"", "sh"));
    String[] arguments = valley.command(BATCH, out);
    arguments[Arrays.asList(arguments).indexOf("--threads") + 1] = "2";
    command.addAll(java(arguments));
    File log = folder.resolve("log").toFile();
    Process child = start(command, log);
    assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(log.toPath());
    assertThat(child.exitValue()).as(said).isEqualTo(ExitCodes.FAILED);
    assertThat(said.lines().filter(line -> line.startsWith("freshet: ")).toList())
        .singleElement()
        .asString()
        .contains("open-dry_baseline", "Maybe");
    assertThat(out).doesNotExist();
    assertThat(valley.run(BATCH, out)).as(valley.err()).isZero();
    assertThat(valley.printed()).contains("\"computed\":16");
  }
}
