package org.freshet.scenario;

import java.time.Instant;
import org.freshet.flood.WaterBalance;
import org.freshet.sink.SinkLevels;

/**
 * What a storm did. Immutable as long as nobody writes to the array handed in; thread-safe.
 *
 * @see ScenarioRun
 */
public final class ScenarioWater {
  private final SinkLevels highest;
  private final double[] spilled_m3;
  private final double mostStored_m3;
  private final Instant fullest;
  private final WaterBalance balance;

  ScenarioWater(
      SinkLevels highest,
      double[] spilled_m3,
      double mostStored_m3,
      Instant fullest,
      WaterBalance balance) {
    this.highest = highest;
    this.spilled_m3 = spilled_m3;
    this.mostStored_m3 = mostStored_m3;
    this.fullest = fullest;
    this.balance = balance;
  }

  /** Highest level over each leaf, whenever it was. */
  public SinkLevels highest() {
    return highest;
  }

  /** Water that left a node over its outlet in the whole run, m³. */
  public double spilled_m3(int node) {
    return spilled_m3[node];
  }

  /** Most water that stood in sinks at one time, m³. */
  public double mostStored_m3() {
    return mostStored_m3;
  }

  /** When that was. */
  public Instant fullest() {
    return fullest;
  }

  /** Where the water was in the end. */
  public WaterBalance balance() {
    return balance;
  }
}
