package org.freshet.sample.streets;

import java.util.ArrayList;
import java.util.List;
import org.freshet.sample.land.Landscape;
import org.freshet.sample.land.Line;
import org.freshet.sample.land.Noise;

/**
 * The town plan, drawn by hand quarter by quarter and bent a little as a whole, so that nothing is
 * as straight as on a drawing board.
 *
 * <p>Not thread-safe; make one, read {@link #streets()}.
 */
public final class StreetPlan {
  /** Centre of the market square on the drawing board, local m east. */
  public static final double MARKET_X = 1300;

  /** Centre of the market square on the drawing board, local m north. */
  public static final double MARKET_Y = 1790;

  private static final double BEND_M = 13;
  private static final double CROOK_M = 6;
  private static final double VERTEX_M = 22;

  private final Noise eastward = new Noise(101);
  private final Noise northward = new Noise(103);
  private final List<Street> streets = new ArrayList<>();
  private final Line sill;

  /** Draws the plan. */
  public StreetPlan(Landscape landscape) {
    this.sill = landscape.sill();
    new NorthBank(this).draw();
    new SouthBank(this).draw();
  }

  /** All streets, in the order they were drawn. */
  public List<Street> streets() {
    return List.copyOf(streets);
  }

  /** Where a point of the drawing board lies in the landscape, local m. */
  public double[] bend(double x, double y) {
    double dx = BEND_M * eastward.at(x, y, 330) + CROOK_M * eastward.at(y, x, 120);
    double dy = BEND_M * northward.at(x, y, 330) + CROOK_M * northward.at(y, x, 120);
    return new double[] {x + dx, y + dy};
  }

  void street(String name, StreetClass kind, Quarter quarter, double... xy) {
    add(name, kind, quarter, false, Line.smooth(VERTEX_M, xy));
  }

  void ring(String name, StreetClass kind, Quarter quarter, boolean oneway, double rx, double ry) {
    int n = Math.max(16, (int) (6.0 * rx / VERTEX_M));
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i <= n; i++) {
      double a = 2 * Math.PI * (i % n) / n;
      points.add(
          new double[] {MARKET_X + rx * StrictMath.cos(a), MARKET_Y + ry * StrictMath.sin(a)});
    }
    add(name, kind, quarter, oneway, Line.of(points));
  }

  /** A street at a constant distance north (positive) or south of the Sill. */
  void bank(
      String name, StreetClass kind, Quarter quarter, double fromX, double toX, double off_m) {
    List<double[]> points = new ArrayList<>();
    int n = (int) Math.round((toX - fromX) / VERTEX_M);
    for (int i = 0; i <= n; i++) {
      double x = fromX + (toX - fromX) * i / n;
      points.add(new double[] {x, sillY(x) + off_m});
    }
    add(name, kind, quarter, false, Line.of(points));
  }

  private double sillY(double x) {
    double sum = 0;
    for (int k = -2; k <= 2; k++) {
      sum += yOnSill(x + 25 * k);
    }
    return sum / 5;
  }

  private double yOnSill(double x) {
    int i = 0;
    while (i + 2 < sill.points() && sill.x(i + 1) < x) {
      i++;
    }
    double t = (x - sill.x(i)) / (sill.x(i + 1) - sill.x(i));
    return sill.y(i) + t * (sill.y(i + 1) - sill.y(i));
  }

  private void add(String name, StreetClass kind, Quarter quarter, boolean oneway, Line line) {
    List<double[]> bent = new ArrayList<>();
    for (int i = 0; i < line.points(); i++) {
      bent.add(bend(line.x(i), line.y(i)));
    }
    streets.add(new Street(name, kind, quarter, oneway, Line.of(bent)));
  }
}
