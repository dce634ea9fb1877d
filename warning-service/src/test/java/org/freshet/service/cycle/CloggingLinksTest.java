package org.freshet.service.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.freshet.flood.BlockedOutlooks;
import org.freshet.flood.FloodForecast;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.FloodState;
import org.freshet.flood.FlowLink;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.Structures;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class CloggingLinksTest {
  private static final Instant T0 = Instant.parse("2026-06-18T14:00:00Z");
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final int COLS = 9;
  private static final int ABOVE = 2 * COLS + 2;
  private static final int BELOW = 2 * COLS + 6;
  private static final float[][] BANK = {
    {9, 9, 9, 9, 9, 9, 9, 9, 9},
    {9, 4, 4, 4, 7, 2, 2, 2, 9},
    {9, 4, 4, 4, 7, 2, 2, 2, 6},
    {9, 4, 4, 4, 7, 2, 2, 2, 9},
    {9, 9, 9, 9, 9, 9, 9, 9, 9}
  };

  private final FloodModel model = model();
  private final FloodState state = model.dry(T0);
  private final RainForecast rain =
      new RainForecast(
          T0, List.of(List.of(frame(T0, 200), frame(T0.plus(FIVE), 0))), "test", Duration.ZERO);

  private static FloodModel model() {
    FloatGrid grid = new FloatGrid(new GridGeometry(5, COLS, 0, 5, 1, 1, "EPSG:25832"));
    for (int cell = 0; cell < 5 * COLS; cell++) {
      grid.set(cell, BANK[cell / COLS][cell % COLS]);
    }
    TerrainModel terrain = TerrainModel.of(grid, TerrainOptions.defaults(), Progress.NONE);
    RainGrid cells = RainGrid.of(new GridGeometry(1, 1, 0, 5, COLS, 5, "EPSG:25832"));
    RunoffMatrix matrix =
        RunoffMatrix.of(terrain, cells, Surfaces.uniform(SurfaceClass.SEALED), Progress.NONE);
    FlowLink culvert = new FlowLink("Damm", FlowLink.Kind.CULVERT, ABOVE, BELOW, 4, 0, 0.01, 1);
    Structures structures = new Structures(List.of(culvert), List.of());
    return new FloodModel(terrain, matrix, FloodOptions.defaults(), List.of(), structures);
  }

  private static RainFrame frame(Instant from, float rain_mm) {
    return new RainFrame(from, from.plus(FIVE), new float[] {rain_mm}, "test");
  }

  @Test
  void theWaterAheadWithTheLinksShutIsDeeperAboveThem() {
    CloggingLinks clogging = new CloggingLinks(List.of("Damm", "gone"));
    FloodForecast expected = model.forecast(state, rain);
    FloodForecast shut = Objects.requireNonNull(clogging.forecast(state, rain, 1));
    int above = model.terrain().leafOf(ABOVE);
    assertThat(shut.levels(0, 0).depth_m(model.terrain(), ABOVE))
        .isGreaterThan(expected.levels(0, 0).depth_m(model.terrain(), ABOVE) + 0.05f);
    BlockedOutlooks outlooks = new BlockedOutlooks(expected, shut);
    assertThat(Objects.requireNonNull(outlooks.of(above)).links()).containsExactly("Damm");
    assertThat(shut.start().balance()).as("from the same water").isEqualTo(state.balance());
  }

  @Test
  void nothingIsComputedWhereNothingCanClog() {
    assertThat(CloggingLinks.none().forecast(state, rain, 1)).isNull();
    assertThat(new CloggingLinks(List.of("gone")).forecast(state, rain, 1)).isNull();
  }

  @Test
  void aLinkThatIsKnownToBeShutIsNoNews() {
    FloodModel shut = model.withStructures(model.structures().blocked());
    CloggingLinks clogging = new CloggingLinks(List.of("Damm"));
    assertThat(clogging.forecast(state.on(shut), rain, 1)).isNull();
    assertThat(clogging.forecast(state, rain, 1)).as("open again").isNotNull();
  }
}
