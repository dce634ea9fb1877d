package org.freshet.sample.streets;

/** A quarter of the town and how it is built up. */
public enum Quarter {
  /** Old town inside the ring. */
  ALTSTADT(10, 12, 11, 3.5),
  /** Around the station. */
  BAHNHOF(16, 13, 21, 5),
  /** Terraces and villas in the west. */
  WEST(13, 11, 22, 6),
  /** Estate on the northern slope. */
  SONNENHANG(12, 10, 23, 6),
  /** North of the old town. */
  NORD(13, 11, 23, 5.5),
  /** South bank. */
  MUEHLEN(13, 11, 22, 5.5),
  /** Estate on the southern slope. */
  SUEDHANG(12, 10, 25, 6),
  /** Industrial estate. */
  AU(38, 26, 58, 12),
  /** Roads in open country. */
  OPEN(0, 0, 40, 0);

  private final double front_m;
  private final double deep_m;
  private final double spacing_m;
  private final double setback_m;

  Quarter(double front_m, double deep_m, double spacing_m, double setback_m) {
    this.front_m = front_m;
    this.deep_m = deep_m;
    this.spacing_m = spacing_m;
    this.setback_m = setback_m;
  }

  /** Usual length of a building along the street, m; 0 where nobody builds. */
  public double front_m() {
    return front_m;
  }

  /** Usual depth of a building, m. */
  public double deep_m() {
    return deep_m;
  }

  /** Distance from one building to the next along the street, m. */
  public double spacing_m() {
    return spacing_m;
  }

  /** Distance of a building from the kerb, m. */
  public double setback_m() {
    return setback_m;
  }
}
