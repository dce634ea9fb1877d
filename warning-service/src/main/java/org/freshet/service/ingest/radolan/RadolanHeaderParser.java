package org.freshet.service.ingest.radolan;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header token by token: order and widths differ between products and years, so nothing
 * but the first 17 characters is found by column.
 */
final class RadolanHeaderParser {
  /** The header ends with this byte. */
  static final byte END_OF_HEADER = 0x03;

  /** Longest header this reader looks for an end mark in; real ones have 130 to 400 bytes. */
  static final int MAX_HEADER_BYTES = 4096;

  private static final int FIXED_CHARS = 17;
  private static final Pattern START = Pattern.compile("([A-Z][A-Z0-9])(\\d{6})(\\d{5})(\\d{4})");
  private static final Pattern GRID = Pattern.compile("\\s*(\\d+)\\s*[xX]\\s*(\\d+)\\s*");
  private static final Pattern PRECISION = Pattern.compile("\\s*E\\s*([+-]?\\s*\\d+)\\s*");
  private static final Set<String> COUNTED = Set.of("MS", "ST");
  private static final Set<String> TOKENS =
      Set.of(
          "BY", "VS", "SW", "PR", "INT", "GP", "VV", "MF", "QN", "VR", "MS", "ST", "LV", "CS", "MX",
          "BG", "RM");
  private static final Set<String> USED =
      Set.of("BY", "VS", "SW", "PR", "INT", "U", "GP", "VV", "MF", "QN", "VR", "MS", "ST");

  private final String file;
  private final String text;
  private final TreeMap<String, String> tokens = new TreeMap<>();

  private RadolanHeaderParser(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** Reads the header at the start of a file; says so if there is none. */
  static RadolanHeader parse(byte[] content, String file) throws RadolanException {
    int end = 0;
    int limit = Math.min(content.length, MAX_HEADER_BYTES);
    while (end < limit && content[end] != END_OF_HEADER) {
      end++;
    }
    String text = new String(content, 0, end, StandardCharsets.ISO_8859_1);
    if (!START.matcher(text).lookingAt()) {
      throw new RadolanException(
          file,
          "not a RADOLAN composite: starts with "
              + quoted(content)
              + " instead of a product code and a time. Maybe another kind of file has this name.");
    }
    if (end == limit) {
      throw new RadolanException(
          file,
          "header without its end mark (byte 3) in the first "
              + limit
              + " bytes. Maybe the file was cut short or changed by a text editor; fetch it again.");
    }
    RadolanHeaderParser parser = new RadolanHeaderParser(file, text);
    parser.scan();
    return parser.header(end + 1);
  }

  /** Whether content starts as a composite does. */
  static boolean isHeader(byte[] content) {
    int length = Math.min(content.length, FIXED_CHARS + 2);
    String text = new String(content, 0, length, StandardCharsets.ISO_8859_1);
    return START.matcher(text).lookingAt() && text.startsWith("BY", FIXED_CHARS);
  }

  private static String quoted(byte[] content) {
    StringBuilder shown = new StringBuilder("\"");
    for (int i = 0; i < Math.min(content.length, 20); i++) {
      char c = (char) (content[i] & 0xFF);
      shown.append(c >= 32 && c < 127 ? c : '.');
    }
    return shown.append('"').toString();
  }

  private void scan() throws RadolanException {
    String previous = "";
    int at = FIXED_CHARS;
    while (at < text.length()) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      String known = tokenAt(at, previous);
      String name = known == null ? unknownName(at) : known;
      int from = at + name.length();
      int to = COUNTED.contains(name) ? endOfCounted(name, from) : nextToken(name, from);
      tokens.putIfAbsent(name, text.substring(from, to));
      previous = name;
      at = to;
    }
  }

  private @Nullable String tokenAt(int at, String previous) {
    for (int length = 3; length >= 2; length--) {
      if (at + length <= text.length() && TOKENS.contains(text.substring(at, at + length))) {
        return text.substring(at, at + length);
      }
    }
    // The unit of the interval is the one token of a single letter.
    return previous.equals("INT") && text.charAt(at) == 'U' ? "U" : null;
  }

  private String unknownName(int at) {
    int to = at;
    while (to < text.length() && Character.isUpperCase(text.charAt(to))) {
      to++;
    }
    return text.substring(at, Math.max(to, at + 1));
  }

