package org.freshet.dem;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.grid.GridGeometry;

/**
 * What a raster file is and what is wrong with it.
 *
 * @param file the file as it was named
 * @param format what it is
 * @param findings what is odd about it
 * @param geometry where it lies
 * @param validCells cells with a value
 * @param nodataCells cells without one
 * @param min lowest value, NaN without any
 * @param max highest value, NaN without any
 * @param sum sum of all values
 */
public record DemInspection(
    String file,
    String format,
    List<DemFinding> findings,
    GridGeometry geometry,
    long validCells,
    long nodataCells,
    double min,
    double max,
    double sum) {

  private static final int BLOCK_CELLS = 1 << 22;

  /** Copies the findings. */
  public DemInspection {
    findings = List.copyOf(findings);
  }

  /**
   * Looks at a file, by reading all of it row by row: it may be larger than memory.
   *
   * @throws DemException where it cannot be used
   */
  public static DemInspection of(Path file, DemOptions options) {
    StreamedDem dem =
        DemSource.open(file, options).stream(BLOCK_CELLS, (firstRow, rows, cells) -> {});
    GridFigures figures = dem.figures();
    return new DemInspection(
        file.toString(),
        dem.format(),
        dem.findings(),
        dem.geometry(),
        figures.validCells(),
        dem.geometry().cells() - figures.validCells(),
        figures.min(),
        figures.max(),
        figures.sum());
  }

  /**
   * Whether a file begins like a raster of a known format, plain, gzipped or in a zip archive, or
   * is named like one ({@code .tif}, {@code .asc}, {@code .xyz}): {@link #of} says what it lacks
   * then.
   */
  public static boolean recognises(Path file) {
    return RasterFiles.recognises(file);
  }

  /**
   * The same as names and plain values in a fixed order, for JSON. {@code cellSize_m} is one number
   * where cells are square, else width and height.
   */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", file);
    map.put("format", format);
    map.put("findings", findings.stream().map(DemInspection::toMap).toList());
    map.put("rows", geometry.rows());
    map.put("cols", geometry.cols());
    map.put("cellSize_m", cellSize());
    map.put("crs", geometry.crs());
    map.put("west", geometry.west());
    map.put("north", geometry.north());
    map.put("validCells", validCells);
    map.put("nodataCells", nodataCells);
    map.put("min", min);
    map.put("max", max);
    map.put("sum", sum);
    return map;
  }

  private Object cellSize() {
    double width = geometry.cellWidth_m();
    double height = geometry.cellHeight_m();
    return width == height ? (Object) width : List.of(width, height);
  }

  private static Map<String, Object> toMap(DemFinding finding) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("code", finding.code().name());
    map.put("severity", finding.severity().name());
    map.put("message", finding.message());
    return map;
  }
}
