package org.freshet.sample.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.freshet.sample.storm.De1200;

/**
 * Writes RADOLAN binary of product RV (5-minute analysis on DE1200): an ASCII header of tokens up
 * to a byte 0x03, then little-endian words, southernmost row first. {@code BY} is the length of the
 * whole, header included.
 */
public final class RadolanWriter {
  private static final String RADARS =
      "<deasb,deboo,dedrs,deeis,deess,defbg,defld,dehnr,deisn,demem,deneu,denhb,deoft,depro,"
          + "deros,detur,deumd>";
  private static final DateTimeFormatter DAY_TIME =
      DateTimeFormatter.ofPattern("ddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMyy", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RadolanWriter() {}

  /** Name of the file of a time, as in the provider's archives, gzipped. */
  public static String fileName(Instant end) {
    return "DE1200_RV" + NAME.format(end) + "_000.gz";
  }

  /** One frame as bytes, not compressed. */
  public static byte[] encode(Instant end, short[] words) {
    int data = 2 * De1200.ROWS * De1200.COLS;
    int length = header(end, 0).length + data;
    byte[] header = header(end, length);
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(header);
    for (short word : words) {
      out.putShort(word);
    }
    return out.array();
  }

  private static byte[] header(Instant end, int length) {
    String text =
        "RV"
            + DAY_TIME.format(end)
            + "10000"
            + MONTH.format(end)
            + String.format(Locale.ROOT, "BY%10d", length)
            + "VS 5SW P300004HPR E-02INT   5GP1200x1100VV 000MF 00000008MS"
            + String.format(Locale.ROOT, "%3d", RADARS.length())
            + RADARS
            + "\u0003";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes one frame into a folder, gzipped. */
  public static void write(Path folder, Instant end, short[] words) throws IOException {
    Path file = folder.resolve(fileName(end));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(encode(end, words));
    }
  }
}
