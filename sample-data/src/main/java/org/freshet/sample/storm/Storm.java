package org.freshet.sample.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.freshet.sample.land.Noise;

/**
 * The cloudburst of 18 June 2026: a train of cells from the south-west that crosses the town, many
 * others that miss it, and weak rain between them. Everything moves at 8 m/s and changes slowly, so
 * that what is coming can be seen an hour ahead.
 *
 * <p>Immutable; safe for any thread.
 */
public final class Storm {
  /** When the event begins. */
  public static final Instant START = Instant.parse("2026-06-18T14:00:00Z");

  /** Length of the event, min. */
  public static final int MINUTES = 420;

  /** Speed of the cells, km/min (8 m/s). */
  static final double KM_MIN = 0.48;

  private static final double HALF_SQRT2 = Math.sqrt(0.5);

  private final double[] town_km;
  private final List<Cell> cells = new ArrayList<>();
  private final Noise texture = new Noise(211);

  /**
   * The storm over a town.
   *
   * @param town_km position of the town on the radar grid, km east and north of its corner
   */
  public Storm(double[] town_km) {
    this.town_km = town_km.clone();
    story();
    others();
  }

  private void story() {
    cells.add(new Cell(72, 1.5, 14, 2.6, 3.4, 60, 40, 0.5));
    cells.add(new Cell(94, -1.0, 25, 3.0, 3.6, 90, 50, 0.5));
    cells.add(new Cell(121, 0.4, 136, 4.2, 3.6, 122, 45, 0.45));
    cells.add(new Cell(124, 8.5, 60, 3.0, 3.0, 100, 60, 0.4));
    cells.add(new Cell(129, -8.0, 74, 2.8, 3.2, 120, 50, 0.5));
    cells.add(new Cell(151, 1.8, 40, 3.2, 3.8, 140, 50, 0.4));
    cells.add(new Cell(176, -2.5, 15, 3.6, 4.5, 150, 60, 0.5));
    cells.add(new Cell(204, 3.0, 7, 4.0, 5.0, 170, 60, 0.5));
  }

  private void others() {
    SplittableRandom random = new SplittableRandom(20260618);
    for (int i = 0; i < 46; i++) {
      double left = (random.nextDouble() - 0.5) * 240;
      double over = -160 + 520 * random.nextDouble();
      boolean misses = Math.abs(left) > 17;
      double peak = 12 + 70 * random.nextDouble() * random.nextDouble();
      double size = 1.8 + 2.6 * random.nextDouble();
      double aspect = 0.8 + 0.6 * random.nextDouble();
      double prime = 300 * random.nextDouble();
      double life = 25 + 40 * random.nextDouble();
      if (misses) {
        cells.add(new Cell(over, left, peak, size * aspect, size, prime, life, 0.12));
      }
    }
  }

  List<Cell> cells() {
    return cells;
  }

  /** Where a cell's centre is, km on the radar grid. */
  double[] centre_km(Cell cell, double minute) {
    double ahead = (minute - cell.over_min()) * KM_MIN;
    return new double[] {
      town_km[0] + HALF_SQRT2 * (ahead - cell.left_km()),
      town_km[1] + HALF_SQRT2 * (ahead + cell.left_km())
    };
  }

  /** Intensity of one cell at a place, mm/h. */
  double cell_mm_h(Cell cell, double[] centre_km, double x_km, double y_km, double minute) {
    double dx = x_km - centre_km[0];
    double dy = y_km - centre_km[1];
    double ahead = HALF_SQRT2 * (dx + dy) / cell.long_km();
    double left = HALF_SQRT2 * (dy - dx) / cell.wide_km();
    double r2 = ahead * ahead + left * left;
    return r2 > 20 ? 0 : cell.centre_mm_h(minute) * StrictMath.exp(-0.5 * r2);
  }

  /** Share by which the rain at a place is stronger or weaker than the smooth cells say. */
  double texture(double x_km, double y_km, double minute) {
    double u = x_km - HALF_SQRT2 * KM_MIN * minute;
    double v = y_km - HALF_SQRT2 * KM_MIN * minute;
    return 1 + 0.22 * texture.at(u, v, 5.3) + 0.13 * texture.at(u + 71, v, 2.1);
  }

  /** Weak rain between the cells, mm/h. */
  double background_mm_h(double x_km, double y_km, double minute) {
    double u = x_km - town_km[0] - HALF_SQRT2 * KM_MIN * (minute - 135);
    double v = y_km - town_km[1] - HALF_SQRT2 * KM_MIN * (minute - 135);
    double ahead = HALF_SQRT2 * (u + v) / 24;
    double left = HALF_SQRT2 * (v - u) / 34;
    double r2 = ahead * ahead + left * left;
    if (r2 > 9) {
      return 0;
    }
    double patch = 0.75 + 0.6 * texture.at(u + 31, v - 17, 14) + 0.3 * texture.at(u, v, 4.5);
    return Math.max(0, 2.3 * StrictMath.exp(-0.5 * r2) * patch - 0.12);
  }

  /** Intensity at a place, mm/h. */
  public double intensity_mm_h(double x_km, double y_km, double minute) {
    double sum = 0;
    for (Cell cell : cells) {
      sum += cell_mm_h(cell, centre_km(cell, minute), x_km, y_km, minute);
    }
    return sum * texture(x_km, y_km, minute) + background_mm_h(x_km, y_km, minute);
  }

  /** Rain of the interval that ends at a minute, mm. */
  public double rain_mm(double x_km, double y_km, int endMinute, int interval_min) {
    double sum = 0;
    for (int k = 0; k < interval_min; k++) {
      sum += intensity_mm_h(x_km, y_km, endMinute - interval_min + k + 0.5) / 60;
    }
    return sum;
  }

  /** The time so many minutes into the event. */
  public static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }
}
