package org.freshet.service.cycle;

import java.time.Instant;
import java.util.List;
import org.freshet.exposure.PassabilityWindow;
import org.freshet.reroute.TransitHint;
import org.freshet.reroute.TransitRerouter;
import org.freshet.service.transit.TransitLines;
import org.jspecify.annotations.Nullable;

/**
 * The transit lines of a study area and who leads them around water. Immutable; thread-safe.
 *
 * @param rerouter finds the ways round
 * @param lines the lines; null where there are none
 * @param busClass vehicle class whose closures hold for buses
 * @param railClass vehicle class whose closures hold for rail-bound vehicles
 */
public record TransitPlan(
    TransitRerouter rerouter, @Nullable TransitLines lines, String busClass, String railClass) {

  /**
   * What the lines should do about closures.
   *
   * @param windows closures for all classes of vehicles
   * @param from now
   * @param until end of the forecast
   */
  public List<TransitHint> hints(List<PassabilityWindow> windows, Instant from, Instant until) {
    return lines == null
        ? List.of()
        : rerouter.hints(
            lines.underWay(from, until), of(windows, busClass), of(windows, railClass));
  }

  private static List<PassabilityWindow> of(List<PassabilityWindow> windows, String vehicle) {
    return windows.stream().filter(window -> window.vehicleId().equals(vehicle)).toList();
  }
}
