package org.freshet.dem.xyz;

import org.freshet.dem.NumberScanner;
import org.freshet.dem.NumberScanner.Token;
import org.freshet.dem.RasterInput;

/**
 * Streams points out of lines {@code x y z}, separated by blanks, tabs, semicolons or commas; what
 * follows on the line is ignored. Lines that are no points are counted and skipped.
 */
final class PointScanner implements AutoCloseable {
  private final NumberScanner scanner;
  private double x;
  private double y;
  private double z;
  private long malformed;
  private long firstMalformed;

  PointScanner(RasterInput input, boolean commaIsPoint) {
    this.scanner = NumberScanner.open(input, commaIsPoint);
  }

  /** Goes to the next point; false at the end. */
  boolean next() {
    while (true) {
      long line = scanner.line();
      Token first = scanner.next();
      if (first == Token.END) {
        return false;
      }
      if (first == Token.LINE_END) {
        continue;
      }
      if (first == Token.NUMBER && restOfPoint()) {
        return true;
      }
      if (first == Token.WORD) {
        scanner.skipLine();
      }
      malformed++;
      if (firstMalformed == 0) {
        firstMalformed = line;
      }
    }
  }

  private boolean restOfPoint() {
    x = scanner.value();
    Token second = scanner.next();
    if (second != Token.NUMBER) {
      return broken(second);
    }
    y = scanner.value();
    Token third = scanner.next();
    if (third != Token.NUMBER) {
      return broken(third);
    }
    z = scanner.value();
    scanner.skipLine();
    return Math.abs(x) < 1e9 && Math.abs(y) < 1e9;
  }

  private boolean broken(Token token) {
    if (token == Token.WORD) {
      scanner.skipLine();
    }
    return false;
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  double z() {
    return z;
  }

  /** Lines that were no points so far. */
  long malformed() {
    return malformed;
  }

  /** First line that was no point, 0 without any. */
  long firstMalformed() {
    return firstMalformed;
  }

  /** Decimal commas so far. */
  long commas() {
    return scanner.commas();
  }

  @Override
  public void close() {
    scanner.close();
  }
}
