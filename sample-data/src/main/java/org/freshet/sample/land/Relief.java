package org.freshet.sample.land;

import java.util.Arrays;
import java.util.List;
import org.freshet.grid.FloatGrid;

/**
 * The elevation model: landscape, then hollows, basin, embankment, streets with kerbs, underpasses
 * and stream beds, in this order. Buildings and bridges are not in it, as in an official DGM.
 *
 * <p>Holds the raster; not thread-safe while it is being shaped.
 */
public final class Relief {
  /**
   * A street to be cut in.
   *
   * @param line its centre line
   * @param halfWidth_m half its width
   * @param kerb_m how far it lies below the ground beside it
   * @param through whether it runs on unbroken where others cross it
   * @param hump_m length of a hump at its beginning that keeps the next street's water out, 0 for
   *     none
   */
  public record Bed(Line line, double halfWidth_m, double kerb_m, boolean through, double hump_m) {
    double below_m(double along_m) {
      return along_m < hump_m ? -HUMP_M : kerb_m;
    }
  }

  private static final double THROUGH_M = 100;
  private static final double HUMP_M = 0.08;
  private static final int N = Place.CELLS * Place.CELLS;

  private final double[] smooth = new double[N];
  private final double[] ground = new double[N];
  private final boolean[] street = new boolean[N];

  /** The bare landscape with its hollows. */
  public Relief(Landscape landscape, List<Hollow> hollows) {
    for (int cell = 0; cell < N; cell++) {
      smooth[cell] = landscape.smooth_m(x(cell), y(cell));
    }
    for (Hollow hollow : hollows) {
      press(hollow);
    }
    for (int cell = 0; cell < N; cell++) {
      double rise = smooth[cell] - Landscape.floor_m(x(cell));
      ground[cell] = smooth[cell] + landscape.rough_m(x(cell), y(cell), rise);
    }
  }

  private void press(Hollow hollow) {
    double centre = smooth[cell(hollow.x(), hollow.y())];
    double r = hollow.rimRadius_m();
    for (int row = Place.row(hollow.y() + r); row <= Place.row(hollow.y() - r); row++) {
      for (int col = Place.col(hollow.x() - r); col <= Place.col(hollow.x() + r); col++) {
        int c = row * Place.CELLS + col;
        smooth[c] = hollow.press(Place.x(col), Place.y(row), smooth[c], centre);
      }
    }
  }

  /** Digs the basin and heaps its dam. */
  public void basin(Basin basin) {
    basin.shape(ground);
  }

  /** Heaps the railway embankment, leaving a gap where the Sill passes under a bridge. */
  public void embankment(Railway railway, Stream sill) {
    Corridor.visit(
        railway.line(),
        Railway.REACH_M,
        (c, x, y, d, s) -> {
          boolean gap = sill.line().nearest(x, y)[0] < 13;
          if (railway.inTheOpen(y) && !gap) {
            ground[c] = Math.max(ground[c], railway.surface_m(y, d));
          }
        });
  }

  /** Cuts the streets in, a kerb below the ground, level across. */
  public void streets(List<Bed> beds, Noise paving, Railway railway) {
    float[] nearest = new float[N];
    Arrays.fill(nearest, Float.MAX_VALUE);
    for (Bed bed : beds) {
      Stream.Ground level =
          bed.through() ? Plane.through(bed.line(), this::smooth_m) : this::smooth_m;
      Corridor.visit(
          bed.line(),
          bed.halfWidth_m(),
          (c, x, y, d, s) -> {
            double rank = bed.through() ? d - THROUGH_M : d;
            if (rank >= nearest[c] || railway.line().nearest(x, y)[0] < Railway.REACH_M) {
              return;
            }
            double[] p = bed.line().pointAt(s);
            nearest[c] = (float) rank;
            street[c] = true;
            ground[c] =
                0.6 * level.at(p[0], p[1])
                    + 0.4 * (bed.through() ? level.at(x, y) : smooth[c])
                    - bed.below_m(s)
                    + 0.008 * paving.at(x, y, 7);
          });
    }
  }

  /** Cuts the trenches of the underpasses, through the embankment. */
  public void underpasses(List<Underpass> underpasses) {
    for (Underpass u : underpasses) {
      double[] a = u.road().pointAt(u.along_m() - u.ramp_m());
      double[] b = u.road().pointAt(u.along_m() + u.ramp_m());
      double from_m = smooth_m(a[0], a[1]) - 0.13;
      double to_m = smooth_m(b[0], b[1]) - 0.13;
      Corridor.visit(
          u.road(),
          Underpass.HALF_WIDTH_M,
          (c, x, y, d, s) -> {
            double t = (s - u.along_m() + u.ramp_m()) / (2 * u.ramp_m());
            if (t >= 0 && t <= 1) {
              ground[c] = from_m + t * (to_m - from_m) - u.depth_m() * u.dip(s);
              street[c] = true;
            }
          });
    }
  }

  /** Carves a stream's bed; returns its heights for {@link #bedAt}. */
  public double[] carve(Stream stream, Railway railway, Basin basin, boolean throughEmbankment) {
    double[] bed = stream.bed(this::smooth_m);
    Corridor.visit(
        stream.line(),
        stream.halfBed_m() + 12,
        (c, x, y, d, s) -> {
          if (throughEmbankment || !shut(railway, basin, s, x, y)) {
            double z = Stream.bedAt(bed, s) + Math.max(0, d - stream.halfBed_m()) / 1.5;
            ground[c] = Math.min(ground[c], z);
          }
        });
    return bed;
  }

  /** Whether the Erlenbach runs out of sight there: below the railway or through the dam. */
  public static boolean shut(Railway railway, Basin basin, double along_m, double x, double y) {
    boolean embanked = railway.inTheOpen(y) && railway.line().nearest(x, y)[0] < 13;
    return embanked || basin.holdsBackChannel(along_m);
  }

  /** Height of a stream's bed at a distance along its line, m above NHN. */
  public static double bedAt(double[] bed, double along_m) {
    return Stream.bedAt(bed, along_m);
  }

  /** Ground without roughness, between the cells, m above NHN. */
  public double smooth_m(double x, double y) {
    double u = Math.min(Place.CELLS - 1.001, Math.max(0, x / Place.CELL_M - 0.5));
    double v = Math.min(Place.CELLS - 1.001, Math.max(0, (Place.SIZE_M - y) / Place.CELL_M - 0.5));
    int col = (int) u;
    int row = (int) v;
    int c = row * Place.CELLS + col;
    double a = u - col;
    double b = v - row;
    double north = smooth[c] + a * (smooth[c + 1] - smooth[c]);
    int s = c + Place.CELLS;
    double south = smooth[s] + a * (smooth[s + 1] - smooth[s]);
    return north + b * (south - north);
  }

  /** Whether a cell is street. */
  public boolean street(int cell) {
    return street[cell];
  }

  /** The finished model, rounded to centimetres. */
  public FloatGrid elevation() {
    float[] z = new float[N];
    for (int i = 0; i < N; i++) {
      z[i] = (float) (Math.round(ground[i] * 100) / 100.0);
    }
    return new FloatGrid(Place.geometry(), z);
  }

  private static int cell(double x, double y) {
    return Place.row(y) * Place.CELLS + Place.col(x);
  }

  private static double x(int cell) {
    return Place.x(cell % Place.CELLS);
  }

  private static double y(int cell) {
    return Place.y(cell / Place.CELLS);
  }
}
