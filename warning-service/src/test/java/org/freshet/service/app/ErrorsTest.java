package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.freshet.dem.crs.CrsException;
import org.freshet.service.cap.CapFormatException;
import org.freshet.service.config.ConfigException;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.odim.OdimException;
import org.freshet.service.ingest.packed.BrokenPackException;
import org.freshet.service.transit.GtfsException;
import org.freshet.sink.TerrainModelFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose fault an error is, and that it is told in one line. */
class ErrorsTest {
  private static final String BOWL =
      "ncols 3\nnrows 3\nxllcorner 500000\nyllcorner 5600000\ncellsize 2\n5 5 5\n5 1 5\n5 5 4\n";

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Freshet.run(args, new PrintWriter(new StringWriter()), new PrintWriter(err));
  }

  private int report(Throwable error) {
    return Errors.report(error, false, new PrintWriter(err));
  }

  private static Stream<Throwable> faultsOfTheInput() {
    return Stream.of(
        new ConfigException(List.of("a: wrong. Maybe b.")),
        new CrsException("EPSG:1: unknown. Maybe 25832."),
        new GtfsException("feed.zip: no trips.txt. Maybe cut off."),
        new CapFormatException("no alert. Maybe another file."),
        new OdimException("a.h5", "no data. Maybe cut off."),
        new BrokenPackException("ends early. Maybe fetch it again.", new IOException("end")),
        new ObservationFormatException("a.csv", "no time. Maybe another column."),
        new TerrainModelFormatException("a.ftm: not a model. Maybe prepare it."),
        new NoSuchFileException("a"),
        new FileAlreadyExistsException("a"),
        new IllegalArgumentException("Rain (-1 mm) must be 0 or more."),
        new UncheckedIOException(new NoSuchFileException("a")),
        new ExecutionException(new IllegalArgumentException("Rain (-1 mm) must be 0 or more.")));
  }

  @ParameterizedTest
  @MethodSource("faultsOfTheInput")
  void wrongInputIsTwo(Throwable error) {
    assertThat(report(error)).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(err.toString().strip()).startsWith("freshet: ").doesNotContain("\n", "null");
  }

  private static Stream<Throwable> faultsOfTheWork() {
    return Stream.of(
        new IOException("No space left on device"),
        new FileSystemException("a", null, "No space left on device"),
        new AccessDeniedException("a"),
        new NumberFormatException("For input string"),
        new IllegalArgumentException(),
        new IllegalStateException("a"),
        new UncheckedIOException(new IOException("disk")),
        new OutOfMemoryError());
  }

  @ParameterizedTest
  @MethodSource("faultsOfTheWork")
  void failedWorkIsOne(Throwable error) {
    assertThat(report(error)).isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString().strip()).startsWith("freshet: ").doesNotContain("\n", "null");
  }

  @Test
  void wrongOptionsOfAnalyseAreTwo() throws IOException {
    String dem = Files.writeString(folder.resolve("bowl.asc"), BOWL).toString();
    String out = folder.resolve("out").toString();
    refused("analyse", dem, "--crs", "EPSG:25832", "--out", out, "--rain-mm", "-5");
    refused("analyse", dem, "--crs", "EPSG:25832", "--out", out, "--rain-mm", "NaN");
    refused("analyse", dem, "--crs", "EPSG:999999", "--out", out);
    refused("analyse", dem, "--crs", "EPSG:25832", "--out", out, "--threads", "0");
    refused("analyse", dem, "--crs", "EPSG:25832", "--out", dem);
  }

  @Test
  void brokenFilesOfAStudyAreaAreTwo() throws IOException {
    BankedValley valley = new BankedValley(folder.resolve("valley"));
    Path out = folder.resolve("out");
    for (String file : List.of("culverts.geojson", "sewers.geojson", "cover.asc", "dem.asc")) {
      Path one = folder.resolve("valley").resolve(file);
      byte[] whole = Files.readAllBytes(one);
      Files.writeString(one, "broken");
      assertThat(valley.run(BankedValley.RAINS, out))
          .as(valley.err())
          .isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(valley.err()).contains(file).contains("Maybe");
      assertThat(valley.err().lines().filter(line -> line.startsWith("freshet: "))).hasSize(1);
      assertThat(out).doesNotExist();
      Files.write(one, whole);
    }
    Path roads = Files.writeString(folder.resolve("valley/roads.osm.pbf"), "broken");
    Path area = folder.resolve("valley/area.yaml");
    Files.writeString(area, Files.readString(area) + "roads: roads.osm.pbf\n");
    assertThat(valley.run(BankedValley.RAINS, out)).as(valley.err()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(valley.err()).contains(roads.getFileName().toString()).contains("Maybe");
    assertThat(out).doesNotExist();
  }

  @Test
  void negativeCapacitiesAndRainNobodySawAreTwo() throws IOException {
    BankedValley valley = new BankedValley(folder.resolve("valley"));
    Path out = folder.resolve("out");
    for (String file : List.of("sewers.geojson", "culverts.geojson")) {
      Path one = folder.resolve("valley").resolve(file);
      String whole = Files.readString(one);
      String negative =
          whole
              .replace("\"capacity_mm_h\":20", "\"capacity_mm_h\":-20")
              .replace("\"id\":\"pipe\"", "\"id\":\"pipe\",\"capacity_m3_s\":-2");
      Files.writeString(one, negative);
      assertThat(valley.run(BankedValley.RAINS, out)).as(file).isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(valley.err()).contains(file, "capacity", "-2");
      assertThat(valley.err().lines().filter(line -> line.startsWith("freshet: "))).hasSize(1);
      Files.writeString(one, whole);
    }
    String past =
        "rains: [{id: past, type: radar, from: 2026-06-18T15:00:00Z, to: 2026-06-18T16:00:00Z}]\n";
    assertThat(valley.run(past, out)).as(valley.err()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(valley.err()).contains("line 1", "`past`", "Maybe");
    assertThat(out).doesNotExist();
  }

  private void refused(String... args) {
    err.getBuffer().setLength(0);
    assertThat(run(args)).as("%s: %s", List.of(args), err).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(err.toString().lines().filter(line -> line.startsWith("freshet: ")).count())
        .as(err.toString())
        .isEqualTo(1);
  }
}
