package org.freshet.service.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.freshet.service.area.Work;

/** Names works by what they do and when, so that a warning can say which stood. */
final class WorksVersion {
  private static final int HEX_DIGITS = 8;

  private WorksVersion() {}

  /** First digits of the SHA-256 of all works; empty for none. */
  static String of(List<Work> works) {
    if (works.isEmpty()) {
      return "";
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Work work : works) {
        String text =
            String.join(
                "|",
                work.id(),
                work.kind().word(),
                String.valueOf(work.from()),
                String.valueOf(work.until()),
                String.valueOf(work.ground().amount_m()),
                String.valueOf(work.ground().culvert()),
                Arrays.toString(work.ground().cells()));
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
