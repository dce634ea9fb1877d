package org.freshet.service.inspect;

/**
 * Something about a file.
 *
 * @param code stable name such as {@code NEGATIVE} for machines
 * @param severity how much it matters
 * @param message a sentence for a person
 * @param count how many cells, lines or members it concerns
 */
public record InspectionFinding(String code, Severity severity, String message, long count) {
  /** How much a finding matters, mildest first. */
  public enum Severity {
    /** Worth knowing. */
    INFO,
    /** The data are weaker than they look. */
    WARNING,
    /** Not usable. */
    ERROR
  }
}
