package org.freshet.dem.asciigrid;

import java.util.List;
import org.freshet.dem.DemException;
import org.freshet.dem.DemFinding;
import org.freshet.dem.NumberScanner;
import org.freshet.dem.NumberScanner.Token;
import org.freshet.dem.RasterInput;
import org.freshet.dem.RowReader;
import org.freshet.progress.Progress;

/** Reads the rows of an Arc/Info ASCII grid as they come. */
final class AsciiGridRows implements RowReader {
  private final RasterInput input;
  private final Progress progress;
  private final List<DemFinding> findings;
  private final NumberScanner scanner;
  private final AsciiGridHeader header;
  private int nextRow;

  /**
   * Opens a grid and reads its header again.
   *
   * @param findings takes what was odd, after the last row
   */
  AsciiGridRows(RasterInput input, Progress progress, List<DemFinding> findings) {
    this.input = input;
    this.progress = progress;
    this.findings = findings;
    this.scanner = NumberScanner.open(input, true);
    this.header = AsciiGridHeader.read(input.name(), scanner);
  }

  @Override
  public int step() {
    return 1;
  }

  @Override
  public void next(int rows, float[] target, int at) {
    for (int row = 0; row < rows; row++) {
      row(target, at + row * header.cols());
      nextRow++;
      progress.advance(header.cols());
    }
    if (nextRow == header.rows()) {
      findRemarks();
    }
  }

  private void row(float[] target, int at) {
    int cols = header.cols();
    float none = (float) header.nodata();
    for (int col = 0; col < cols; col++) {
      double value = header.first();
      // The first cell ended the header.
      if (col > 0 || nextRow > 0) {
        Token token = scanner.nextAcrossLines();
        if (token != Token.NUMBER) {
          throw stopped(token, col);
        }
        value = scanner.value();
      }
      float height = (float) value;
      target[at + col] = height == none || Float.isInfinite(height) ? Float.NaN : height;
    }
  }

  private void findRemarks() {
    if (scanner.nextAcrossLines() != Token.END) {
      findings.add(
          DemFinding.warning(
              DemFinding.Code.TRAILING_VALUES, "Values follow the last cell; they were ignored."));
    }
    if (scanner.commas() > 0) {
      findings.add(
          DemFinding.info(
              DemFinding.Code.DECIMAL_COMMA,
              scanner.commas() + " decimal commas were read as decimal points."));
    }
  }

  private DemException stopped(Token token, int col) {
    String place = "row " + nextRow + ", column " + col;
    return token == Token.END
        ? new DemException(
            input.name(),
            "is truncated: it ends at "
                + place
                + " of "
                + header.rows()
                + " x "
                + header.cols()
                + " cells",
            "Maybe copy or download it again.")
        : new DemException(
            input.name(),
            "has \"" + scanner.word() + "\" in place of a number at " + place,
            "Maybe export it again.");
  }

  @Override
  public void close() {
    scanner.close();
  }
}
