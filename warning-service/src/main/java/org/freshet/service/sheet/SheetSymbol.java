package org.freshet.service.sheet;

/** What a map may show besides the classes; the legend explains those the data know of. */
public enum SheetSymbol {
  /** A building. */
  BUILDING,
  /** A building with water at its wall. */
  WET_BUILDING,
  /** A street closed by water. */
  CLOSED_ROAD,
  /** Where a measure acts. */
  MEASURE,
  /** A critical place with more water than it bears. */
  FLOODED_PLACE,
  /** A critical place no fire engine reaches. */
  CUT_OFF_PLACE,
  /** Ground nobody measured. */
  NO_DATA
}
