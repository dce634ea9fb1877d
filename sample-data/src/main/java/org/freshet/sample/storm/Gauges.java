package org.freshet.sample.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.freshet.sample.land.Line;
import org.freshet.sample.land.Place;
import org.freshet.sample.model.Town;
import org.freshet.sample.storm.Gauge.Reading;

/**
 * The gauges during the cloudburst. Rain gauges catch what falls at their place in tips of 0.1 mm;
 * one is silent for 40 minutes. Levels answer the rain over their catchments through a cascade of
 * linear reservoirs (Nash, J. E. (1957), IAHS Publ. 45, 114–121).
 */
public final class Gauges {
  private static final int STEP_MIN = 5;
  private static final int SILENT_FROM = 120;
  private static final int SILENT_TO = 160;

  private final Town town;
  private final Storm storm;
  private final Place place = new Place();
  private final SplittableRandom random = new SplittableRandom(515);
  private final List<Gauge> gauges = new ArrayList<>();

  private Gauges(Town town, Storm storm) {
    this.town = town;
    this.storm = storm;
  }

  /** The five gauges with their series. */
  public static List<Gauge> of(Town town, Storm storm) {
    Gauges g = new Gauges(town, storm);
    g.rain("SB-R1", "Bauhof", 1668, 1235, 1.02, false);
    g.rain("SB-R2", "Klinikum", 1700, 2585, 0.97, true);
    g.rain("SB-R3", "Forsthaus Erlengrund", 640, 790, 1.0, false);
    Line sill = town.sill().line();
    double bridge = sill.crossings(street(town, "Fuldaer Straße")).get(0)[0];
    g.level(
        "SB-W1",
        "Mühlenbrücke",
        sill.pointAt(bridge),
        town.sillBed_m(bridge),
        17,
        0.42,
        0.0265,
        List.of(0.8, 1.2, 1.6));
    Line erlenbach = town.erlenbach().line();
    double weir = erlenbach.crossings(street(town, "Fuldaer Straße")).get(0)[0];
    g.level(
        "SB-W2",
        "Erlenbachbrücke",
        erlenbach.pointAt(weir),
        town.erlenbachBed_m(weir),
        9,
        0.18,
        0.0155,
        List.of(0.4, 0.6, 0.8));
    return List.copyOf(g.gauges);
  }

  private static Line street(Town town, String name) {
    return town.plan().streets().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow()
        .line();
  }

  private void rain(String id, String name, double x, double y, double catches, boolean silent) {
    double[] p = town.plan().bend(x, y);
    double[] lonLat = place.lonLat(p[0], p[1]);
    double[] km = De1200.km(lonLat[0], lonLat[1]);
    List<Reading> readings = new ArrayList<>();
    double inFunnel = 0;
    for (int minute = STEP_MIN; minute <= Storm.MINUTES; minute += STEP_MIN) {
      double jitter = 1 + 0.04 * (random.nextDouble() - 0.5);
      inFunnel += storm.rain_mm(km[0], km[1], minute, STEP_MIN) * catches * jitter;
      long tips = (long) (inFunnel * 10);
      inFunnel -= tips / 10.0;
      if (!(silent && minute > SILENT_FROM && minute <= SILENT_TO)) {
        readings.add(new Reading(minute, tips / 10.0, ""));
      }
    }
    gauges.add(new Gauge(id, "rain", name, p[0], p[1], Double.NaN, List.of(), readings));
  }

  private void level(
      String id,
      String name,
      double[] p,
      double bed_m,
      double reservoir_min,
      double base_m,
      double rise_m,
      List<Double> stages_m) {
    double[] lonLat = place.lonLat(p[0], p[1]);
    double[] km = De1200.km(lonLat[0], lonLat[1]);
    double[] store = new double[3];
    List<Reading> readings = new ArrayList<>();
    for (int minute = 1; minute <= Storm.MINUTES; minute++) {
      double rain_mm_h = storm.intensity_mm_h(km[0] - 1.4, km[1] - 0.9, minute - 0.5);
      double in = Math.max(0, rain_mm_h - 3);
      for (int k = 0; k < store.length; k++) {
        store[k] += (in - store[k]) / reservoir_min;
        in = store[k];
      }
      if (minute % STEP_MIN == 0) {
        double wave = 0.012 * (random.nextDouble() - 0.5);
        double level = base_m + rise_m * StrictMath.pow(in, 0.85) + wave;
        readings.add(new Reading(minute, Math.round(level * 100) / 100.0, ""));
      }
    }
    double zero = Math.round((bed_m - 0.3) * 100) / 100.0;
    gauges.add(new Gauge(id, "level", name, p[0], p[1], zero, stages_m, readings));
  }
}
