package org.freshet.service.cycle;

import java.util.List;
import org.freshet.exposure.PassabilityWindow;
import org.freshet.reroute.LinePattern;
import org.freshet.reroute.TransitHint;
import org.freshet.reroute.TransitRerouter;

/**
 * The transit lines of a study area and who leads them around water. Immutable; thread-safe.
 *
 * @param rerouter finds the ways round
 * @param patterns the lines
 * @param busClass vehicle class whose closures hold for buses
 * @param railClass vehicle class whose closures hold for rail-bound vehicles
 */
public record TransitPlan(
    TransitRerouter rerouter, List<LinePattern> patterns, String busClass, String railClass) {
  /** Copies the list. */
  public TransitPlan {
    patterns = List.copyOf(patterns);
  }

  /** What the lines should do about closures. */
  public List<TransitHint> hints(List<PassabilityWindow> windows) {
    return patterns.isEmpty()
        ? List.of()
        : rerouter.hints(patterns, of(windows, busClass), of(windows, railClass));
  }

  private static List<PassabilityWindow> of(List<PassabilityWindow> windows, String vehicle) {
    return windows.stream().filter(window -> window.vehicleId().equals(vehicle)).toList();
  }
}
