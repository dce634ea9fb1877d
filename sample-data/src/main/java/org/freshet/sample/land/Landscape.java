package org.freshet.sample.land;

import java.util.List;

/**
 * The ground before people came, and the lines that shape it: the valley, its two streams, the
 * hills with their side valleys. Heights in m above NHN over local x, y.
 *
 * <p>Immutable; safe for any thread.
 */
public final class Landscape {
  private static final double FLOOR_SLOPE = 0.0033;

  private final Noise hills = new Noise(11);
  private final Noise fields = new Noise(23);
  private final Noise gullies = new Noise(37);
  private final Line sill =
      Line.smooth(
          12, -60, 1650, 150, 1600, 330, 1500, 520, 1545, 700, 1470, 880, 1400, 1060, 1440, 1230,
          1510, 1400, 1470, 1560, 1390, 1740, 1410, 1900, 1480, 2060, 1470, 2230, 1380, 2420, 1330,
          2600, 1400, 2780, 1420, 2920, 1350, 3060, 1330);
  private final Line erlenbach =
      Line.smooth(
          12, 500, -60, 560, 180, 610, 380, 690, 560, 770, 720, 880, 880, 1080, 1000, 1300, 1080,
          1520, 1140, 1750, 1180, 1930, 1205, 2010, 1220, 2120, 1250, 2260, 1296, 2330, 1332, 2352,
          1356);
  private final Line ditch =
      Line.smooth(
          12, 455, 2240, 420, 2140, 372, 2020, 345, 1900, 330, 1760, 318, 1640, 312, 1540, 316,
          1503);
  private final Line slopeDitch =
      Line.smooth(12, 850, 2004, 770, 2000, 690, 1993, 560, 1982, 450, 1970, 357, 1962);
  private final Line erlenbachValley =
      Line.smooth(
          70, 500, -60, 560, 180, 610, 380, 690, 560, 770, 720, 880, 880, 1080, 1000, 1300, 1080,
          1520, 1140, 1750, 1180, 1930, 1205, 2120, 1250, 2345, 1352);
  private final List<Line> sideValleys =
      List.of(
          Line.smooth(70, 560, 3060, 640, 2700, 520, 2400, 420, 2150, 330, 1900),
          Line.smooth(70, 1800, 3060, 1790, 2800, 1640, 2560, 1570, 2350, 1540, 2130),
          Line.smooth(70, 2600, 3060, 2520, 2700, 2560, 2400, 2500, 2150),
          Line.smooth(70, 1750, -60, 1780, 300, 1700, 600, 1720, 850),
          Line.smooth(70, 2600, -60, 2500, 350, 2550, 700, 2480, 1000));

  /** The main stream, from west to east. */
  public Line sill() {
    return sill;
  }

  /** The tributary, from the southern hills to the Sill. */
  public Line erlenbach() {
    return erlenbach;
  }

  /** A ditch from the western side valley to the Sill. */
  public Line ditch() {
    return ditch;
  }

  /** A ditch along the foot of the northern slope into the other one. */
  public Line slopeDitch() {
    return slopeDitch;
  }

  /** Height of the valley floor beside the Sill, m. */
  public static double floor_m(double x) {
    return 222.0 - FLOOR_SLOPE * x;
  }

  private static double axisY(double x) {
    return 1590 - 0.08 * x;
  }

  /** Northing of the Sill at an easting: it never runs back west. */
  private double sillY(double x) {
    int low = 0;
    int high = sill.points() - 1;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (sill.x(middle) <= x) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double t = (x - sill.x(low)) / (sill.x(high) - sill.x(low));
    return sill.y(low) + t * (sill.y(high) - sill.y(low));
  }

  /** How far a place stands above the valley floor, m, without the small roughness. */
  public double rise_m(double x, double y) {
    return smooth_m(x, y) - floor_m(x);
  }

  /** The ground without its small roughness, m above NHN. */
  public double smooth_m(double x, double y) {
    double off = y - axisY(x);
    double d = Math.abs(off);
    double half = (off > 0 ? 310 : 270) + 60 * hills.at(x, off > 0 ? 900 : -900, 650);
    double flat = 0.0075 * Math.min(Math.abs(y - sillY(x)), half);
    double up = Math.max(0, d - half);
    double t = Math.min(1, up / (off > 0 ? 1000 : 1050));
    double top = (off > 0 ? 84 : 92) + 22 * hills.at(x, y, 800);
    double hill = top * t * t * (3 - 2 * t);
    double share = Math.min(1, up / 220);
    double rolling = 6.5 * hills.at(x, y, 420) + 3.2 * gullies.at(x, y, 190) - 1.5;
    double body = Math.max(0.02, hill + share * rolling);
    double cut = share * carved_m(x, y);
    double swell = 0.2 * fields.at(x, y, 160);
    return floor_m(x) + flat + swell + body * body / (body + cut) - brook_m(x, y, d);
  }

  private double carved_m(double x, double y) {
    double cut = 0;
    for (Line line : sideValleys) {
      double off = line.nearest(x, y)[0];
      cut = Math.max(cut, 11 * bell(off / 95));
    }
    return Math.max(cut, 14 * bell(erlenbachValley.nearest(x, y)[0] / 120));
  }

  /** The shallow trough of the Erlenbach in the valley floor, m. */
  private double brook_m(double x, double y, double d) {
    return d > 420 ? 0 : 0.35 * bell(erlenbachValley.nearest(x, y)[0] / 40);
  }

  private static double bell(double t) {
    double u = 1 / (1 + t * t);
    return u * u;
  }

  /** The small roughness of fields, woods and gardens, m, to be added off the streets. */
  public double rough_m(double x, double y, double rise_m) {
    double wild = 0.18 + 0.82 * Math.min(1, Math.max(0, (rise_m - 4) / 12));
    return wild * (0.30 * fields.at(x, y, 47) + 0.12 * gullies.at(x, y, 19))
        + 0.030 * hills.at(x, y, 9)
        + 0.012 * fields.at(x, y, 3.1);
  }
}
