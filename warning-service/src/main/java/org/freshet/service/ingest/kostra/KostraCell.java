package org.freshet.service.ingest.kostra;

import org.freshet.rain.DepthTable;
import org.freshet.rain.KostraCurve;
import org.freshet.rain.KostraGrid;

/**
 * The heavy rain of one raster cell.
 *
 * @param grid the data set
 * @param index its index there
 * @param table depths by duration and return period
 * @param curve the closed form fitted to them, for what lies between and beyond
 * @param worstFit greatest relative difference of curve and table
 */
public record KostraCell(
    KostraGrid grid, int index, DepthTable table, KostraCurve curve, double worstFit) {
  static KostraCell of(KostraGrid grid, int index, DepthTable table) {
    KostraCurve curve = KostraCurve.fit(table);
    double worst = 0;
    for (double duration_min : table.durations_min()) {
      for (double period_a : table.periods_a()) {
        double depth_mm = table.depth_mm(duration_min, period_a);
        double off = Math.abs(curve.depth_mm(duration_min, period_a) / depth_mm - 1);
        worst = Math.max(worst, off);
      }
    }
    return new KostraCell(grid, index, table, curve, worst);
  }

  /** How a reader names it: data set, row and column. */
  public String title() {
    return grid.title() + ", " + index;
  }
}
