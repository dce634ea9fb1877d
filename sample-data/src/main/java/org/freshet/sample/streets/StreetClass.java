package org.freshet.sample.streets;

/** What kind of street it is: its OSM tag, width, kerb and speed. */
public enum StreetClass {
  /** Through road. */
  PRIMARY("primary", 9.5, 0.15, 50),
  /** Main street of a quarter. */
  SECONDARY("secondary", 8.5, 0.14, 50),
  /** Collector. */
  TERTIARY("tertiary", 7.5, 0.13, 50),
  /** Street people live in. */
  RESIDENTIAL("residential", 6.5, 0.12, 30),
  /** Old-town lane. */
  LANE("living_street", 6.0, 0.12, 10),
  /** Access way. */
  SERVICE("service", 6.0, 0.12, 20);

  private final String highway;
  private final double width_m;
  private final double kerb_m;
  private final int speed_km_h;

  StreetClass(String highway, double width_m, double kerb_m, int speed_km_h) {
    this.highway = highway;
    this.width_m = width_m;
    this.kerb_m = kerb_m;
    this.speed_km_h = speed_km_h;
  }

  /** Value of the OSM tag {@code highway}. */
  public String highway() {
    return highway;
  }

  /** Width between the kerbs, m. */
  public double width_m() {
    return width_m;
  }

  /** How far the street lies below the ground beside it, m. */
  public double kerb_m() {
    return kerb_m;
  }

  /** Speed limit, km/h. */
  public int speed_km_h() {
    return speed_km_h;
  }
}
