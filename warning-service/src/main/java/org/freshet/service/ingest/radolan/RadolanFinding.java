package org.freshet.service.ingest.radolan;

/**
 * Something about a readable frame that its user should know.
 *
 * @param code what kind of finding
 * @param count how many cells (or header tokens, or files) it concerns
 * @param message one sentence for a person
 */
public record RadolanFinding(Code code, long count, String message) {

  /** How much a finding matters. */
  public enum Severity {
    /** Worth knowing. */
    INFO,
    /** The frame is weaker than it looks. */
    WARNING
  }

  /** The kinds of findings. */
  public enum Code {
    /** Cells masked as clutter; they count as unknown. */
    CLUTTER(Severity.INFO),
    /** Cells with the negative flag; their rain counts as none. */
    NEGATIVE(Severity.WARNING),
    /** Cells at the largest value the format holds: the truth is that much or more. */
    SATURATED(Severity.WARNING),
    /** Every cell is without data. */
    ALL_UNKNOWN(Severity.WARNING),
    /** A cell of eight bits with a value the format does not define; it counts as unknown. */
    UNDEFINED_VALUE(Severity.WARNING),
    /** A header token this reader does not know; it was stepped over. */
    UNKNOWN_TOKEN(Severity.INFO),
    /** The file name tells another product or time than the header; the header counts. */
    NAME_DISAGREES(Severity.WARNING);

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
