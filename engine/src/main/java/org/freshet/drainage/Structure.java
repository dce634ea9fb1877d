package org.freshet.drainage;

/**
 * Something people have built, or water, that a drainage path may meet.
 *
 * @param id its name, for the reader
 * @param kind what it is
 * @param cells the raster cells it covers, any order; the array must not be written to
 */
@SuppressWarnings("ArrayRecordComponent")
public record Structure(String id, Kind kind, int[] cells) {
  /** Kinds of structures. */
  public enum Kind {
    /** A house; a path meets it when it runs over its ground or along its wall. */
    BUILDING,
    /** A street or railway at ground level. */
    ROAD,
    /** A way under a bank or bridge, where water gathers. */
    UNDERPASS,
    /** A stream, lake or sea; paths end there. */
    WATER
  }
}
