package org.freshet.service.ingest.odim;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.freshet.rain.RainFrame;

/**
 * One composite: values with row 0 north, NaN where there is no data, 0 (or the lowest value of a
 * reflectivity) where nothing was detected. Immutable by contract and thread-safe. Memory: 4 bytes
 * per cell.
 */
public final class OdimFrame {
  private final String name;
  private final String conventions;
  private final String quantity;
  private final Instant time;
  private final Instant start;
  private final Instant end;
  private final int rows;
  private final int cols;
  private final Optional<OdimPlace> place;
  private final float[] values;
  private final OdimFigures figures;

  OdimFrame(
      String name,
      String conventions,
      String quantity,
      Instant time,
      Instant start,
      Instant end,
      int rows,
      int cols,
      Optional<OdimPlace> place,
      float[] values,
      OdimFigures figures) {
    this.name = name;
    this.conventions = conventions;
    this.quantity = quantity;
    this.time = time;
    this.start = start;
    this.end = end;
    this.rows = rows;
    this.cols = cols;
    this.place = place;
    this.values = values;
    this.figures = figures;
  }

  /** File or archive member. */
  public String name() {
    return name;
  }

  /** Such as {@code ODIM_H5/V2_3}. */
  public String conventions() {
    return conventions;
  }

  /** Such as {@code ACRR} (mm), {@code RATE} (mm/h) or {@code DBZH}. */
  public String quantity() {
    return quantity;
  }

  /** Nominal time, UTC. */
  public Instant time() {
    return time;
  }

  /** Start of the interval. */
  public Instant start() {
    return start;
  }

  /** End of the interval; of a forecast, after {@link #time}. */
  public Instant end() {
    return end;
  }

  /** Rows, row 0 north. */
  public int rows() {
    return rows;
  }

  /** Columns. */
  public int cols() {
    return cols;
  }

  /** Where the cells lie; empty if the file does not say. */
  public Optional<OdimPlace> place() {
    return place;
  }

  /** The live array of cells, row 0 north. Not to be written to. */
  public float[] values() {
    return values;
  }

  /** Counts, extremes and sum. */
  public OdimFigures figures() {
    return figures;
  }

  /** Counts, extremes and sum of the valid cells. */
  public record OdimFigures(
      int valid, int nodata, int undetect, double min, double max, double sum, int maxCell) {}

  /** The unit of the quantity; empty for quantities that are no rain and no reflectivity. */
  public String unit() {
    return switch (quantity) {
      case "ACRR" -> "mm";
      case "RATE" -> "mm/h";
      case "TH", "DBZH", "DBZ" -> "dBZ";
      default -> "";
    };
  }

  /** Length of the interval in minutes. */
  public long interval_min() {
    return Duration.between(start, end).toMinutes();
  }

  /**
   * The composite as rain.
   *
   * @throws IllegalStateException if its quantity is neither a rain depth nor a rain rate
   */
  public RainFrame rain(String source) {
    double factor =
        switch (quantity) {
          case "ACRR" -> 1;
          case "RATE" -> Duration.between(start, end).toSeconds() / 3600.0;
          default ->
              throw new IllegalStateException(name + " holds " + quantity + ", which is no rain.");
        };
    float[] rain_mm = new float[values.length];
    for (int cell = 0; cell < values.length; cell++) {
      float value = (float) (values[cell] * factor);
      rain_mm[cell] = value < 0 ? 0 : value;
    }
    return new RainFrame(start, end, rain_mm, source);
  }
}
