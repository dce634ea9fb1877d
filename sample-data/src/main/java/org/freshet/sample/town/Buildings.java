package org.freshet.sample.town;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.freshet.sample.land.Line;
import org.freshet.sample.land.Place;
import org.freshet.sample.model.Town;
import org.freshet.sample.streets.Quarter;
import org.freshet.sample.streets.Street;

/**
 * Builds the town up: the critical places first, then rows of houses along the streets wherever
 * nothing stands, flows or drives yet.
 */
public final class Buildings {
  private static final double STREET_GAP_M = 1.2;
  private static final double HOUSE_GAP_M = 1.1;

  private final Town town;
  private final boolean[] taken = new boolean[Place.CELLS * Place.CELLS];
  private final List<Building> buildings = new ArrayList<>();
  private final List<Asset> assets = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(7331);

  /** Builds the town up. */
  public Buildings(Town town) {
    this.town = town;
    for (Site site : Sites.all()) {
      place(site);
    }
    for (Street street : town.plan().streets()) {
      if (street.quarter().front_m() > 0) {
        row(street, 1);
        row(street, -1);
      }
    }
  }

  /** All buildings. */
  public List<Building> buildings() {
    return List.copyOf(buildings);
  }

  /** The critical places. */
  public List<Asset> assets() {
    return List.copyOf(assets);
  }

  private void place(Site site) {
    double[] p = town.plan().bend(site.x(), site.y());
    Line line = street(site.street()).line();
    double[] hit = line.nearest(p[0], p[1]);
    double[] q = line.pointAt(hit[1]);
    double nx = (p[0] - q[0]) / hit[0];
    double ny = (p[1] - q[1]) / hit[0];
    double off = site.gap_m() + site.deep_m() / 2;
    if (site.front_m() > 0) {
      Building b =
          new Building(
              "b-" + site.id(),
              q[0] + nx * off,
              q[1] + ny * off,
              -ny,
              nx,
              site.front_m(),
              site.deep_m());
      occupy(b);
    }
    double door = site.gap_m() - 2.5;
    assets.add(
        new Asset(
            site.id(),
            site.kind(),
            site.name(),
            site.nameEn(),
            q[0] + nx * door,
            q[1] + ny * door));
  }

  private Street street(String name) {
    for (Street street : town.plan().streets()) {
      if (street.name().equals(name)) {
        return street;
      }
    }
    throw new IllegalStateException("Street (" + name + ") is not in the plan.");
  }

  private void row(Street street, int side) {
    Quarter q = street.quarter();
    Line line = street.line();
    double s = q.spacing_m() * (0.4 + 0.3 * random.nextDouble());
    while (s < line.length_m()) {
      double front = q.front_m() * (0.8 + 0.45 * random.nextDouble());
      double deep = q.deep_m() * (0.8 + 0.4 * random.nextDouble());
      double setback = q.setback_m() * (0.75 + 0.6 * random.nextDouble());
      double skip = random.nextDouble();
      double[] p = line.pointAt(s);
      double[] d = line.directionAt(s);
      double off = side * (street.kind().width_m() / 2 + setback + deep / 2);
      Building b =
          new Building(
              "b" + (buildings.size() + 1),
              p[0] - d[1] * off,
              p[1] + d[0] * off,
              d[0],
              d[1],
              front,
              deep);
      if (skip > 0.07 && free(b)) {
        occupy(b);
      }
      s += q.spacing_m() * (0.85 + 0.35 * random.nextDouble());
    }
  }

  private boolean free(Building b) {
    for (int along = -1; along <= 1; along++) {
      for (int across = -1; across <= 1; across++) {
        double[] c = b.corner(along, across, 0);
        if (barred(c[0], c[1])) {
          return false;
        }
      }
    }
    double reach = (b.front_m() + b.deep_m()) / 2 + 6;
    for (int row = Place.row(b.y() + reach); row <= Place.row(b.y() - reach); row++) {
      for (int col = Place.col(b.x() - reach); col <= Place.col(b.x() + reach); col++) {
        int cell = row * Place.CELLS + col;
        double x = Place.x(col);
        double y = Place.y(row);
        if ((taken[cell] && b.contains(x, y, HOUSE_GAP_M))
            || (town.relief().street(cell) && b.contains(x, y, STREET_GAP_M))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean barred(double x, double y) {
    if (x < 12 || y < 12 || x > Place.SIZE_M - 12 || y > Place.SIZE_M - 12) {
      return true;
    }
    boolean market = near(town.hollows().get(0).x(), town.hollows().get(0).y(), x, y, 30);
    boolean dip = near(town.hollows().get(2).x(), town.hollows().get(2).y(), x, y, 17);
    return market
        || dip
        || town.sill().line().nearest(x, y)[0] < 16
        || town.erlenbach().line().nearest(x, y)[0] < 11
        || town.ditches().stream().anyMatch(d -> d.line().nearest(x, y)[0] < 9)
        || town.track().nearest(x, y)[0] < 19;
  }

  private static boolean near(double ax, double ay, double x, double y, double radius_m) {
    return (x - ax) * (x - ax) + (y - ay) * (y - ay) < radius_m * radius_m;
  }

  private void occupy(Building b) {
    buildings.add(b);
    double reach = (b.front_m() + b.deep_m()) / 2 + 3;
    for (int row = Place.row(b.y() + reach); row <= Place.row(b.y() - reach); row++) {
      for (int col = Place.col(b.x() - reach); col <= Place.col(b.x() + reach); col++) {
        if (b.contains(Place.x(col), Place.y(row), 0)) {
          taken[row * Place.CELLS + col] = true;
        }
      }
    }
  }

  /** Whether a cell's centre is under a roof. */
  public boolean roof(int cell) {
    return taken[cell];
  }
}
