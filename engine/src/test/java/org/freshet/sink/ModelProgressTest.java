package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.Pages;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

/** Every stage of a model tells of all its work, in parts. */
class ModelProgressTest {
  private final FloatGrid grid = RandomTerrain.of(new Random(3), 300, 200);
  private final TerrainOptions options = TerrainOptions.defaults().withThreads(2);

  private static final class Told implements Progress {
    private final Map<String, Long> totals = new LinkedHashMap<>();
    private final Map<String, Long> done = new LinkedHashMap<>();
    private final Map<String, Integer> parts = new LinkedHashMap<>();
    private String stage = "";

    @Override
    public synchronized void begin(String name, long total) {
      stage = name;
      totals.merge(name, total, Long::sum);
      done.putIfAbsent(name, 0L);
    }

    @Override
    public synchronized void advance(long amount) {
      done.merge(stage, amount, Long::sum);
      parts.merge(stage, 1, Integer::sum);
    }
  }

  @Test
  void inMemoryByBandsOfRows() {
    Told told = new Told();
    TerrainModel.of(grid, options, told);
    assertThat(told.done).isEqualTo(told.totals);
    assertThat(told.parts.get("descent")).isGreaterThan(4);
    assertThat(told.parts.get("volumes")).isGreaterThan(4);
    assertThat(told.parts.get("storage curves")).isGreaterThan(4);
  }

  @Test
  void inTilesByTile() {
    Told told = new Told();
    Pages elevation = Pages.onHeap(4L * grid.geometry().cells());
    elevation.write(0, grid.array(), 0, grid.array().length);
    TiledModel.of(grid.geometry(), elevation, options, 64, ModelSpace.onHeap(), told);
    assertThat(told.done).isEqualTo(told.totals);
    assertThat(told.parts.get("basins and passes")).isEqualTo(5 * 4);
  }
}
