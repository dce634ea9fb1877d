package org.freshet.service.ingest.radolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RadolanFolderTest {
  @TempDir Path folder;

  private void frame(String name, String product, String minute) throws IOException {
    String header = product + "1815" + minute + "100000626BY     70VS 3PR E-02INT   5GP   1x   1";
    byte[] start = String.format("%-67s\u0003ab", header).getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve(name), start);
  }

  @Test
  void ordersFramesByTimeAndNamesTheGaps() throws IOException {
    frame("c", "RY", "25");
    frame("b", "RY", "00");
    frame("a", "RY", "10");
    frame(".hidden", "RY", "05");
    RadolanFolder scanned = RadolanFolder.scan(folder);
    assertThat(scanned.entries())
        .extracting(entry -> entry.file().getFileName().toString())
        .containsExactly("b", "a", "c");
    assertThat(scanned.missing(Duration.ofMinutes(5)))
        .containsExactly(
            Instant.parse("2026-06-18T15:05:00Z"),
            Instant.parse("2026-06-18T15:15:00Z"),
            Instant.parse("2026-06-18T15:20:00Z"));
    assertThat(scanned.newest(Instant.parse("2026-06-18T15:12:00Z")).orElseThrow().file())
        .hasFileName("a");
    assertThat(RadolanReader.read(scanned.entries().get(0).file()).rows()).isEqualTo(1);
  }

  @Test
  void keepsTheLaterOfTwoFilesForOneTimeAndListsDamagedOnes() throws IOException {
    frame("a", "RY", "10");
    frame("b", "RY", "10");
    Files.writeString(folder.resolve("c"), "no radar");
    RadolanFolder scanned = RadolanFolder.scan(folder);
    assertThat(scanned.entries()).hasSize(1);
    assertThat(scanned.entries().get(0).file()).hasFileName("b");
    assertThat(scanned.duplicates()).containsExactly(folder.resolve("a"));
    assertThat(scanned.damaged()).hasSize(1);
    assertThat(scanned.damaged().get(0)).hasMessageContaining("not a RADOLAN composite");
  }

  @Test
  void refusesAFolderOfSeveralProducts() throws IOException {
    frame("a", "RY", "10");
    frame("b", "RW", "15");
    assertThatThrownBy(() -> RadolanFolder.scan(folder)).hasMessageContaining("[RW, RY]");
  }

  @Test
  void anEmptyFolderHasNoFramesAndNoGaps() throws IOException {
    RadolanFolder scanned = RadolanFolder.scan(folder);
    assertThat(scanned.entries()).isEmpty();
    assertThat(scanned.missing(Duration.ofMinutes(5))).isEmpty();
    assertThatThrownBy(() -> RadolanFolder.scan(folder.resolve("nowhere")))
        .hasMessageContaining("nowhere");
  }
}
