package org.freshet.service.cap;

/**
 * Something wrong with a CAP file.
 *
 * @param severity how wrong
 * @param rule name of the rule it breaks
 * @param place where, such as {@code info[1]/area[0]}
 * @param message the value, the rule and the mend, one line
 */
public record CapFinding(Severity severity, String rule, String place, String message) {
  /** How wrong a finding is. */
  public enum Severity {
    /** Receivers may refuse or misread it. */
    ERROR,
    /** Legal, but good practice says otherwise. */
    ADVICE
  }

  @Override
  public String toString() {
    return severity + " " + rule + " at " + place + ": " + message;
  }
}
