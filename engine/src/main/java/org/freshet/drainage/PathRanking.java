package org.freshet.drainage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which paths to look at first. The score of a path is the sum of
 *
 * <ul>
 *   <li>load: {@code log10(1 + V)}, V the most water that passes it in any of the rains, m³;
 *       without rains that of 50 mm on its contributing area,
 *   <li>force: {@code 2 · min(1, slope / 0.05)},
 *   <li>harm: {@code min(4, houses + 2 · underpasses + streets / 4)}.
 * </ul>
 *
 * <p>A screening figure without unit for sorting, of no meaning beyond; the weights are a choice,
 * not a measurement. Stateless.
 */
public final class PathRanking {
  private static final double RAIN_M = 0.05;
  private static final double STEEP = 0.05;
  private static final double MOST_HARM = 4;

  private PathRanking() {}

  /** The score of a path under the given rains. */
  public static double score(EmergencyPath path, PathLoads loads) {
    double load_m3 =
        loads.rains() > 0 ? loads.most_m3(path.sink()) : path.contributingArea_m2() * RAIN_M;
    double force = 2 * Math.min(1, Math.max(0, path.slope()) / STEEP);
    double harm = path.buildings() + 2.0 * path.underpasses() + path.roads() / 4.0;
    return Math.log10(1 + load_m3) + force + Math.min(MOST_HARM, harm);
  }

  /**
   * Paths of outermost sinks by falling score; equal ones by falling contributing area, then by id.
   */
  public static List<EmergencyPath> ranked(PathNetwork network, PathLoads loads) {
    List<EmergencyPath> ranked = new ArrayList<>();
    double[] scores = new double[network.paths().size()];
    for (EmergencyPath path : network.paths()) {
      if (network.tree().sinks().get(path.sink()).outermost()) {
        scores[path.sink()] = score(path, loads);
        ranked.add(path);
      }
    }
    ranked.sort(
        Comparator.comparingDouble((EmergencyPath path) -> -scores[path.sink()])
            .thenComparingDouble(path -> -path.contributingArea_m2())
            .thenComparingLong(EmergencyPath::fromSink));
    return ranked;
  }
}
