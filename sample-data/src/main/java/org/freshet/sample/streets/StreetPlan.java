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
    for (String[] row : Rows.of(StreetPlan.class, "plan.txt")) {
      draw(row[0], StreetClass.valueOf(row[1]), Quarter.valueOf(row[2]), row[3]);
    }
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

  private void draw(String name, StreetClass kind, Quarter quarter, String course) {
    int blank = course.indexOf(' ');
    String form = course.substring(0, blank);
    double[] numbers = Rows.numbers(course.substring(blank));
    Line line =
        switch (form) {
          case "line" -> Line.smooth(VERTEX_M, numbers);
          case "ring", "oneway-ring" -> ring(numbers[0], numbers[1]);
          case "bank" -> bank(numbers[0], numbers[1], numbers[2]);
          default -> throw new IllegalStateException("Course (" + form + ") is unknown.");
        };
    List<double[]> bent = new ArrayList<>();
    for (int i = 0; i < line.points(); i++) {
      bent.add(bend(line.x(i), line.y(i)));
    }
    streets.add(new Street(name, kind, quarter, form.equals("oneway-ring"), Line.of(bent)));
  }

  private static Line ring(double rx, double ry) {
    int n = Math.max(16, (int) (6.0 * rx / VERTEX_M));
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i <= n; i++) {
      double a = 2 * Math.PI * (i % n) / n;
      points.add(
          new double[] {MARKET_X + rx * StrictMath.cos(a), MARKET_Y + ry * StrictMath.sin(a)});
    }
    return Line.of(points);
  }

  private Line bank(double fromX, double toX, double off_m) {
    List<double[]> points = new ArrayList<>();
    int n = (int) Math.round((toX - fromX) / VERTEX_M);
    for (int i = 0; i <= n; i++) {
      double x = fromX + (toX - fromX) * i / n;
      points.add(new double[] {x, sillY(x) + off_m});
    }
    return Line.of(points);
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
}
