package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.freshet.dem.geotiff.FloatRows;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.grid.GridGeometry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An analysis in a process of its own that is killed, has no room, or is given broken terrain. */
class FailedAnalysisTest {
  private static final int SIDE = 1200;

  /** Less than the terrain takes in memory, so it is solved out of core. */
  private static final String LITTLE = "16m";

  private static final String PLENTY = "1g";

  @TempDir private Path folder;

  private Path rough(String name) throws IOException {
    Path file = folder.resolve(name);
    GridGeometry place = new GridGeometry(SIDE, SIDE, 300_000, 5_900_000, 1, 1, "EPSG:25832");
    Random random = new Random(7);
    FloatRows rows =
        (row, count, into) -> {
          for (int i = 0; i < count * SIDE; i++) {
            into[i] = 100 + random.nextFloat();
          }
        };
    GeoTiffWriter.write(file, place, rows, GeoTiffOptions.defaults());
    return file;
  }

  private Path out() {
    return folder.resolve("out");
  }

  private List<String> analyse(Path dem, String memory) {
    return List.of(
        "analyse",
        dem.toString(),
        "--out",
        out().toString(),
        "--memory",
        memory,
        "--rain-mm",
        "50");
  }

  private static List<String> java(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:-UsePerfData"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Freshet.class.getName());
    command.addAll(arguments);
    return command;
  }

  private Process start(List<String> command, File log) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  /** Runs it here. */
  private String run(List<String> arguments, int exit) {
    StringWriter said = new StringWriter();
    PrintWriter to = new PrintWriter(said);
    return checked(said, Freshet.run(arguments.toArray(new String[0]), to, to), exit);
  }

  /** Runs a process to its end. */
  private String end(List<String> command, int exit) throws Exception {
    File log = folder.resolve("log").toFile();
    Process child = start(command, log);
    assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
    StringWriter said = new StringWriter();
    said.write(Files.readString(log.toPath()));
    return checked(said, child.exitValue(), exit);
  }

  private static String checked(StringWriter output, int exit, int expected) {
    String said = output.toString();
    assertThat(exit).as(said).isEqualTo(expected);
    assertThat(said).doesNotContain("\tat ");
    List<String> lines = said.lines().filter(line -> line.startsWith("freshet: ")).toList();
    if (expected == ExitCodes.OK) {
      assertThat(lines).isEmpty();
      return said;
    }
    assertThat(lines).as(said).hasSize(1);
    assertThat(lines.get(0)).contains("Maybe").endsWith(".");
    return lines.get(0);
  }

  private List<String> left() throws IOException {
    if (!Files.exists(out())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(out())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void killedWhileTheModelIsMadeItLeavesNothingThatLooksFinishedAndCanBeRunAgain()
      throws Exception {
    Path dem = rough("dem.tif");
    Files.createDirectories(out());
    Process child = null;
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      out().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      child = start(java(analyse(dem, LITTLE)), folder.resolve("log").toFile());
      WatchKey first = watch.poll(120, TimeUnit.SECONDS);
      assertThat(first).as(Files.readString(folder.resolve("log"))).isNotNull();
    } finally {
      if (child != null) {
        child.destroyForcibly();
      }
    }
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as("killed, not ended").isNotZero();
    assertThat(left()).allMatch(name -> name.startsWith(".") && name.endsWith(".part"));
    run(analyse(dem, LITTLE), ExitCodes.OK);
    assertThat(left())
        .contains("summary.json", "terrain.freshet", "sinks.geojson")
        .noneMatch(name -> name.endsWith(".part"));
  }

  /** Blocks of 512 bytes that no file may exceed: the model does, and a raster. */
  @ParameterizedTest
  @ValueSource(strings = {LITTLE, PLENTY})
  void aFullDiskIsOneLineAndNoSummary(String memory) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no shell");
    Path dem = rough("dem.tif");
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 1000; exec \"$@\"", "sh"));
    command.addAll(java(analyse(dem, memory)));
    end(command, ExitCodes.FAILED);
    assertThat(left())
        .doesNotContain("summary.json", "terrain.freshet")
        .noneMatch(name -> name.endsWith(".part"));
  }

  @ParameterizedTest
  @ValueSource(strings = {LITTLE, PLENTY})
  void aTileThatCannotBeReadIsNamed(String memory) throws IOException {
    Path dem = rough("cut.tif");
    try (RandomAccessFile file = new RandomAccessFile(dem.toFile(), "rw")) {
      file.setLength(file.length() * 2 / 3);
    }
    assertThat(run(analyse(dem, memory), ExitCodes.BAD_INPUT)).contains("cut.tif", "truncated");
    assertThat(left()).isEmpty();
  }

  private Path grid(String name, int cols, int rows, String heights) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "ncols "
            + cols
            + "\nnrows "
            + rows
            + "\nxllcorner 0\nyllcorner 0\ncellsize 1\nNODATA_value -9\n"
            + heights);
  }

  @Test
  void moreCellsThanOneRasterMayHaveIsSaidBeforeAnythingIsRead() throws IOException {
    Path dem = grid("huge.asc", 50_000, 50_000, "1 2 3\n");
    assertThat(run(analyse(dem, PLENTY), ExitCodes.BAD_INPUT))
        .contains("huge.asc", "50000 x 50000", "2147483639");
    assertThat(left()).isEmpty();
  }

  @Test
  void groundOfLoneCellsAmidNoDataIsAnalysedAndNoDataAloneIsRefused() throws IOException {
    String islands = "5 -9 5 -9\n-9 -9 -9 -9\n5 -9 5 -9\n-9 -9 -9 -9\n";
    assertThat(run(analyse(grid("islands.asc", 4, 4, islands), PLENTY), ExitCodes.OK))
        .contains("0 pits", "12 of 16 cells are no data");
    Path nothing = grid("nothing.asc", 4, 4, "-9 -9 -9 -9\n".repeat(4));
    assertThat(run(analyse(nothing, PLENTY), ExitCodes.BAD_INPUT)).contains("nothing.asc", "16");
  }
}
