package org.freshet.service.ingest.radolan;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ASCII variant of the hourly and daily composites in the climate archive of the weather
 * service: an ESRI raster of whole tenths of a millimetre, -1 for no data, north row first. Product
 * and time stand in the file name alone. The raster becomes a binary composite in memory, so that
 * all that holds for one holds for the other.
 */
final class RadolanAscii {
  private static final Pattern NAME =
      Pattern.compile("(RW|SF)(?:_?\\d{4}\\.\\d{3})?_(\\d{8})[-_](\\d{4})\\.asc");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Set<String> KEYS =
      Set.of("ncols", "nrows", "xllcorner", "yllcorner", "cellsize", "nodata_value");

  /** Both rasters of the archive lie on the sphere: any format version before the ellipsoid's. */
  private static final int SPHERE_VERSION = 3;

  private static final int TENTHS = -1;
  private static final int NODATA_WORD = 0x29C4;
  private static final double CORNER_TOLERANCE_M = 1;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final byte[] content;
  private final String name;
  private int at;

  private RadolanAscii(byte[] content, String name) {
    this.content = content;
    this.name = name;
  }

  /** Whether a file is an ASCII composite by its start and its name. */
  static boolean accepts(byte[] start, String name) {
    return startsAsRaster(start) && NAME.matcher(name).find();
  }

  /** Whether a file starts as an ESRI raster. */
  static boolean startsAsRaster(byte[] start) {
    String text = new String(start, 0, Math.min(start.length, 5), StandardCharsets.US_ASCII);
    return text.toLowerCase(Locale.ROOT).equals("ncols");
  }

  static RadolanFrame decode(byte[] content, String name) throws RadolanException {
    RadolanAscii raster = new RadolanAscii(content, name);
    RadolanHeader header = raster.header();
    return new RadolanDecoder(header, raster.words(header)).decode(name);
  }

  /** What name and first lines say; the length is that of the binary twin without its header. */
  static RadolanHeader header(byte[] start, String name) throws RadolanException {
    return new RadolanAscii(start, name).header();
  }

  private RadolanHeader header() throws RadolanException {
    Matcher said = NAME.matcher(name);
    if (!said.find()) {
      throw new RadolanException(
          name,
          "is an ASCII raster, but its name does not tell product and time. Maybe call it as the "
              + "weather service does: RW_20180101-0050.asc (RW or SF).");
    }
    Map<String, Double> head = head();
    int rows = whole(head, "nrows");
    int cols = whole(head, "ncols");
    checkPlace(head, rows, cols);
    return new RadolanHeader(
        said.group(1),
        time(said.group(2) + said.group(3)),
        "10000",
        2L * rows * cols,
        SPHERE_VERSION,
        "",
        TENTHS,
        said.group(1).equals("SF") ? DAY : HOUR,
        rows,
        cols,
        0,
        false,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  private Instant time(String stamp) throws RadolanException {
    try {
      return LocalDateTime.parse(stamp, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new RadolanException(name, "time " + stamp + " in its name does not exist.", e);
    }
  }

  private Map<String, Double> head() throws RadolanException {
    Map<String, Double> head = new HashMap<>();
    while (head.size() < KEYS.size()) {
      String key = token().toLowerCase(Locale.ROOT);
      if (!KEYS.contains(key)) {
        throw new RadolanException(
            name,
            "has \"" + key + "\" where one of " + KEYS.stream().sorted().toList() + " was due.");
      }
      String value = token();
      try {
        head.put(key, Double.parseDouble(value));
      } catch (NumberFormatException e) {
        throw new RadolanException(name, key + " is \"" + value + "\", no number.", e);
      }
    }
    return head;
  }

  private int whole(Map<String, Double> head, String key) throws RadolanException {
    double value = head.getOrDefault(key, 0.0);
    if (value != Math.rint(value) || value < 1 || value > 10_000) {
      throw new RadolanException(name, key + " is " + value + ". Maybe the file was changed.");
    }
    return (int) value;
  }

  private void checkPlace(Map<String, Double> head, int rows, int cols) throws RadolanException {
    RadolanGrid grid =
        RadolanGrid.of(rows, cols, SPHERE_VERSION)
            .orElseThrow(
                () ->
                    new RadolanException(
                        name, rows + " x " + cols + " cells are no RADOLAN grid."));
    double south_m = grid.north_m() - rows * RadolanGrid.CELL_M;
    boolean same =
        Math.abs(head.getOrDefault("xllcorner", 0.0) - grid.west_m()) <= CORNER_TOLERANCE_M
            && Math.abs(head.getOrDefault("yllcorner", 0.0) - south_m) <= CORNER_TOLERANCE_M
            && head.getOrDefault("cellsize", 0.0) == RadolanGrid.CELL_M;
    if (!same) {
      throw new RadolanException(
          name,
          "corner ("
              + head.get("xllcorner")
              + ", "
              + head.get("yllcorner")
              + ") with cells of "
              + head.get("cellsize")
              + " m is not that of the grid of "
              + rows
              + " x "
              + cols
              + " cells, ("
              + Math.rint(grid.west_m())
              + ", "
              + Math.rint(south_m)
              + "). Maybe it was cut or projected anew.");
    }
  }

  /** The values as words of a binary composite, southernmost row first. */
  private byte[] words(RadolanHeader header) throws RadolanException {
    int rows = header.rows();
    int cols = header.cols();
    byte[] words = new byte[2 * rows * cols];
    for (int row = 0; row < rows; row++) {
      int to = 2 * cols * (rows - 1 - row);
      for (int col = 0; col < cols; col++) {
        int word = word(row, col);
        words[to++] = (byte) word;
        words[to++] = (byte) (word >> 8);
      }
    }
    skipBlanks();
    if (at < content.length) {
      throw new RadolanException(
          name,
          "has more than its " + rows + " x " + cols + " values. Maybe two files were joined.");
    }
    return words;
  }

  private int word(int row, int col) throws RadolanException {
    skipBlanks();
    if (at == content.length) {
      throw new RadolanException(
          name,
          "ends at row " + row + ", column " + col + ": it was cut short. Maybe fetch it again.");
    }
    boolean minus = content[at] == '-';
    int from = at;
    at += minus ? 1 : 0;
    int value = 0;
    int digits = 0;
    while (at < content.length && content[at] >= '0' && content[at] <= '9' && digits < 9) {
      value = 10 * value + content[at++] - '0';
      digits++;
    }
    boolean ended = at == content.length || content[at] <= ' ';
    if (digits == 0 || !ended || (minus && value != 1)) {
      throw new RadolanException(
          name,
          "has \""
              + new String(
                  content, from, Math.min(12, content.length - from), StandardCharsets.ISO_8859_1)
              + "\" at row "
              + row
              + ", column "
              + col
              + " where whole tenths of a millimetre or -1 were due. Maybe it was changed.");
    }
    return minus ? NODATA_WORD : Math.min(value, RadolanFrame.VALUE_BITS);
  }

  private void skipBlanks() {
    while (at < content.length && content[at] <= ' ' && content[at] >= 0) {
      at++;
    }
  }

  private String token() {
    skipBlanks();
    int from = at;
    while (at < content.length && content[at] > ' ') {
      at++;
    }
    return new String(content, from, at - from, StandardCharsets.ISO_8859_1);
  }
}
