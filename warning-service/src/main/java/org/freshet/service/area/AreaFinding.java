package org.freshet.service.area;

/**
 * Something wrong in a layer that does not stop its use.
 *
 * @param code what kind
 * @param file file it is in
 * @param feature number of the feature in the file, 0-based; -1 for the file as a whole
 * @param message what is wrong and what was done about it
 */
public record AreaFinding(Code code, String file, int feature, String message) {
  /** Kinds of findings. */
  public enum Code {
    /** The geometry is none, or not of the kind this layer needs; the feature is left out. */
    WRONG_GEOMETRY,
    /** A polygon that crosses itself or the like; mended. */
    MENDED_GEOMETRY,
    /** A property is missing or not of its kind; the message says what was assumed. */
    BAD_PROPERTY,
    /** An identifier comes twice; the first one counts. */
    DUPLICATE_ID,
    /** It lies off the terrain, or between its cell centres; left out. */
    OFF_TERRAIN,
    /** A land-cover code nobody explained; taken for the class with most runoff. */
    UNKNOWN_CLASS,
    /** A work of a kind nobody knows; left out. */
    UNKNOWN_KIND,
    /** Two works dig or heap up the same cells; both count. */
    OVERLAP
  }
}
