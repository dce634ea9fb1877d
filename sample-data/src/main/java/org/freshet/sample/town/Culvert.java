package org.freshet.sample.town;

import org.freshet.sample.land.Line;
import org.freshet.sample.model.Town;

/**
 * The culvert that takes the Erlenbach through the railway embankment.
 *
 * @param id identifier
 * @param name its name
 * @param line from inlet to outlet, local x, y
 * @param inletInvert_m bed at the inlet, m above NHN
 * @param outletInvert_m bed at the outlet, m above NHN
 * @param capacity_m3_s full-bore discharge
 */
public record Culvert(
    String id,
    String name,
    Line line,
    double inletInvert_m,
    double outletInvert_m,
    double capacity_m3_s) {
  private static final double HALF_M = 16;

  /** The Erlenbach's culvert in a town. */
  public static Culvert erlenbach(Town town) {
    Line stream = town.erlenbach().line();
    double at = stream.crossings(town.track()).get(0)[0];
    double[] inlet = stream.pointAt(at - HALF_M);
    double[] outlet = stream.pointAt(at + HALF_M);
    return new Culvert(
        "culvert-erlenbach",
        "Durchlass Erlenbach",
        Line.of(inlet[0], inlet[1], outlet[0], outlet[1]),
        Math.round(town.erlenbachBed_m(at - HALF_M) * 100) / 100.0,
        Math.round(town.erlenbachBed_m(at + HALF_M) * 100) / 100.0,
        2.8);
  }
}
