package org.freshet.flood;

import java.util.List;
import org.freshet.grid.CellBorders;

/**
 * One piece of water as seen from above, in the terrain's coordinates.
 *
 * @param shell x and y in turn, counter-clockwise, first point repeated at the end
 * @param holes dry places in it, the same, clockwise
 * @param area_m2 area of the cells it stands for, m²
 */
@SuppressWarnings("ArrayRecordComponent")
public record WaterPolygon(double[] shell, List<double[]> holes, double area_m2) {
  /** Copies the list. */
  public WaterPolygon {
    holes = List.copyOf(holes);
  }

  /** Area of the drawn polygon, holes taken off, m². */
  public double drawnArea_m2() {
    double area = CellBorders.area(shell);
    for (double[] hole : holes) {
      area += CellBorders.area(hole);
    }
    return area;
  }
}
