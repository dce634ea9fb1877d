package org.freshet.service.ingest.radolan;

import java.util.List;
import java.util.Optional;

/**
 * One composite, decoded: raw cells with their flags, row 0 north, and what can be said of all of
 * them at once. Values are {@code raw * 10^precision} in the header's unit over the header's
 * interval. Cells without data and clutter are NaN. Immutable by contract (the raw array must not
 * be written to) and thread-safe. Memory: 2 bytes per cell.
 */
public final class RadolanFrame {
  /** The bits of the value. */
  static final int VALUE_BITS = 0x0FFF;

  /** Interpolated from gauges; in product RE: hail. */
  static final int SECONDARY = 0x1000;

  /** No data. */
  static final int NODATA = 0x2000;

  /** Negative value. */
  static final int NEGATIVE = 0x4000;

  /** Clutter. */
  static final int CLUTTER = 0x8000;

  private final String name;
  private final RadolanHeader header;
  private final short[] raw;
  private final RadolanScale scale;
  private final RadolanSummary summary;
  private final List<RadolanFinding> findings;

  RadolanFrame(
      String name,
      RadolanHeader header,
      short[] raw,
      RadolanSummary summary,
      List<RadolanFinding> findings) {
    this.name = name;
    this.header = header;
    this.raw = raw;
    this.scale = RadolanScale.of(header);
    this.summary = summary;
    this.findings = List.copyOf(findings);
  }

  /** Name of the file or archive member it was read from. */
  public String name() {
    return name;
  }

  /** The header. */
  public RadolanHeader header() {
    return header;
  }

  /** Rows, row 0 north. */
  public int rows() {
    return header.rows();
  }

  /** Columns. */
  public int cols() {
    return header.cols();
  }

  /** The live array of words as in the file, value and flags, row 0 north. Not to be written to. */
  public short[] raw() {
    return raw;
  }

  /** Value of a cell in the header's unit; NaN where there is no data or clutter. */
  public float value(int cell) {
    return scale.value(raw[cell]);
  }

  /** All values, row 0 north, NaN where unknown. Makes a new array. */
  public float[] values() {
    float[] values = new float[raw.length];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = scale.value(raw[cell]);
    }
    return values;
  }

  /**
   * Rain depth of a cell over the interval, mm, 0 or more; NaN unknown. Reflectivity becomes rain
   * by Z = 256 R^1.42 (DWD, RADOLAN), below 7 dBZ none.
   *
   * @throws IllegalStateException if the product is no rain, such as RE
   */
  public float rain_mm(int cell) {
    return scale.rain_mm(raw[cell]);
  }

  /** The counts, extremes and sum. */
  public RadolanSummary summary() {
    return summary;
  }

  /** Where the cells lie; empty if the format has no grid of this shape. */
  public Optional<RadolanGrid> grid() {
    return RadolanGrid.of(header.rows(), header.cols(), header.formatVersion());
  }

  /** What its user should know. */
  public List<RadolanFinding> findings() {
    return findings;
  }

  @Override
  public String toString() {
    return "RadolanFrame[" + name + ", " + header.product() + " " + header.time() + "]";
  }
}
