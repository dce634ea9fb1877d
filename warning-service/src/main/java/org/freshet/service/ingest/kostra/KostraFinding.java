package org.freshet.service.ingest.kostra;

/**
 * Something about a KOSTRA table.
 *
 * @param code stable name for machines
 * @param message a sentence for a person
 * @param count how many records it concerns
 */
public record KostraFinding(Code code, String message, long count) {
  /** Kinds of findings. */
  public enum Code {
    /** Cells without values: they lie outside Germany. */
    EMPTY_CELLS(false),
    /** Records whose index is not on the raster; left out. */
    OFF_RASTER(true),
    /** Records with an index that came before; left out. */
    DUPLICATE_INDEX(true),
    /** Records with some values missing; taken as empty. */
    PARTLY_EMPTY(true),
    /** Depths that do not grow with the return period. */
    NOT_GROWING(true),
    /** Records marked as deleted; left out. */
    DELETED(true);

    private final boolean warning;

    Code(boolean warning) {
      this.warning = warning;
    }

    /** Whether the data are weaker than they look. */
    public boolean isWarning() {
      return warning;
    }
  }
}
