package org.freshet.service.ingest.radolan;

/** What the values of a product are. */
public enum RadolanUnit {
  /** Rain depth over the interval. */
  MM("mm"),
  /** Radar reflectivity factor. */
  DBZ("dBZ"),
  /** Share of the precipitation that is solid. */
  SHARE("1");

  private final String symbol;

  RadolanUnit(String symbol) {
    this.symbol = symbol;
  }

  /** How the unit is written. */
  public String symbol() {
    return symbol;
  }

  static RadolanUnit of(String product) {
    return switch (product) {
      case "RX", "EX", "WX", "WN" -> DBZ;
      case "RE" -> SHARE;
      default -> MM;
    };
  }
}
