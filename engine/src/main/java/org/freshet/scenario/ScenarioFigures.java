package org.freshet.scenario;

/**
 * What a scenario comes to, to be set beside others.
 *
 * @param rain_mm mean rain over the area, mm
 * @param stored_m3 most water that stood in sinks at one time, m³
 * @param flooded_m2 ground in any class of the hazard scheme, m²
 * @param buildings buildings with water at their walls
 * @param closedRoads road edges closed to the vehicle asked for
 * @param closedRoads_m their length, m
 * @param places critical places with more water than they bear
 * @param cutOff critical places no fire station reaches any more
 * @param deepest_m deepest water, m
 * @param balanceError relative error of the water balance
 */
public record ScenarioFigures(
    double rain_mm,
    double stored_m3,
    double flooded_m2,
    int buildings,
    int closedRoads,
    double closedRoads_m,
    int places,
    int cutOff,
    double deepest_m,
    double balanceError) {

  /** These figures less others: what a measure changes; rain and error stay. */
  public ScenarioFigures minus(ScenarioFigures baseline) {
    return new ScenarioFigures(
        rain_mm,
        stored_m3 - baseline.stored_m3,
        flooded_m2 - baseline.flooded_m2,
        buildings - baseline.buildings,
        closedRoads - baseline.closedRoads,
        closedRoads_m - baseline.closedRoads_m,
        places - baseline.places,
        cutOff - baseline.cutOff,
        deepest_m - baseline.deepest_m,
        balanceError);
  }
}