  private int nextToken(String name, int from) {
    int at = from;
    while (at < text.length() && tokenAt(at, name) == null) {
      at++;
    }
    return at;
  }

  private int endOfCounted(String name, int from) throws RadolanException {
    int digits = from;
    while (digits < text.length() && (" 0123456789".indexOf(text.charAt(digits)) >= 0)) {
      digits++;
    }
    int length = (int) number(name, text.substring(from, digits));
    if (digits + length > text.length()) {
      throw fault(name + " says " + length + " characters follow, but the header ends before");
    }
    return digits + length;
  }

  private RadolanHeader header(int headerBytes) throws RadolanException {
    Matcher start = START.matcher(text);
    if (!start.lookingAt()) {
      throw fault("start without product and time");
    }
    Matcher grid = match("GP", GRID);
    String product = start.group(1);
    return new RadolanHeader(
        product,
        time(start.group(2), start.group(4)),
        start.group(3),
        number("BY", required("BY")),
        (int) number("VS", required("VS")),
        tokens.getOrDefault("SW", "").strip(),
        precision(),
        interval(product),
        (int) number("GP", grid.group(1)),
        (int) number("GP", grid.group(2)),
        tokens.containsKey("VV") ? (int) number("VV", required("VV")) : 0,
        tokens.containsKey("VV"),
        stripped("MF"),
        stripped("QN"),
        stripped("VR"),
        list("MS"),
        list("ST"),
        unknown(),
        headerBytes);
  }

  private List<String> unknown() {
    List<String> names = new ArrayList<>();
    for (String name : tokens.keySet()) {
      if (!USED.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private Instant time(String dayHourMinute, String monthYear) throws RadolanException {
    try {
      return LocalDateTime.of(
              2000 + Integer.parseInt(monthYear.substring(2)),
              Integer.parseInt(monthYear.substring(0, 2)),
              Integer.parseInt(dayHourMinute.substring(0, 2)),
              Integer.parseInt(dayHourMinute.substring(2, 4)),
              Integer.parseInt(dayHourMinute.substring(4)))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw fault("time " + dayHourMinute + " of month and year " + monthYear + " does not exist");
    }
  }

  private int precision() throws RadolanException {
    String digits = match("PR", PRECISION).group(1).replace(" ", "");
    return Integer.parseInt(digits.startsWith("+") ? digits.substring(1) : digits);
  }

  private Duration interval(String product) throws RadolanException {
    long count = number("INT", required("INT"));
    boolean days = "1".equals(tokens.getOrDefault("U", "0").strip());
    // The weekly sums W1 to W4 count tens of minutes.
    boolean tens = product.matches("W[1-4]");
    Duration interval =
        days ? Duration.ofDays(count) : Duration.ofMinutes(tens ? 10 * count : count);
    if (interval.isZero()) {
      throw fault("interval INT of 0 minutes");
    }
    return interval;
  }

  private Matcher match(String name, Pattern pattern) throws RadolanException {
    Matcher matcher = pattern.matcher(required(name));
    if (!matcher.matches()) {
      throw fault("token " + name + " holds \"" + required(name) + "\"");
    }
    return matcher;
  }

  private String required(String name) throws RadolanException {
    String value = tokens.get(name);
    if (value == null) {
      throw fault("no token " + name);
    }
    return value;
  }

  private @Nullable String stripped(String name) {
    String value = tokens.get(name);
    return value == null ? null : value.strip();
  }

  private List<String> list(String name) {
    String value = tokens.getOrDefault(name, "");
    int open = value.indexOf('<');
    int close = value.lastIndexOf('>');
    if (open < 0 || close <= open + 1) {
      return List.of();
    }
    return Arrays.stream(value.substring(open + 1, close).split(",")).map(String::strip).toList();
  }

  private long number(String name, String digits) throws RadolanException {
    String stripped = digits.strip();
    if (stripped.isEmpty() || stripped.length() > 9 || !stripped.matches("\\d+")) {
      throw fault("token " + name + " holds \"" + digits + "\" instead of a number");
    }
    return Long.parseLong(stripped);
  }

  private RadolanException fault(String what) {
    return new RadolanException(
        file, "header is damaged: " + what + ". Maybe fetch the file again. Header: " + text);
  }
}
