package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InspectCommandTest {
  @TempDir Path folder;
  private int exitCode;

  private String run(Object... arguments) {
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new InspectCommand());
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(out));
    exitCode =
        command.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return out.toString();
  }

  private JsonNode json(Object... files) throws IOException {
    Object[] arguments = Arrays.copyOf(files, files.length + 1);
    arguments[files.length] = "--json";
    return new ObjectMapper().readTree(run(arguments));
  }

  private static Path data(String name) {
    Path file = Path.of(System.getProperty("freshet.data", "../../shared/data")).resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), "skipped: " + name + " of the public test data is not there");
    return file;
  }

  private Path composite(String name, int surplus) throws IOException {
    String header = "RY181500100000626BY     72VS 3PR E-02INT   5GP   2x   1";
    byte[] start = String.format("%-67s\u0003abcd", header).getBytes(StandardCharsets.ISO_8859_1);
    start[68] = 5;
    start[69] = 0;
    start[70] = (byte) 0xC4;
    start[71] = 0x29;
    return Files.write(folder.resolve(name), Arrays.copyOf(start, start.length + surplus));
  }

  @Test
  void describesAComposite() throws IOException {
    JsonNode radar = json(composite("anything.tif", 0)).get(0);
    assertThat(exitCode).isZero();
    assertThat(radar.get("format").asText()).isEqualTo("RADOLAN binary");
    assertThat(radar.get("product").asText()).isEqualTo("RY");
    assertThat(radar.get("time").asText()).isEqualTo("2026-06-18T15:00:00Z");
    assertThat(radar.get("validFrom").asText()).isEqualTo("2026-06-18T14:55:00Z");
    assertThat(radar.get("interval_min").asInt()).isEqualTo(5);
    assertThat(radar.get("unit").asText()).isEqualTo("mm");
    assertThat(radar.get("nodataCells").asInt()).isEqualTo(1);
    assertThat(radar.get("max").asDouble()).isEqualTo(0.05);
    assertThat(radar.get("sum").asDouble()).isEqualTo(0.05);
    assertThat(radar.get("maxRow").asInt()).isEqualTo(1);
    assertThat(radar.get("findings")).isEmpty();
  }

  @Test
  void keepsTheOrderAndDescribesTheOthersWhenOneIsUnknown() throws IOException {
    Path good = composite("good", 0);
    Path damaged = composite("damaged", 3);
    Path text = Files.writeString(folder.resolve("notes"), "Hier steht nur Text.");
    Path empty = Files.write(folder.resolve("empty"), new byte[0]);
    JsonNode all = json(text, good, folder.resolve("missing"), damaged, empty, folder);
    assertThat(exitCode).isEqualTo(2);
    assertThat(all).hasSize(6);
    assertThat(all.get(1).get("product").asText()).isEqualTo("RY");
    String[] codes = {"UNKNOWN_FORMAT", "", "MISSING", "DAMAGED", "EMPTY", "DIRECTORY"};
    for (int i = 0; i < codes.length; i++) {
      if (!codes[i].isEmpty()) {
        assertThat(all.get(i).get("format").asText()).isEqualTo("unknown");
        assertThat(all.get(i).at("/findings/0/code").asText()).isEqualTo(codes[i]);
        assertThat(all.get(i).at("/findings/0/severity").asText()).isEqualTo("error");
      }
    }
    assertThat(all.get(0).at("/findings/0/message").asText()).contains("text file");
  }

  @Test
  void refusesATextFileWithTheNameOfARaster() throws IOException {
    JsonNode text = json(Files.writeString(folder.resolve("dem.tif"), "Hier steht nur Text."));
    assertThat(exitCode).isEqualTo(2);
    assertThat(text.get(0).get("format").asText()).isEqualTo("unknown");
    assertThat(text.get(0).at("/findings/0/message").asText()).contains("text");
  }

  @Test
  void tellsAPersonInAFewLines() throws IOException {
    String text = run(composite("good", 0), composite("damaged", 1));
    assertThat(exitCode).isEqualTo(2);
    assertThat(text).contains("good: RADOLAN binary").contains("product RY").contains("error: ");
  }

  @Test
  void saysThatAPackedFileWasCutShort() throws IOException {
    Path packed = folder.resolve("cut.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(composite("good", 0)));
    }
    byte[] whole = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(whole, whole.length - 20));
    JsonNode cut = json(packed).get(0);
    assertThat(exitCode).isEqualTo(2);
    assertThat(cut.at("/findings/0/message").asText()).contains("cut short");
  }

  @Test
  void describesAForecastArchiveWithItsMembers() throws IOException {
    JsonNode archive = json(data("radar/radvor-rv-20230508/DE1200_RV2305081330.tar.bz2")).get(0);
    assertThat(exitCode).isZero();
    assertThat(archive.get("members")).hasSize(1);
    assertThat(archive.at("/members/0/file").asText()).isEqualTo("DE1200_RV2305081330_000");
    assertThat(archive.get("product").asText()).isEqualTo("RV");
    assertThat(archive.get("time").asText()).isEqualTo("2023-05-08T13:30:00Z");
    assertThat(archive.get("max").asDouble()).isEqualTo(10.01);
    assertThat(archive.get("maxRow").asInt()).isEqualTo(1052);
    assertThat(archive.get("maxCol").asInt()).isEqualTo(396);
    // Taken with an independent projection in another language.
    assertThat(archive.get("maxLon").asDouble()).isCloseTo(8.196425, within(2e-6));
    assertThat(archive.get("maxLat").asDouble()).isCloseTo(47.157722, within(2e-6));
  }

  @Test
  void placesTheMaximumOfASphereGrid() throws IOException {
    JsonNode radar =
        json(data("radar/radolan-20140810/raa01-ry_10000-1408102050-dwd---bin.gz")).get(0);
    assertThat(radar.get("maxRow").asInt()).isEqualTo(837);
    assertThat(radar.get("maxCol").asInt()).isEqualTo(288);
    assertThat(radar.get("maxLon").asDouble()).isCloseTo(7.073497, within(2e-6));
    assertThat(radar.get("maxLat").asDouble()).isCloseTo(47.670268, within(2e-6));
    assertThat(radar.get("nodataCells").asInt()).isEqualTo(202_093);
  }

  @Test
  void showsUsageWithoutFiles() {
    run();
    assertThat(exitCode).isEqualTo(2);
    run("--help");
    assertThat(exitCode).isZero();
  }
}
