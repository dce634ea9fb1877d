package org.freshet.service.ingest.observation;

/**
 * Something about a readable document that its user should know.
 *
 * @param code what kind of finding
 * @param count how many values, rows or stations it concerns
 * @param message one sentence for a person, about the first of them
 */
public record IngestFinding(Code code, long count, String message) {
  /** How much a finding matters, mildest first. */
  public enum Severity {
    /** Worth knowing. */
    INFO,
    /** The data are weaker than they look. */
    WARNING,
    /** Part of the document is not usable. */
    ERROR
  }

  /** The kinds of findings. */
  public enum Code {
    /** A value the source marks as none; kept as NaN with the flag. */
    MISSING_VALUE(Severity.INFO),
    /** A field that should be a number and is none; kept as NaN with the flag. */
    BAD_NUMBER(Severity.WARNING),
    /** A row whose time cannot be read; left out. */
    BAD_TIME(Severity.WARNING),
    /** A row with too few or too many fields; left out. */
    BAD_ROW(Severity.WARNING),
    /** An element without a field it must have; left out. */
    BAD_ELEMENT(Severity.WARNING),
    /** The same sensor, quantity and time more than once. */
    DUPLICATE(Severity.WARNING),
    /** Less rain than none; flagged as out of range. */
    NEGATIVE_RAIN(Severity.WARNING),
    /** More than can be at the place; flagged as out of range. */
    IMPLAUSIBLE(Severity.WARNING),
    /** Values later than the source's own last measurement: filled in, flagged as missing. */
    PADDING(Severity.WARNING),
    /** The source marks values as doubtful. */
    SOURCE_DOUBTFUL(Severity.WARNING),
    /** The source calls values provisional. */
    PROVISIONAL(Severity.INFO),
    /** A station without a position. */
    NO_POSITION(Severity.INFO),
    /** A station of which the source has no data now. */
    NO_DATA(Severity.INFO),
    /** A series of something this product does not use; left out. */
    OTHER_QUANTITY(Severity.INFO),
    /** A series in a unit that is not known; left out. */
    UNKNOWN_UNIT(Severity.WARNING),
    /** Unit and observed property contradict each other; left out. */
    UNIT_AGAINST_PROPERTY(Severity.WARNING),
    /** Times without zone were read in the zone the format uses. */
    ZONE_ASSUMED(Severity.INFO),
    /** The document holds no observation. */
    NO_OBSERVATIONS(Severity.INFO),
    /** The source answered with an error instead of data. */
    SOURCE_ERROR(Severity.ERROR);

    private final Severity severity;

    Code(Severity severity) {
      this.severity = severity;
    }

    /** How much findings of this kind matter. */
    public Severity severity() {
      return severity;
    }
  }
}
