package org.freshet.service.ingest.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class Bzip2Test {
  private static final int MOST = 256 << 20;

  private static byte[] pack(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream packing = new BZip2CompressorOutputStream(out, 1)) {
      packing.write(content);
    }
    return out.toByteArray();
  }

  /** Noise, long runs and text in turn, over several blocks. */
  private static byte[] content(Random random, int length) {
    byte[] content = new byte[length];
    int at = 0;
    while (at < length) {
      int piece = Math.min(length - at, 1 + random.nextInt(2000));
      byte value = (byte) random.nextInt(256);
      int kind = random.nextInt(3);
      for (int i = at; i < at + piece; i++) {
        content[i] = kind == 0 ? value : kind == 1 ? (byte) random.nextInt(256) : (byte) (i % 7);
      }
      at += piece;
    }
    return content;
  }

  @Test
  void givesBackWhatWasPacked() throws IOException {
    long seed = 99;
    Random random = new Random(seed);
    int[] lengths = {1, 3, 4, 5, 255, 259, 260, 1000, 99_999, 1_000_000};
    for (int length : lengths) {
      byte[] content = content(random, length);
      assertThat(Bzip2.unpack(pack(content), MOST, 2))
          .as("seed %d, %d bytes", seed, length)
          .isEqualTo(content);
    }
    byte[] zeros = new byte[3_000_000];
    assertThat(Bzip2.unpack(pack(zeros), MOST, 2)).isEqualTo(zeros);
  }

  @Test
  void readsSeveralStreamsInOneFile() throws IOException {
    byte[] first = pack("one ".repeat(500).getBytes(StandardCharsets.UTF_8));
    byte[] two = Arrays.copyOf(first, 2 * first.length);
    System.arraycopy(first, 0, two, first.length, first.length);
    assertThat(Bzip2.unpack(two, MOST, 1)).hasSize(4000);
  }

  @Test
  void refusesDamageAndBombs() throws IOException {
    byte[] packed = pack(content(new Random(5), 300_000));
    assertThatThrownBy(() -> Bzip2.unpack(Arrays.copyOf(packed, packed.length - 20), MOST, 2))
        .isInstanceOf(BrokenPackException.class)
        .hasMessageContaining("cut short");
    byte[] flipped = packed.clone();
    flipped[packed.length / 2] ^= 0x10;
    assertThatThrownBy(() -> Bzip2.unpack(flipped, MOST, 2))
        .isInstanceOf(BrokenPackException.class);
    assertThatThrownBy(() -> Bzip2.unpack(packed, 1000, 2))
        .isInstanceOf(BrokenPackException.class)
        .hasMessageContaining("1000");
    assertThatThrownBy(() -> Bzip2.unpack(new byte[10], MOST, 2))
        .isInstanceOf(BrokenPackException.class);
  }

  @Test
  void agreesWithTheLibraryOnARealForecast() throws IOException {
    Path file =
        Path.of(
            System.getProperty("freshet.data"),
            "radar/radvor-rv-20230508/DE1200_RV2305081330.tar.bz2");
    Assumptions.assumeTrue(
        Files.exists(file), "skipped: " + file + " of the public test data is not there");
    byte[] packed = Files.readAllBytes(file);
    byte[] expected =
        new BZip2CompressorInputStream(new ByteArrayInputStream(packed), true).readAllBytes();
    assertThat(Arrays.equals(Bzip2.unpack(packed, MOST, 2), expected)).isTrue();
  }
}
