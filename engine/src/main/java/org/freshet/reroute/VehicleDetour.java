package org.freshet.reroute;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a vehicle gets from one place to another while streets are closed to its class.
 *
 * @param fromId where it starts, such as a fire station
 * @param toId where it must go, such as a hospital
 * @param dry the way on dry streets; null where there is none even then
 * @param wet the way without closed streets; null where the water cuts the place off
 */
public record VehicleDetour(String fromId, String toId, @Nullable Route dry, @Nullable Route wet) {
  /**
   * A place vehicles come from or go to.
   *
   * @param id identifier
   * @param lon longitude, degrees
   * @param lat latitude, degrees
   */
  public record Place(String id, double lon, double lat) {}

  /** Whether the water alone makes the place unreachable. */
  public boolean cutOff() {
    return dry != null && wet == null;
  }

  /** How much longer it takes, s; 0 where either way is missing. */
  public double extra_s() {
    return dry == null || wet == null ? 0 : Math.max(0, wet.duration_s() - dry.duration_s());
  }

  /**
   * The ways from every origin to every destination, in their order; two routes each.
   *
   * @param network streets
   * @param origins where vehicles stand
   * @param destinations where they must go
   * @param closed edges closed to their class
   */
  public static List<VehicleDetour> between(
      RoadNetwork network, List<Place> origins, List<Place> destinations, BitSet closed) {
    List<VehicleDetour> detours = new ArrayList<>();
    for (Place from : origins) {
      for (Place to : destinations) {
        if (!from.id().equals(to.id())) {
          detours.add(
              new VehicleDetour(
                  from.id(),
                  to.id(),
                  network.route(from.lon(), from.lat(), to.lon(), to.lat(), new BitSet()),
                  network.route(from.lon(), from.lat(), to.lon(), to.lat(), closed)));
        }
      }
    }
    return List.copyOf(detours);
  }
}
