package org.freshet.sample.land;

import java.util.BitSet;

/** The cells near a line, each visited once, in cell order. Pure. */
public final class Corridor {
  /** Takes one cell of the corridor. */
  public interface Visitor {
    /**
     * One cell.
     *
     * @param cell its index
     * @param x local m of its centre
     * @param y local m of its centre
     * @param distance_m distance of the centre from the line
     * @param along_m where along the line the nearest point lies
     */
    void visit(int cell, double x, double y, double distance_m, double along_m);
  }

  private Corridor() {}

  /** Visits every cell whose centre lies within {@code radius_m} of the line. */
  public static void visit(Line line, double radius_m, Visitor visitor) {
    BitSet near = mask(line, radius_m);
    for (int cell = near.nextSetBit(0); cell >= 0; cell = near.nextSetBit(cell + 1)) {
      double x = Place.x(cell % Place.CELLS);
      double y = Place.y(cell / Place.CELLS);
      double[] hit = line.nearest(x, y);
      if (hit[0] <= radius_m) {
        visitor.visit(cell, x, y, hit[0], hit[1]);
      }
    }
  }

  private static BitSet mask(Line line, double radius_m) {
    BitSet near = new BitSet(Place.CELLS * Place.CELLS);
    for (int i = 0; i + 1 < line.points(); i++) {
      int west = Place.col(Math.min(line.x(i), line.x(i + 1)) - radius_m);
      int east = Place.col(Math.max(line.x(i), line.x(i + 1)) + radius_m);
      int north = Place.row(Math.max(line.y(i), line.y(i + 1)) + radius_m);
      int south = Place.row(Math.min(line.y(i), line.y(i + 1)) - radius_m);
      for (int row = north; row <= south; row++) {
        near.set(row * Place.CELLS + west, row * Place.CELLS + east + 1);
      }
    }
    return near;
  }
}
