package org.freshet.service.ingest.kostra;

import org.freshet.rain.DepthFrequency;
import org.freshet.rain.DepthTable;
import org.freshet.rain.KostraCurve;

/**
 * The statistics of a raster cell without limits: the table where it reaches, beyond its longest
 * return period the table's value grown as the closed form grows, so that nothing jumps. What lies
 * beyond is an extrapolation. Immutable and thread-safe.
 */
public final class CellStatistics implements DepthFrequency {
  private final DepthTable table;
  private final KostraCurve curve;
  private final double longest_a;

  /** Of a cell. */
  public CellStatistics(KostraCell cell) {
    this.table = cell.table();
    this.curve = cell.curve();
    double[] periods = table.periods_a();
    this.longest_a = periods[periods.length - 1];
  }

  @Override
  public double depth_mm(double duration_min, double returnPeriod_a) {
    if (returnPeriod_a <= longest_a) {
      return table.depth_mm(duration_min, returnPeriod_a);
    }
    double grown = curve.depth_mm(duration_min, returnPeriod_a);
    return table.depth_mm(duration_min, longest_a)
        * grown
        / curve.depth_mm(duration_min, longest_a);
  }

  @Override
  public double returnPeriod_a(double duration_min, double depth_mm) {
    double period_a = table.returnPeriod_a(duration_min, depth_mm);
    if (!Double.isInfinite(period_a)) {
      return period_a;
    }
    double longest_mm = table.depth_mm(duration_min, longest_a);
    double ratio = curve.depth_mm(duration_min, longest_a) / longest_mm;
    return curve.returnPeriod_a(duration_min, depth_mm * ratio);
  }
}
