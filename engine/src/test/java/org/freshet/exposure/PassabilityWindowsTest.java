package org.freshet.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassabilityWindowsTest {
  private static final Instant T0 = Instant.parse("2026-06-18T15:00:00Z");
  private static final VehicleClass BUS = new VehicleClass("bus", "Linienbus", 0.20);
  private static final VehicleClass FIRE = new VehicleClass("fire_engine", "Löschfahrzeug", 0.40);

  @Test
  void theWadingDepthItselfIsPassable() {
    assertThat(windows(0.20f, 0.20f)).isEmpty();
  }

  @Test
  void aWindowOpensWithTheFirstDeepInstantAndEndsWithTheFirstPassableOne() {
    PassabilityWindow window = windows(0, 0.25f, 0.30f, 0.1f, 0).get(0);
    assertThat(window.from()).isEqualTo(at(1));
    assertThat(window.until()).isEqualTo(at(3));
    assertThat(window.maxDepth_m()).isEqualTo(0.30f);
    assertThat(window.observed()).isFalse();
  }

  @Test
  void waterNowIsObserved() {
    assertThat(windows(0.25f, 0, 0).get(0).observed()).isTrue();
  }

  @Test
  void anOpenEndIsNull() {
    assertThat(windows(0, 0.25f, 0.3f).get(0).until()).isNull();
  }

  @Test
  void oneShallowInstantDoesNotOpenTheRoad() {
    assertThat(windows(0.25f, 0.19f, 0.25f, 0, 0)).hasSize(1);
    assertThat(windows(0.25f, 0.19f, 0.19f, 0.25f)).hasSize(2);
  }

  @Test
  void theLastInstantAloneMayOpenIt() {
    assertThat(windows(0.25f, 0.25f, 0.1f).get(0).until()).isEqualTo(at(2));
  }

  @Test
  void higherVehiclesPassLonger() {
    List<PassabilityWindow> both =
        PassabilityWindows.of(series(0.1f, 0.3f, 0.5f, 0.3f, 0.1f, 0.1f), List.of(BUS, FIRE));
    assertThat(both).extracting(PassabilityWindow::vehicleId).containsExactly("bus", "fire_engine");
    assertThat(both.get(0).from()).isEqualTo(at(1));
    assertThat(both.get(1).from()).isEqualTo(at(2));
    assertThat(both.get(1).until()).isEqualTo(at(3));
  }

  private static List<PassabilityWindow> windows(float... depths_m) {
    return PassabilityWindows.of(series(depths_m), List.of(BUS));
  }

  private static DepthSeries series(float... depths_m) {
    List<Instant> times = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < depths_m.length; i++) {
      times.add(at(i));
      values.add(new float[] {depths_m[i]});
    }
    return new DepthSeries(times, values);
  }

  private static Instant at(int number) {
    return T0.plusSeconds(300L * number);
  }
}
