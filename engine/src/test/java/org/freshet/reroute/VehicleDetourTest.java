package org.freshet.reroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.freshet.reroute.VehicleDetour.Place;
import org.junit.jupiter.api.Test;

class VehicleDetourTest {
  private final LatticeNetwork town = new LatticeNetwork(2, 3);
  private final List<Place> places = List.of(new Place("station", 0, 0), new Place("school", 2, 0));

  @Test
  void tellsHowMuchLongerTheWayIs() {
    BitSet closed = new BitSet();
    closed.set(town.east(0, 1));
    List<VehicleDetour> detours = VehicleDetour.between(town, places, places, closed);
    assertThat(detours).extracting(VehicleDetour::fromId).containsExactly("station", "school");
    assertThat(detours.get(0).extra_s()).isEqualTo(20);
    assertThat(detours.get(0).cutOff()).isFalse();
  }

  @Test
  void tellsWhenThePlaceIsCutOff() {
    BitSet closed = new BitSet();
    closed.set(town.east(0, 1));
    closed.set(town.north(0, 2));
    VehicleDetour detour = VehicleDetour.between(town, places, places, closed).get(0);
    assertThat(detour.cutOff()).isTrue();
    assertThat(detour.extra_s()).isZero();
  }
}
