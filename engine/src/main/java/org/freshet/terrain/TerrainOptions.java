package org.freshet.terrain;

import java.util.Objects;

/**
 * How terrain is read.
 *
 * @param interiorNodataDrains whether no-data holes that are not connected to the raster edge
 *     swallow water like the outside does; if not, they are walls
 * @param flowRule which lower neighbour a cell drains to
 * @param threads threads to use; never changes a result
 */
public record TerrainOptions(boolean interiorNodataDrains, FlowRule flowRule, int threads) {
  /** Checks the number of threads. */
  public TerrainOptions {
    Objects.requireNonNull(flowRule);
    if (threads < 1) {
      throw new IllegalArgumentException("threads (" + threads + ") must be 1 or more.");
    }
  }

  /** Interior no data is a wall, steepest descent, as many threads as the machine has cores. */
  public static TerrainOptions defaults() {
    return new TerrainOptions(
        false, FlowRule.STEEPEST, Math.max(1, Runtime.getRuntime().availableProcessors()));
  }

  /** The same with another number of threads. */
  public TerrainOptions withThreads(int count) {
    return new TerrainOptions(interiorNodataDrains, flowRule, count);
  }

  /** The same with another rule. */
  public TerrainOptions withFlowRule(FlowRule rule) {
    return new TerrainOptions(interiorNodataDrains, rule, threads);
  }

  /** The same with another treatment of interior no data. */
  public TerrainOptions withInteriorNodataDrains(boolean drains) {
    return new TerrainOptions(drains, flowRule, threads);
  }
}
