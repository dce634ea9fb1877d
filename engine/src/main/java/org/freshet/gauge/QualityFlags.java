package org.freshet.gauge;

import java.util.ArrayList;
import java.util.List;

/**
 * Bits that say what is known against a value. Flags are added, values stay as they came; whoever
 * uses a value decides what to do with a flagged one, {@link Observation#usable} being the advice.
 *
 * <p>The numbers are stable: they are stored and published.
 */
public final class QualityFlags {
  /** Nothing known against it. */
  public static final int NONE = 0;

  /** The source sent no value, or its sign for none. */
  public static final int MISSING = 1;

  /** Outside of what the quantity or the place allows. */
  public static final int RANGE = 1 << 1;

  /** Stands out alone from the values before and after it. */
  public static final int SPIKE = 1 << 2;

  /** The same value for too long: a stuck sensor. For rain, wet values only. */
  public static final int FLAT_LINE = 1 << 3;

  /** Changed faster than it can. */
  public static final int RATE_OF_CHANGE = 1 << 4;

  /** Sum of a longer time than the interval says, after an outage. */
  public static final int ACCUMULATION = 1 << 5;

  /** Too much against the stations around. */
  public static final int NEIGHBOUR_HIGH = 1 << 6;

  /** Dry, or far too little, while it rains at the stations around: blocked or disconnected. */
  public static final int NEIGHBOUR_LOW = 1 << 7;

  /** Does not go with the radar above it. */
  public static final int RADAR = 1 << 8;

  /** The source itself marks the value as doubtful or wrong. */
  public static final int SOURCE_DOUBTFUL = 1 << 9;

  /** The source itself calls the value provisional or not yet checked. */
  public static final int PROVISIONAL = 1 << 10;

  /** Not measured: interpolated or forecast by the source. */
  public static final int ESTIMATED = 1 << 11;

  /** A check could not be made, for want of neighbours, radar or history. */
  public static final int UNCHECKED = 1 << 12;

  /** The level jumped and stayed: gauge zero or sensor moved. */
  public static final int DATUM_SHIFT = 1 << 13;

  /** Came by a clock that is not to be trusted. */
  public static final int CLOCK = 1 << 14;

  /** Any of these speaks against using the value. */
  public static final int BAD =
      MISSING
          | RANGE
          | SPIKE
          | FLAT_LINE
          | RATE_OF_CHANGE
          | ACCUMULATION
          | NEIGHBOUR_HIGH
          | NEIGHBOUR_LOW
          | RADAR
          | SOURCE_DOUBTFUL
          | DATUM_SHIFT
          | CLOCK;

  private static final String[] NAMES = {
    "MISSING",
    "RANGE",
    "SPIKE",
    "FLAT_LINE",
    "RATE_OF_CHANGE",
    "ACCUMULATION",
    "NEIGHBOUR_HIGH",
    "NEIGHBOUR_LOW",
    "RADAR",
    "SOURCE_DOUBTFUL",
    "PROVISIONAL",
    "ESTIMATED",
    "UNCHECKED",
    "DATUM_SHIFT",
    "CLOCK"
  };

  private QualityFlags() {}

  /** Names of the bits set, lowest bit first; empty for {@link #NONE}. */
  public static List<String> names(int flags) {
    List<String> names = new ArrayList<>();
    for (int bit = 0; bit < NAMES.length; bit++) {
      if ((flags & (1 << bit)) != 0) {
        names.add(NAMES[bit]);
      }
    }
    return names;
  }

  /** How many flags there are: bits 0 to one less than this. */
  public static int count() {
    return NAMES.length;
  }
}
