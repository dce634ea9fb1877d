package org.freshet.dem;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/**
 * Streams decimal numbers out of text without making strings of them. Correctly rounded like {@link
 * Double#parseDouble}: numbers of up to 15 digits are one exact division, others take the slow way.
 * Decimal commas are read as points and counted where {@code commaIsPoint}, else commas separate.
 *
 * <p>Not thread-safe. Memory: one buffer of 256 KiB.
 */
public final class NumberScanner implements Closeable {

  /** What {@link #next} found. */
  public enum Token {
    /** A number: see {@link #value}. */
    NUMBER,
    /** The end of a line. */
    LINE_END,
    /** The end of the text. */
    END,
    /** Something else: see {@link #word}. */
    WORD
  }

  private static final int CAPACITY = 1 << 18;

  /** A number fits in here; longer runs of characters are no numbers. */
  private static final int LONGEST_TOKEN = 256;

  private static final long EXACT_IN_DOUBLE = 1L << 53;
  private static final double[] TEN_TO_THE = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18
  };

  private final String name;
  private final InputStream in;
  private final boolean commaIsPoint;
  private final byte[] buffer = new byte[CAPACITY + 1];
  private int position;
  private int limit;
  private boolean exhausted;
  private double value;
  private int wordFrom;
  private int wordEnd;
  private long commas;
  private long line = 1;

  /**
   * A scanner at the beginning of a text.
   *
   * @param name the file, for messages
   * @param in its bytes; closed with the scanner
   * @param commaIsPoint whether a comma is part of a number
   */
  public NumberScanner(String name, InputStream in, boolean commaIsPoint) {
    this.name = name;
    this.in = in;
    this.commaIsPoint = commaIsPoint;
    fill();
    if (limit >= 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb) {
      position = 3;
    }
  }

  /** A scanner over a raster that is streamed. */
  public static NumberScanner open(RasterInput input, boolean commaIsPoint) {
    try {
      return new NumberScanner(input.name(), input.open(), commaIsPoint);
    } catch (IOException e) {
      throw unreadable(input.name(), e);
    }
  }

  /** The number last found. */
  public double value() {
    return value;
  }

  /** The word last found, shortened. */
  public String word() {
    int length = Math.min(wordEnd - wordFrom, 40);
    return new String(buffer, wordFrom, length, StandardCharsets.ISO_8859_1);
  }

  /** The line the scanner is on, from 1; counted by {@link #next} at line ends. */
  public long line() {
    return line;
  }

  /** Decimal commas read so far. */
  public long commas() {
    return commas;
  }

  /** Finds the next number, word or end of line. */
  public Token next() {
    while (true) {
      if (limit - position < LONGEST_TOKEN && !exhausted) {
        fill();
      }
      // One byte behind the limit is a line end that stops every loop.
      byte c = buffer[position];
      if (c == '\n') {
        if (position >= limit) {
          return Token.END;
        }
        position++;
        line++;
        return Token.LINE_END;
      }
      if (!isSeparator(c)) {
        return token();
      }
      position++;
    }
  }

  /** Finds the next number or word, line ends being like blanks. */
  public Token nextAcrossLines() {
    Token token = next();
    while (token == Token.LINE_END) {
      token = next();
    }
    return token;
  }

  /** Skips what is left of the line. */
  public void skipLine() {
    while (true) {
      while (buffer[position] != '\n') {
        position++;
      }
      if (position < limit) {
        position++;
        line++;
        return;
      }
      if (exhausted) {
        return;
      }
      fill();
    }
  }

  private boolean isSeparator(byte c) {
    return c == ' ' || c == '\t' || c == '\r' || c == ';' || (c == ',' && !commaIsPoint);
  }

  private Token token() {
    byte[] text = buffer;
    int at = position;
    int from = at;
    boolean negative = text[at] == '-';
    if (negative || text[at] == '+') {
      at++;
    }
    long mantissa = 0;
    int fraction = 0;
    int digitsFrom = at;
    byte c = text[at];
    while (c >= '0' && c <= '9') {
      mantissa = mantissa * 10 + (c - '0');
      c = text[++at];
    }
    int digits = at - digitsFrom;
    if (c == '.' || (c == ',' && commaIsPoint)) {
      commas += c == ',' ? 1 : 0;
      int fractionFrom = at + 1;
      c = text[++at];
      while (c >= '0' && c <= '9') {
        mantissa = mantissa * 10 + (c - '0');
        c = text[++at];
      }
      fraction = at - fractionFrom;
      digits += fraction;
    }
    boolean ended = c == '\n' || isSeparator(c);
    if (!ended || digits == 0 || digits > 18 || mantissa > EXACT_IN_DOUBLE) {
      return slowToken(from);
    }
    position = at;
    double magnitude = fraction == 0 ? mantissa : mantissa / TEN_TO_THE[fraction];
    value = negative ? -magnitude : magnitude;
    return Token.NUMBER;
  }

  private Token slowToken(int from) {
    int at = from;
    while (buffer[at] != '\n' && !isSeparator(buffer[at])) {
      at++;
    }
    position = at;
    wordFrom = from;
    wordEnd = at;
    String text = new String(buffer, from, Math.min(at - from, 64), StandardCharsets.ISO_8859_1);
    String plain = commaIsPoint ? text.replace(',', '.') : text;
    if (plain.equalsIgnoreCase("nan") || plain.equalsIgnoreCase("-nan")) {
      value = Double.NaN;
      return Token.NUMBER;
    }
    char last = plain.charAt(plain.length() - 1);
    boolean number = (last >= '0' && last <= '9') || last == '.';
    try {
      if (number) {
        value = Double.parseDouble(plain);
      }
      return number ? Token.NUMBER : Token.WORD;
    } catch (NumberFormatException e) {
      return Token.WORD;
    }
  }

  private void fill() {
    int kept = limit - position;
    System.arraycopy(buffer, position, buffer, 0, kept);
    position = 0;
    limit = kept;
    try {
      while (limit < CAPACITY && !exhausted) {
        int count = in.read(buffer, limit, CAPACITY - limit);
        exhausted = count < 0;
        limit += Math.max(0, count);
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    buffer[limit] = '\n';
  }

  private static DemException unreadable(String name, IOException e) {
    boolean packed = e instanceof EOFException || e instanceof ZipException;
    return new DemException(
        name,
        packed
            ? "is truncated or damaged: it cannot be unpacked (" + e.getMessage() + ")"
            : "cannot be read (" + e.getMessage() + ")",
        packed ? "Maybe copy or download it again." : "Maybe check the disk.",
        e);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }
}
