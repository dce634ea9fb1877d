package org.freshet.service.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PolylineTest {
  @Test
  void findsStopsInOrderOnALineThatComesBack() {
    Polyline there = new Polyline(new double[] {0, 0, 100, 0, 100, 4, 0, 4});
    assertThat(there.positions_m(new double[] {20, 90, 60, 10}, new double[] {2, 2, 3, 3}))
        .containsExactly(new double[] {20, 90, 144, 194}, within(1e-9));
  }

  @Test
  void neverLetsPositionsFall() {
    Polyline line = new Polyline(new double[] {0, 0, 100, 0});
    assertThat(line.positions_m(new double[] {50, 40, 80}, new double[] {0, 0, 0}))
        .containsExactly(50, 50, 80);
  }

  @Test
  void cutsParts() {
    Polyline line = new Polyline(new double[] {0, 0, 10, 0, 10, 10});
    assertThat(line.part(5, 15)).containsExactly(5, 0, 10, 0, 10, 5);
    assertThat(line.part(0, line.length_m())).containsExactly(0, 0, 10, 0, 10, 10);
    assertThat(line.part(12, 14)).containsExactly(10, 2, 10, 4);
  }
}
