package org.freshet.dem;

/**
 * Something odd about a raster that does not stop its use.
 *
 * @param code what kind of oddity
 * @param severity how much it matters
 * @param message what, where, how often and what to do, in one line
 */
public record DemFinding(Code code, Severity severity, String message) {

  /** How much a finding matters. */
  public enum Severity {
    /** Worth knowing; nothing to do. */
    INFO,
    /** Results may be wrong until somebody looks at it. */
    WARNING
  }

  /** Kinds of oddities. */
  public enum Code {
    /** The source says nothing about its coordinate reference system. */
    CRS_MISSING,
    /** The coordinate reference system was taken from a setting, a file name or the coordinates. */
    CRS_ASSUMED,
    /** A setting replaced the coordinate reference system of the file by a different one. */
    CRS_OVERRIDDEN,
    /** A sidecar file names another coordinate reference system than the raster itself. */
    CRS_SIDECAR_IGNORED,
    /** Several bands; only the first was read. */
    EXTRA_BANDS_IGNORED,
    /** A mask inside the file was not applied. */
    MASK_IGNORED,
    /** Tiles that are absent from the file were read as no data. */
    SPARSE_TILES,
    /** Values changed by the scale and offset that the file states. */
    SCALED,
    /** Infinite values were read as no data. */
    INFINITE_VALUES,
    /** Values that do not fit a 32-bit float were rounded. */
    ROUNDED_TO_FLOAT,
    /** Heights below -1000 m or above 9000 m: mostly a no-data value that nobody declared. */
    IMPLAUSIBLE_HEIGHTS,
    /** A part of the cells is no data. */
    NODATA_CELLS,
    /** A cell is wider than high or the other way round. */
    NON_SQUARE_CELLS,
    /** Lines that are no points were skipped. */
    MALFORMED_LINES,
    /** Several points fall on one cell. */
    DUPLICATE_POINTS,
    /** Points of a rectangle are absent and were read as no data. */
    MISSING_POINTS,
    /** Decimal commas were read as decimal points. */
    DECIMAL_COMMA,
    /** Values follow the last cell of the raster. */
    TRAILING_VALUES,
    /** Rasters overlap with the same heights. */
    OVERLAP_AGREES,
    /** Rasters do not fill the rectangle they span. */
    MOSAIC_GAPS,
    /** The own reader did not know the encoding; the general one read it. */
    FALLBACK_READER
  }

  /** A finding worth knowing. */
  public static DemFinding info(Code code, String message) {
    return new DemFinding(code, Severity.INFO, message);
  }

  /** A finding to look at. */
  public static DemFinding warning(Code code, String message) {
    return new DemFinding(code, Severity.WARNING, message);
  }
}
