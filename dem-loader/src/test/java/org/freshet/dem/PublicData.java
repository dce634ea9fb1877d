package org.freshet.dem;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.freshet.grid.FloatGrid;
import org.junit.jupiter.api.Assumptions;

/** The public files that are not shipped. */
public final class PublicData {
  private PublicData() {}

  /** A file below the data folder; the test is skipped without it. */
  public static Path file(String name) {
    Path file = Path.of(System.getProperty("freshet.data", "../shared/data"), name);
    Assumptions.assumeTrue(
        Files.exists(file), "skipped: " + name + " of the public test data is not there");
    return file;
  }

  /** First 16 hex digits of the sha256 of little-endian float cells with -9999 for no data. */
  public static String hash(FloatGrid grid) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    int cols = grid.geometry().cols();
    ByteBuffer row = ByteBuffer.allocate(4 * cols).order(ByteOrder.LITTLE_ENDIAN);
    for (int r = 0; r < grid.geometry().rows(); r++) {
      row.clear();
      for (int c = 0; c < cols; c++) {
        float value = grid.get(r, c);
        row.putFloat(Float.isNaN(value) ? -9999f : value);
      }
      digest.update(row.array());
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }
}
