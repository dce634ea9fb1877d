package org.freshet.dem.asciigrid;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.freshet.dem.DemException;
import org.freshet.dem.NumberScanner;
import org.freshet.dem.NumberScanner.Token;
import org.freshet.grid.GridGeometry;

/**
 * The header of an Arc/Info ASCII grid.
 *
 * @param rows number of rows
 * @param cols number of columns
 * @param west x of the west edge
 * @param north y of the north edge
 * @param cellWidth west-east size of a cell
 * @param cellHeight north-south size of a cell
 * @param nodata value of no data; -9999 where the file states none, as Esri defines
 * @param first the first cell value, which ended the header
 */
record AsciiGridHeader(
    int rows,
    int cols,
    double west,
    double north,
    double cellWidth,
    double cellHeight,
    double nodata,
    double first) {
  private static final double DEFAULT_NODATA = -9999;
  private static final int MAX_KEYS = 20;

  /** Reads keys in any order up to the first cell value. */
  static AsciiGridHeader read(String name, NumberScanner scanner) {
    Map<String, Double> keys = new HashMap<>();
    Token token = scanner.nextAcrossLines();
    while (token == Token.WORD && keys.size() < MAX_KEYS) {
      String key = scanner.word().toLowerCase(Locale.ROOT);
      if (scanner.nextAcrossLines() != Token.NUMBER) {
        throw damaged(name, "has no number after " + key + " in its header");
      }
      keys.put(key, scanner.value());
      token = scanner.nextAcrossLines();
    }
    if (token != Token.NUMBER) {
      throw damaged(name, "ends after its header, before the first cell");
    }
    return new Keys(name, keys).header(scanner.value());
  }

  private static DemException damaged(String name, String cause) {
    return new DemException(name, cause, "Maybe copy or download it again.");
  }

  /** The raster's place, in a system that is not known yet. */
  GridGeometry geometry(String name, String crs) {
    if ((long) rows * cols > GridGeometry.MAX_CELLS) {
      throw new DemException(
          name,
          "has " + rows + " x " + cols + " cells, more than " + GridGeometry.MAX_CELLS,
          "Maybe cut it into parts.");
    }
    return new GridGeometry(rows, cols, west, north, cellWidth, cellHeight, crs);
  }

  private record Keys(String name, Map<String, Double> values) {
    AsciiGridHeader header(double first) {
      int rows = count("nrows");
      int cols = count("ncols");
      double square = values.getOrDefault("cellsize", Double.NaN);
      double width = values.getOrDefault("dx", square);
      double height = values.getOrDefault("dy", square);
      if (!(width > 0) || !(height > 0)) {
        throw damaged(name, "states no cellsize (or dx and dy) above zero in its header");
      }
      double west = corner("xllcorner", "xllcenter", width);
      double south = corner("yllcorner", "yllcenter", height);
      double nodata = values.getOrDefault("nodata_value", DEFAULT_NODATA);
      return new AsciiGridHeader(
          rows, cols, west, south + rows * height, width, height, nodata, first);
    }

    private int count(String key) {
      double value = values.getOrDefault(key, Double.NaN);
      if (!(value >= 1) || value > Integer.MAX_VALUE || value != Math.rint(value)) {
        throw damaged(name, "states no valid " + key + " in its header");
      }
      return (int) value;
    }

    private double corner(String cornerKey, String centreKey, double cell) {
      double centre = values.getOrDefault(centreKey, Double.NaN);
      double edge = values.getOrDefault(cornerKey, centre - cell / 2);
      if (!Double.isFinite(edge)) {
        throw damaged(name, "states no valid " + cornerKey + " or " + centreKey + " in its header");
      }
      return edge;
    }
  }
}
