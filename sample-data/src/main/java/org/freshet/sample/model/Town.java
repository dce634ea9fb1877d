package org.freshet.sample.model;

import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.FloatGrid;
import org.freshet.sample.land.Basin;
import org.freshet.sample.land.Hollow;
import org.freshet.sample.land.Landscape;
import org.freshet.sample.land.Line;
import org.freshet.sample.land.Noise;
import org.freshet.sample.land.Railway;
import org.freshet.sample.land.Relief;
import org.freshet.sample.land.Stream;
import org.freshet.sample.land.Underpass;
import org.freshet.sample.streets.Planarisation;
import org.freshet.sample.streets.Street;
import org.freshet.sample.streets.StreetNetwork;
import org.freshet.sample.streets.StreetPlan;

/**
 * Sillbach as one model: ground, streams, railway, streets. Everything that is written is derived
 * from it.
 *
 * <p>Not thread-safe while being made, read-only afterwards.
 */
public final class Town {
  private static final double HALF_BRIDGE_SILL_M = 16;
  private static final double HALF_BRIDGE_ERLENBACH_M = 9;
  private static final double HALF_BRIDGE_DITCH_M = 7;
  private static final double HALF_UNDERPASS_M = 9;

  /** The ring lies in the old moat and leads the water from the hill around the old town. */
  private static final String MOAT_STREET = "Wallstraße";

  /** The lane that drains the moat to the Sill. */
  private static final String MOAT_DRAIN = "Seilergasse";

  /** The fire station's street begins with a hump against the water of the main street. */
  private static final String HUMP_STREET = "Wachstraße";

  private static final double HUMP_LENGTH_M = 16;
  private static final double MOAT_M = 0.20;

  private final Landscape landscape = new Landscape();
  private final Railway railway = new Railway();
  private final Stream sill = new Stream("Sill", landscape.sill(), 1.7, 3.5);
  private final Stream erlenbach = new Stream("Erlenbach", landscape.erlenbach(), 1.0, 1.4);
  private final Stream ditch = new Stream("Weidengraben", landscape.ditch(), 1.0, 0.8);
  private final Stream slopeDitch = new Stream("Hanggraben", landscape.slopeDitch(), 0.8, 0.6);
  private final Basin basin = new Basin(landscape.erlenbach());
  private final StreetPlan plan = new StreetPlan(landscape);
  private final List<Hollow> hollows = new ArrayList<>();
  private final List<Underpass> underpasses = new ArrayList<>();
  private final StreetNetwork network;
  private final FloatGrid elevation;
  private final Relief relief;
  private final double[] erlenbachBed;
  private final double[] sillBed;

  /** Makes the town. */
  public Town() {
    hollow(StreetPlan.MARKET_X, StreetPlan.MARKET_Y, 20, 78, 0.88);
    hollow(610, 1790, 38, 88, 1.36);
    hollow(1912, 1702, 4, 22, 0.69);
    this.network =
        Planarisation.of(
            plan.streets(),
            List.of(sill.line(), erlenbach.line(), ditch.line(), slopeDitch.line()),
            new double[] {
              HALF_BRIDGE_SILL_M, HALF_BRIDGE_ERLENBACH_M, HALF_BRIDGE_DITCH_M, HALF_BRIDGE_DITCH_M
            },
            railway.line(),
            HALF_UNDERPASS_M);
    this.relief = new Relief(landscape, hollows);
    underpass("underpass-east", "Erfurter Straße", 1.9, 64);
    underpass("underpass-south", "Auweg", 1.6, 58);
    relief.basin(basin);
    relief.embankment(railway, sill);
    relief.streets(beds(), new Noise(61), railway);
    relief.underpasses(underpasses);
    relief.carve(ditch, railway, basin, true);
    relief.carve(slopeDitch, railway, basin, true);
    this.sillBed = relief.carve(sill, railway, basin, true);
    this.erlenbachBed = relief.carve(erlenbach, railway, basin, false);
    this.elevation = relief.elevation();
  }

  private void hollow(double x, double y, double floor_m, double rim_m, double depth_m) {
    double[] p = plan.bend(x, y);
    hollows.add(new Hollow(p[0], p[1], floor_m, rim_m, depth_m));
  }

  private void underpass(String id, String street, double depth_m, double ramp_m) {
    for (Street s : plan.streets()) {
      if (s.name().equals(street)) {
        double along = s.line().crossings(railway.line()).get(0)[0];
        underpasses.add(new Underpass(id, s.line(), along, depth_m, ramp_m));
      }
    }
  }

  private List<Relief.Bed> beds() {
    List<Relief.Bed> beds = new ArrayList<>();
    for (Street s : plan.streets()) {
      boolean moat = s.name().equals(MOAT_STREET);
      double kerb_m = moat || s.name().equals(MOAT_DRAIN) ? MOAT_M : s.kind().kerb_m();
      double hump_m = s.name().equals(HUMP_STREET) ? HUMP_LENGTH_M : 0;
      beds.add(new Relief.Bed(s.line(), s.kind().width_m() / 2, kerb_m, moat, hump_m));
    }
    return beds;
  }

  /** The ground before people came. */
  public Landscape landscape() {
    return landscape;
  }

  /** The railway. */
  public Railway railway() {
    return railway;
  }

  /** The main stream. */
  public Stream sill() {
    return sill;
  }

  /** The tributary. */
  public Stream erlenbach() {
    return erlenbach;
  }

  /** The ditches that take the water of the western hill past the town: main and side ditch. */
  public List<Stream> ditches() {
    return List.of(ditch, slopeDitch);
  }

  /** The retention basin. */
  public Basin basin() {
    return basin;
  }

  /** The street plan. */
  public StreetPlan plan() {
    return plan;
  }

  /** Market square, school hollow and the dip before the fire station, in this order. */
  public List<Hollow> hollows() {
    return List.copyOf(hollows);
  }

  /** The underpasses: east first, then south. */
  public List<Underpass> underpasses() {
    return List.copyOf(underpasses);
  }

  /** The street network. */
  public StreetNetwork network() {
    return network;
  }

  /** The ground as shaped. */
  public Relief relief() {
    return relief;
  }

  /** The elevation model, cm-rounded. */
  public FloatGrid elevation() {
    return elevation;
  }

  /** Height of the Erlenbach's bed so far along it, m above NHN. */
  public double erlenbachBed_m(double along_m) {
    return Relief.bedAt(erlenbachBed, along_m);
  }

  /** Height of the Sill's bed so far along it, m above NHN. */
  public double sillBed_m(double along_m) {
    return Relief.bedAt(sillBed, along_m);
  }

  /** Axis of the railway. */
  public Line track() {
    return railway.line();
  }
}
