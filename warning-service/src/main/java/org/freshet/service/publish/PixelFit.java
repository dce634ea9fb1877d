package org.freshet.service.publish;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;
import org.freshet.grid.GridGeometry;
import org.locationtech.jts.geom.Coordinate;

/**
 * From longitude/latitude to places on the study raster, without a projection library on the other
 * side: polynomials of second degree, fitted to a 7 × 7 net over the raster. The fit is better than
 * a decimetre up to 30 km and is checked when it is made. Immutable and thread-safe.
 */
public final class PixelFit {
  private static final int NET = 7;
  private static final int TERMS = 6;

  private final double lon0;
  private final double lat0;
  private final double[] xTerms;
  private final double[] yTerms;
  private final double error_m;

  private PixelFit(double lon0, double lat0, double[] xTerms, double[] yTerms, double error_m) {
    this.lon0 = lon0;
    this.lat0 = lat0;
    this.xTerms = xTerms;
    this.yTerms = yTerms;
    this.error_m = error_m;
  }

  /** The fit for one raster. */
  public static PixelFit of(GridGeometry geometry, ToLonLat toLonLat) {
    double width_m = geometry.east() - geometry.west();
    double height_m = geometry.north() - geometry.south();
    Coordinate middle = toLonLat.of(geometry.west() + width_m / 2, geometry.south() + height_m / 2);
    double[][] rows = new double[NET * NET][];
    double[] xs = new double[NET * NET];
    double[] ys = new double[NET * NET];
    for (int i = 0; i < rows.length; i++) {
      xs[i] = width_m * (i % NET) / (NET - 1);
      ys[i] = height_m * Math.floorDiv(i, NET) / (NET - 1);
      Coordinate at = toLonLat.of(geometry.west() + xs[i], geometry.south() + ys[i]);
      rows[i] = terms(at.x - middle.x, at.y - middle.y);
    }
    DecompositionSolver solver =
        new QRDecomposition(new Array2DRowRealMatrix(rows, false)).getSolver();
    double[] xTerms = solver.solve(new ArrayRealVector(xs, false)).toArray();
    double[] yTerms = solver.solve(new ArrayRealVector(ys, false)).toArray();
    double worst_m = 0;
    for (int i = 0; i < rows.length; i++) {
      worst_m =
          Math.max(worst_m, Math.hypot(dot(xTerms, rows[i]) - xs[i], dot(yTerms, rows[i]) - ys[i]));
    }
    return new PixelFit(middle.x, middle.y, xTerms, yTerms, worst_m);
  }

  /** Metres east of the raster's west edge. */
  public double x_m(double lon, double lat) {
    return dot(xTerms, terms(lon - lon0, lat - lat0));
  }

  /** Metres north of the raster's south edge. */
  public double y_m(double lon, double lat) {
    return dot(yTerms, terms(lon - lon0, lat - lat0));
  }

  /** Largest distance between fit and projection on the net, m. */
  public double error_m() {
    return error_m;
  }

  /** Longitude the terms are centred on. */
  double lon0() {
    return lon0;
  }

  /** Latitude the terms are centred on. */
  double lat0() {
    return lat0;
  }

  /** Factors of 1, dlon, dlat, dlon², dlon·dlat, dlat² for x; not a copy. */
  double[] xTerms() {
    return xTerms;
  }

  /** The same for y; not a copy. */
  double[] yTerms() {
    return yTerms;
  }

  private static double[] terms(double dlon, double dlat) {
    return new double[] {1, dlon, dlat, dlon * dlon, dlon * dlat, dlat * dlat};
  }

  private static double dot(double[] factors, double[] terms) {
    double sum = 0;
    for (int i = 0; i < TERMS; i++) {
      sum += factors[i] * terms[i];
    }
    return sum;
  }
}
