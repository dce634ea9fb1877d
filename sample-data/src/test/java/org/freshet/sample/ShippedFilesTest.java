package org.freshet.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFilesTest {
  private static final long MOST_BYTES = 15_000_000;

  @Test
  void shippedFilesAreWhatTheGeneratorMakes(@TempDir Path fresh)
      throws IOException, NoSuchAlgorithmException {
    SillbachGenerator.main(new String[] {"--out", fresh.toString()});
    assertThat(digests(Shipped.folder()))
        .as("Run SillbachGenerator --out sample-data/sillbach after changing the town.")
        .isEqualTo(digests(fresh));
  }

  @Test
  void staysSmall() throws IOException {
    long bytes = 0;
    for (String name : Shipped.names(Shipped.folder())) {
      bytes += Files.size(Shipped.folder().resolve(name));
    }
    assertThat(bytes).isBetween(1_000_000L, MOST_BYTES);
  }

  private static Map<String, String> digests(Path folder)
      throws IOException, NoSuchAlgorithmException {
    Map<String, String> out = new TreeMap<>();
    for (String name : Shipped.names(folder)) {
      byte[] content = Shipped.content(folder.resolve(name));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      out.put(name, HexFormat.of().formatHex(digest));
    }
    return out;
  }
}
