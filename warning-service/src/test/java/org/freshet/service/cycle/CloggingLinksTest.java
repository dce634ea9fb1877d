package org.freshet.service.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.service.cycle.CulvertBank.LEFT;
import static org.freshet.service.cycle.CulvertBank.T0;
import static org.freshet.service.cycle.CulvertBank.rain;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.freshet.flood.BlockedOutlooks;
import org.freshet.flood.FloodForecast;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodState;
import org.freshet.rain.RainForecast;
import org.junit.jupiter.api.Test;

class CloggingLinksTest {
  private final FloodModel model = CulvertBank.model();
  private final FloodState state = model.dry(T0);
  private final RainForecast rain =
      new RainForecast(T0, List.of(List.of(rain(0, 200), rain(1, 0))), "test", Duration.ZERO);

  @Test
  void theWaterAheadWithTheLinksShutIsDeeperAboveThem() {
    CloggingLinks clogging = new CloggingLinks(List.of("Damm", "gone"));
    FloodForecast expected = model.forecast(state, rain);
    BlockedOutlooks outlooks = Objects.requireNonNull(clogging.outlooks(expected, rain, 1));
    FloodForecast shut = outlooks.blocked();
    int above = model.terrain().leafOf(LEFT);
    assertThat(shut.levels(0, 0).depth_m(model.terrain(), LEFT))
        .isGreaterThan(expected.levels(0, 0).depth_m(model.terrain(), LEFT) + 0.05f);
    assertThat(Objects.requireNonNull(outlooks.of(above)).links()).containsExactly("Damm");
    assertThat(shut.start().balance()).as("from the same water").isEqualTo(state.balance());
  }

  @Test
  void nothingIsComputedWhereNothingCanClog() {
    FloodForecast expected = model.forecast(state, rain);
    assertThat(CloggingLinks.none().outlooks(expected, rain, 1)).isNull();
    assertThat(new CloggingLinks(List.of("gone")).outlooks(expected, rain, 1)).isNull();
  }

  @Test
  void aLinkThatIsKnownToBeShutIsNoNews() {
    FloodModel shut = model.withStructures(model.structures().blocked());
    CloggingLinks clogging = new CloggingLinks(List.of("Damm"));
    FloodForecast known = shut.forecast(state.on(shut), rain);
    assertThat(clogging.outlooks(known, rain, 1)).isNull();
    FloodForecast expected = model.forecast(state, rain);
    assertThat(clogging.outlooks(expected, rain, 1)).as("open again").isNotNull();
  }
}
