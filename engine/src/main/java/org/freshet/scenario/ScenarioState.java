package org.freshet.scenario;

/**
 * The state of the town the rain falls on.
 *
 * @param sewers whether the sewers take water
 * @param culverts whether culverts carry it
 * @param soil whether the ground still takes it
 */
public record ScenarioState(Sewers sewers, Culverts culverts, Soil soil) {
  /** Everything works, the ground is dry. */
  public static final ScenarioState USUAL =
      new ScenarioState(Sewers.WORKING, Culverts.OPEN, Soil.DRY);

  /** State of the sewers. */
  public enum Sewers {
    /** They take what their districts' capacity says. */
    WORKING,
    /** They are full and take nothing. */
    SURCHARGED;

    /** Share of their capacity that is there. */
    public double factor() {
      return this == WORKING ? 1 : 0;
    }
  }

  /** State of the culverts. */
  public enum Culverts {
    /** Free. */
    OPEN,
    /** Blocked by debris, so that nothing passes. */
    BLOCKED
  }

  /** State of the ground. */
  public enum Soil {
    /** Hollows are empty and the soil takes what its class says. */
    DRY,
    /** It rained before: hollows are full and less seeps. */
    WET
  }
}
