package org.freshet.sample.town;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.freshet.sample.land.Line;

/**
 * The nine districts. They share their borders vertex by vertex: the Sill, the railway and a few
 * straight lines.
 */
public final class Districts {
  private static final double WEST = 280;
  private static final double OLD_WEST = 1095;
  private static final double OLD_EAST = 1508;
  private static final double RAIL = 1996;
  private static final double EAST = 2920;

  private final Line sill;

  private Districts(Line sill) {
    this.sill = sill;
  }

  /** The districts of a town on this stream. */
  public static List<District> of(Line sill) {
    Districts d = new Districts(sill);
    return List.of(
        d.make(1, "Altstadt", 20, d.bank(OLD_WEST, OLD_EAST, OLD_EAST, 1985, OLD_WEST, 1985)),
        d.make(2, "Bahnhofsviertel", 19, d.bank(OLD_EAST, RAIL, RAIL, 1985, OLD_EAST, 1985)),
        d.make(3, "Weststadt", 26, d.bank(WEST, OLD_WEST, OLD_WEST, 1985, WEST, 1985)),
        d.make(4, "Sonnenhang", 28, box(WEST, 1985, OLD_WEST, 2560)),
        d.make(5, "Nordstadt und Klinikberg", 21, north()),
        d.make(6, "Mühlenviertel", 25, d.south(WEST, RAIL, RAIL, 1010, OLD_WEST, 1010, WEST, 1010)),
        d.make(7, "Südhang", 27, box(OLD_WEST, 640, RAIL, 1010)),
        d.make(8, "Erlengrund", 20, box(WEST, 300, OLD_WEST, 640, 1010)),
        d.make(9, "Gewerbegebiet Au", 30, d.au()));
  }

  private District make(int number, String name, double sewer_mm_h, List<double[]> ring) {
    return new District("06635999000" + number, name, sewer_mm_h, ring);
  }

  private static List<double[]> points(double... xy) {
    List<double[]> out = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      out.add(new double[] {xy[i], xy[i + 1]});
    }
    return out;
  }

  private static List<double[]> box(double west, double south, double east, double north) {
    return points(west, south, east, south, east, north, west, north);
  }

  private static List<double[]> box(
      double west, double south, double east, double middle, double north) {
    return points(west, south, east, south, east, middle, east, north, west, north);
  }

  private static List<double[]> north() {
    return points(
        OLD_WEST, 1985, OLD_EAST, 1985, RAIL, 1985, RAIL, 2200, RAIL, 2760, OLD_WEST, 2760,
        OLD_WEST, 2560);
  }

  private List<double[]> au() {
    return points(RAIL, 1010, EAST, 1010, EAST, 2200, RAIL, 2200, RAIL, 1985, RAIL, y(RAIL));
  }

  /** The Sill's left bank from west to east, closed by further points. */
  private List<double[]> bank(double from, double to, double... rest) {
    List<double[]> out = stream(from, to);
    out.addAll(points(rest));
    return out;
  }

  /** The Sill's right bank from east to west, closed by further points. */
  private List<double[]> south(double from, double to, double... rest) {
    List<double[]> border = new ArrayList<>();
    for (double[] part : new double[][] {{from, OLD_WEST}, {OLD_WEST, OLD_EAST}, {OLD_EAST, to}}) {
      List<double[]> piece = stream(part[0], part[1]);
      border.addAll(border.isEmpty() ? piece : piece.subList(1, piece.size()));
    }
    List<double[]> out = new ArrayList<>(points(rest));
    Collections.reverse(out);
    Collections.reverse(border);
    out.addAll(border);
    return out;
  }

  private List<double[]> stream(double from, double to) {
    List<double[]> out = new ArrayList<>();
    out.add(new double[] {from, y(from)});
    for (int i = 0; i < sill.points(); i++) {
      if (sill.x(i) > from + 1 && sill.x(i) < to - 1) {
        out.add(new double[] {sill.x(i), sill.y(i)});
      }
    }
    out.add(new double[] {to, y(to)});
    return out;
  }

  private double y(double x) {
    int i = 0;
    while (i + 2 < sill.points() && sill.x(i + 1) < x) {
      i++;
    }
    double t = (x - sill.x(i)) / (sill.x(i + 1) - sill.x(i));
    return sill.y(i) + t * (sill.y(i + 1) - sill.y(i));
  }
}
