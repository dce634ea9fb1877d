package org.freshet.service.scenario;

import org.freshet.scenario.Measure;
import org.freshet.scenario.ScenarioState;
import org.freshet.scenario.ScenarioState.Culverts;

/**
 * One scenario of a batch.
 *
 * @param storm the rain
 * @param state the state
 * @param measure the measure, or the town as it is
 * @param inputHash hash of everything its results depend on
 */
record PlannedScenario(PlannedStorm storm, ScenarioState state, Measure measure, String inputHash) {
  /** Its name, and that of its folder. */
  String id() {
    return storm.id() + "_" + stateId() + "_" + measure.id();
  }

  /** Name of the state: what it is, in three words. */
  String stateId() {
    return stateId(state);
  }

  static String stateId(ScenarioState state) {
    return Words.word(state.sewers())
        + "-"
        + Words.word(state.culverts())
        + "-"
        + Words.word(state.soil());
  }

  /** Scenarios of one key run on the same terrain. */
  TerrainKey terrain() {
    Measure shaping = measure.changesTerrain() ? measure : Measure.BASELINE;
    return new TerrainKey(state.culverts(), shaping.id());
  }

  /**
   * Which terrain.
   *
   * @param culverts whether they are carved
   * @param measure id of the measure that shapes it
   */
  record TerrainKey(Culverts culverts, String measure) {}
}
