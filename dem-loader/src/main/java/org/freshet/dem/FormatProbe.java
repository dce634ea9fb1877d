package org.freshet.dem;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Says what a file is by how it begins. */
enum FormatProbe {
  /** TIFF or BigTIFF. */
  TIFF,
  /** Arc/Info ASCII grid. */
  ASCII_GRID,
  /** Lines of x, y and z. */
  XYZ,
  /** A gzip stream of one file. */
  GZIP,
  /** A zip archive. */
  ZIP,
  /** A web page, mostly an error that was saved in place of the file. */
  WEB_PAGE,
  /** Other text. */
  TEXT,
  /** Nothing at all. */
  EMPTY,
  /** Only zeros: a download that reserved its space. */
  ZEROS,
  /** Anything else. */
  UNKNOWN;

  /** How many bytes {@link #of} wants to see, where the file has so many. */
  static final int BYTES = 512;

  /** What begins with these bytes. */
  static FormatProbe of(byte[] head) {
    if (head.length == 0) {
      return EMPTY;
    }
    if (startsWith(head, 'I', 'I', 42, 0)
        || startsWith(head, 'I', 'I', 43, 0)
        || startsWith(head, 'M', 'M', 0, 42)
        || startsWith(head, 'M', 'M', 0, 43)) {
      return TIFF;
    }
    if (startsWith(head, 0x1f, 0x8b)) {
      return GZIP;
    }
    if (startsWith(head, 'P', 'K')) {
      return ZIP;
    }
    return text(head);
  }

  private static boolean startsWith(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static FormatProbe text(byte[] head) {
    int zeros = 0;
    for (byte b : head) {
      zeros += b == 0 ? 1 : 0;
      if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n' && b != 0) {
        return UNKNOWN;
      }
    }
    if (zeros > 0) {
      return zeros == head.length ? ZEROS : UNKNOWN;
    }
    String start =
        new String(head, StandardCharsets.ISO_8859_1)
            .replace("\u00ef\u00bb\u00bf", "")
            .trim()
            .toLowerCase(Locale.ROOT);
    if (start.matches("(?s)(ncols|nrows|xll|yll|cellsize|dx|dy|nodata_value)[a-z]*\\s.*")) {
      return ASCII_GRID;
    }
    if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
      return WEB_PAGE;
    }
    String number = "[-+]?[0-9]+([.,][0-9]*)?(e[-+]?[0-9]+)?";
    String separator = "[ \\t;,]+";
    String row = number + separator + number + separator + number + "\\s*([\\r\\n;, \\t].*)?";
    boolean points = start.matches("(?s)" + row);
    boolean headed =
        start.matches("(?s)\"?(x|e|easting|rechtswert|ostwert)\\b[^\\n]*\\n\\s*" + row);
    return points || headed ? XYZ : TEXT;
  }
}
