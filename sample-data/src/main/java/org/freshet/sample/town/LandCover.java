package org.freshet.sample.town;

import java.util.Arrays;
import org.freshet.grid.ByteGrid;
import org.freshet.sample.land.Corridor;
import org.freshet.sample.land.Landscape;
import org.freshet.sample.land.Line;
import org.freshet.sample.land.Noise;
import org.freshet.sample.land.Place;
import org.freshet.sample.land.Relief;
import org.freshet.sample.land.Stream;
import org.freshet.sample.model.Town;
import org.freshet.sample.streets.Quarter;
import org.freshet.sample.streets.Street;

/** The land cover raster: one class code per cell, on the grid of the elevation model. */
public final class LandCover {
  /** A class of land cover and how it turns rain into runoff. */
  public enum Cover {
    /** Roof. */
    ROOF(1, "roof", 0.95, 0.5),
    /** Street, yard, square. */
    SEALED(2, "street", 0.90, 1.0),
    /** Garden and yard of houses. */
    GARDEN(3, "garden", 0.30, 4.0),
    /** Lawn, park, meadow. */
    LAWN(4, "lawn", 0.22, 5.0),
    /** Field. */
    ARABLE(5, "arable", 0.35, 4.0),
    /** Wood. */
    FOREST(6, "forest", 0.18, 8.0),
    /** Open water. */
    WATER(7, "water", 1.0, 0.0),
    /** Track ballast. */
    BALLAST(8, "ballast", 0.35, 4.0);

    private final int code;
    private final String label;
    private final double runoff;
    private final double initialLoss_mm;

    Cover(int code, String label, double runoff, double initialLoss_mm) {
      this.code = code;
      this.label = label;
      this.runoff = runoff;
      this.initialLoss_mm = initialLoss_mm;
    }

    /** Code in the raster. */
    public int code() {
      return code;
    }

    /** Name in the study area file. */
    public String label() {
      return label;
    }

    /** Share of the rain that runs off, 0..1. */
    public double runoff() {
      return runoff;
    }

    /** Rain that is held back first, mm. */
    public double initialLoss_mm() {
      return initialLoss_mm;
    }
  }

  private static final double REACH_M = 46;
  private static final double REACH_AU_M = 62;

  private LandCover() {}

  /** The raster of a town. */
  public static ByteGrid of(Town town, Buildings buildings) {
    byte[] codes = new byte[Place.CELLS * Place.CELLS];
    country(town, codes);
    builtUp(town, codes);
    paint(codes, town.track(), 8, Cover.BALLAST, town);
    square(town, codes);
    for (int cell = 0; cell < codes.length; cell++) {
      if (town.relief().street(cell)) {
        codes[cell] = (byte) Cover.SEALED.code();
      }
      if (buildings.roof(cell)) {
        codes[cell] = (byte) Cover.ROOF.code();
      }
    }
    paint(codes, town.sill().line(), 5.5, Cover.WATER, town);
    for (Stream ditch : town.ditches()) {
      paint(codes, ditch.line(), 1.5, Cover.LAWN, town);
    }
    paint(codes, town.erlenbach().line(), 2.4, Cover.WATER, town);
    return new ByteGrid(Place.geometry(), codes);
  }

  private static void country(Town town, byte[] codes) {
    Noise patches = new Noise(401);
    for (int cell = 0; cell < codes.length; cell++) {
      double x = Place.x(cell % Place.CELLS);
      double y = Place.y(cell / Place.CELLS);
      double rise = town.elevation().get(cell) - Landscape.floor_m(x);
      double wild = rise + 22 * patches.at(x, y, 380) + 6 * patches.at(y, x, 90);
      Cover cover = Cover.LAWN;
      if (wild > 52) {
        cover = Cover.FOREST;
      } else if (rise > 3.2 && patches.at(x + 900, y, 260) > -0.35) {
        cover = Cover.ARABLE;
      }
      codes[cell] = (byte) cover.code();
    }
  }

  private static void builtUp(Town town, byte[] codes) {
    float[] nearest = new float[codes.length];
    Arrays.fill(nearest, Float.MAX_VALUE);
    Noise yards = new Noise(419);
    for (Street street : town.plan().streets()) {
      Quarter quarter = street.quarter();
      if (quarter == Quarter.OPEN) {
        continue;
      }
      double reach = quarter == Quarter.AU ? REACH_AU_M : REACH_M;
      Corridor.visit(
          street.line(),
          reach,
          (c, x, y, d, s) -> {
            if (d < nearest[c]) {
              nearest[c] = (float) d;
              codes[c] = (byte) yard(quarter, yards.at(x, y, 34)).code();
            }
          });
    }
  }

  private static Cover yard(Quarter quarter, double noise) {
    double sealed =
        switch (quarter) {
          case ALTSTADT -> 0.45;
          case AU -> 0.25;
          case BAHNHOF -> -0.05;
          default -> -0.55;
        };
    return noise < sealed ? Cover.SEALED : Cover.GARDEN;
  }

  private static void square(Town town, byte[] codes) {
    double x = town.hollows().get(0).x();
    double y = town.hollows().get(0).y();
    Line middle = Line.of(x - 3, y, x + 3, y);
    Corridor.visit(middle, 28, (c, px, py, d, s) -> codes[c] = (byte) Cover.SEALED.code());
  }

  private static void paint(byte[] codes, Line line, double reach_m, Cover cover, Town town) {
    Corridor.visit(
        line,
        reach_m,
        (c, x, y, d, s) -> {
          boolean tunnel = cover == Cover.BALLAST && !town.railway().inTheOpen(y);
          boolean buried =
              cover == Cover.WATER
                  && reach_m < 3
                  && Relief.shut(town.railway(), town.basin(), s, x, y);
          if (!tunnel && !buried) {
            codes[c] = (byte) cover.code();
          }
        });
  }
}
