package org.freshet.dem.asciigrid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.dem.DemException;
import org.freshet.dem.DemFinding;
import org.freshet.dem.NumberScanner;
import org.freshet.dem.NumberScanner.Token;
import org.freshet.dem.RasterFile;
import org.freshet.dem.RasterInput;
import org.freshet.dem.crs.PrjText;
import org.freshet.dem.geotiff.GeoToolsCrs;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * An Arc/Info ASCII grid, streamed: corner or centre keys in any order, {@code cellsize} or {@code
 * dx}/{@code dy}, lines of any length. The system comes from a sidecar {@code .prj}, where there is
 * one. One thread reads it; memory is the result and a buffer.
 */
public final class AsciiGridFile implements RasterFile {
  private final RasterInput input;
  private final GridGeometry geometry;
  private final List<DemFinding> findings = new ArrayList<>();

  private AsciiGridFile(RasterInput input, GridGeometry geometry) {
    this.input = input;
    this.geometry = geometry;
  }

  /**
   * Reads the header of a grid.
   *
   * @throws DemException where it is damaged
   */
  public static AsciiGridFile open(RasterInput input) {
    String name = input.name();
    try (NumberScanner scanner = NumberScanner.open(input, true)) {
      AsciiGridHeader header = AsciiGridHeader.read(name, scanner);
      GridGeometry place = header.geometry(name, GridGeometry.UNKNOWN_CRS);
      return new AsciiGridFile(input, header.geometry(name, crs(input, place)));
    }
  }

  private static String crs(RasterInput input, GridGeometry place) {
    Path prj = PrjText.beside(input.path());
    if (prj == null || !Files.isRegularFile(prj)) {
      return GridGeometry.UNKNOWN_CRS;
    }
    String code = PrjText.epsg(prj);
    if (code == null) {
      code = ofWkt(prj, place);
    }
    return code == null ? GridGeometry.UNKNOWN_CRS : code;
  }

  private static @Nullable String ofWkt(Path prj, GridGeometry place) {
    try {
      return GeoToolsCrs.ofWkt(Files.readString(prj, StandardCharsets.ISO_8859_1), place);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public String name() {
    return input.name();
  }

  @Override
  public String format() {
    return "Arc/Info ASCII grid";
  }

  @Override
  public GridGeometry geometry() {
    return geometry;
  }

  @Override
  public List<DemFinding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public float[] read(int threads, Progress progress) {
    try (NumberScanner scanner = NumberScanner.open(input, true)) {
      AsciiGridHeader header = AsciiGridHeader.read(input.name(), scanner);
      float[] cells = cells(scanner, header, progress);
      findRemarks(scanner);
      return cells;
    }
  }

  private float[] cells(NumberScanner scanner, AsciiGridHeader header, Progress progress) {
    float[] cells = new float[geometry.cells()];
    double value = header.first();
    int cols = geometry.cols();
    float none = (float) header.nodata();
    for (int cell = 0; cell < cells.length; cell++) {
      if (cell > 0) {
        Token token = scanner.nextAcrossLines();
        if (token != Token.NUMBER) {
          throw stopped(scanner, token, cell);
        }
        value = scanner.value();
      }
      float height = (float) value;
      cells[cell] = height == none || Float.isInfinite(height) ? Float.NaN : height;
      if ((cell + 1) % cols == 0) {
        progress.advance(cols);
      }
    }
    return cells;
  }

  private void findRemarks(NumberScanner scanner) {
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

  private DemException stopped(NumberScanner scanner, Token token, int cell) {
    String place = "row " + geometry.row(cell) + ", column " + geometry.col(cell);
    return token == Token.END
        ? new DemException(
            input.name(),
            "is truncated: it ends at "
                + place
                + " of "
                + geometry.rows()
                + " x "
                + geometry.cols()
                + " cells",
            "Maybe copy or download it again.")
        : new DemException(
            input.name(),
            "has \"" + scanner.word() + "\" in place of a number at " + place,
            "Maybe export it again.");
  }
}
