package org.freshet.service.transit;

/**
 * Something wrong in a timetable that does not stop its use.
 *
 * @param code what kind
 * @param file table it is in
 * @param line line of the table, 1-based, 0 for the table as a whole
 * @param message what is wrong and what was done about it
 */
public record GtfsFinding(Code code, String file, long line, String message) {
  /** Kinds of findings. */
  public enum Code {
    /** A table that should be there is not. */
    MISSING_FILE,
    /** A column that should be there is not. */
    MISSING_COLUMN,
    /** A value that cannot be read or is out of range; the row is left out. */
    BAD_VALUE,
    /** A row names something no other table knows; the row is left out. */
    UNKNOWN_REFERENCE,
    /** An identifier comes twice; the first one counts. */
    DUPLICATE_ID,
    /** A trip with fewer than two stops; left out. */
    SHORT_TRIP,
    /** Tables lie in a folder inside the archive. */
    NESTED_FOLDER
  }
}
