package org.freshet.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.flood.Banks.BANK;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.freshet.flood.Banks;
import org.freshet.flood.BlockedOutlooks;
import org.freshet.flood.FloodForecast;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.FloodState;
import org.freshet.flood.Structures;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.junit.jupiter.api.Test;

class BlockedStreetsTest {
  private static final Instant T0 = Instant.parse("2026-06-18T14:00:00Z");
  private static final WarningArea ABOVE = new WarningArea("1", "Above");
  private static final WarningArea BELOW = new WarningArea("2", "Below");

  private static Map<String, BlockedStreet> deepest(double rain_mm) {
    Structures structures = new Structures(List.of(Banks.culvert(4, 0.01)), List.of());
    FloodModel open = Banks.model(structures, FloodOptions.defaults());
    FloodModel shut = open.withStructures(structures.blocked());
    RainFrame frame = new RainFrame(T0, T0.plusSeconds(300), new float[] {(float) rain_mm}, "test");
    RainForecast rain = new RainForecast(T0, List.of(List.of(frame)), "test", Duration.ZERO);
    FloodState dry = open.dry(T0);
    FloodForecast expected = open.forecast(dry, rain);
    FloodForecast blocked = shut.forecast(dry.on(shut), rain);
    Exposure exposure =
        new Exposure(
            BANK,
            List.of(street(0, "Dammweg", ABOVE, 1, 0), street(1, "Talweg", BELOW, 5, 0)),
            List.of(),
            List.of(ABOVE, BELOW));
    return new BlockedStreets(exposure, BANK).deepest(new BlockedOutlooks(expected, blocked));
  }

  private static RoadEdge street(int index, String name, WarningArea area, int col, long way) {
    int[] cells = {18 + col, 19 + col, 20 + col};
    return new RoadEdge(index, way, name, area.key(), 3, false, cells);
  }

  @Test
  void theStreetAboveABlockedCulvertIsToldAndTheOneBelowIsNot() {
    Map<String, BlockedStreet> told = deepest(200);
    assertThat(told).containsOnlyKeys("1");
    BlockedStreet street = Objects.requireNonNull(told.get("1"));
    assertThat(street.street()).isEqualTo("Dammweg");
    assertThat(street.links()).containsExactly("Damm");
    assertThat(street.deeper_m()).isGreaterThan(BlockedStreets.TOLD_FROM_M);
    assertThat(street.depth_m()).isGreaterThanOrEqualTo(street.deeper_m());
  }

  @Test
  void littleRainTellsNothing() {
    assertThat(deepest(10)).isEmpty();
  }
}
