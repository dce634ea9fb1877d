package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class CarriedInventoryTest {
  private static final String TROUGH =
      """
      9 9 9 9 9 9 9 9 9 9
      9 3 2 3 3 3 3 3 1 9
      9 3 3 3 3 3 3 3 3 8
      9 3 3 3 3 3 3 3 3 9
      9 9 9 9 9 9 9 9 9 9
      """;

  private record Terrain(TerrainModel model, SinkInventory sinks) {
    static Terrain of(FloatGrid grid) {
      TerrainModel model =
          TerrainModel.of(grid, TerrainOptions.defaults().withThreads(1), Progress.NONE);
      return new Terrain(model, SinkInventory.of(model, SinkFilter.NONE));
    }

    Terrain after(Terrain before) {
      return new Terrain(model, CarriedInventory.of(before.model, before.sinks, model, sinks));
    }

    Sink at(int row, int col) {
      return sinks.sinks().get(sinks.sinkOfLeaf(model.leafOf(model.geometry().cell(row, col))));
    }

    Set<Integer> cells(Sink sink) {
      Set<Integer> cells = new HashSet<>();
      for (int cell = 0; cell < model.geometry().cells(); cell++) {
        int leaf = model.leafOf(cell);
        if (leaf >= 0
            && model.hierarchy().root(leaf) == sink.node()
            && model.elevation_m(cell) < sink.outletElevation_m()) {
          cells.add(cell);
        }
      }
      return cells;
    }
  }

  private static FloatGrid with(FloatGrid grid, float height_m, int... cells) {
    float[] heights = grid.array().clone();
    for (int cell : cells) {
      heights[cell] = height_m;
    }
    return new FloatGrid(grid.geometry(), heights);
  }

  @Test
  void ofASinkThatABarrierSplitsTheLargerPartKeepsTheId() {
    Terrain before = Terrain.of(RandomTerrain.parse(TROUGH));
    FloatGrid ground = before.model.elevation();
    Terrain after = Terrain.of(with(ground, 9, 16, 26, 36)).after(before);
    assertThat(before.sinks.sinks()).hasSize(1);
    assertThat(after.sinks.sinks()).hasSize(2);
    // The deepest cell, from which ids are made, lies in the smaller part.
    assertThat(after.at(2, 3).id()).isEqualTo(before.at(2, 3).id());
    assertThat(after.at(2, 7).id()).isNotEqualTo(before.at(2, 3).id());
    assertThat(after.sinks.byId(before.at(2, 3).id())).isEqualTo(after.at(2, 3));
    Terrain taken = Terrain.of(ground).after(before);
    assertThat(taken.sinks.sinks()).isEqualTo(before.sinks.sinks());
  }

  @Test
  void everySinkGetsTheIdOfTheOneMostAlikeAsCountedCellByCell() {
    int moved = 0;
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      FloatGrid grid = RandomTerrain.of(random, 2 + random.nextInt(25), 2 + random.nextInt(25));
      Terrain before = Terrain.of(grid);
      int[] cells = random.ints(1 + random.nextInt(9), 0, grid.geometry().cells()).toArray();
      Terrain now = Terrain.of(with(grid, grid.get(random.nextInt(cells.length)), cells));
      Map<Long, Long> expected = expected(before, now);
      List<Sink> carried = now.after(before).sinks.sinks();
      Set<Long> ids = new HashSet<>();
      for (int place = 0; place < carried.size(); place++) {
        long own = now.sinks.sinks().get(place).id();
        Long kept = expected.get(own);
        if (kept != null) {
          assertThat(carried.get(place).id()).as("seed %d", seed).isEqualTo(kept);
          moved += kept == own ? 0 : 1;
        }
        ids.add(carried.get(place).id());
      }
      assertThat(ids).as("seed %d", seed).hasSameSizeAs(carried);
      for (Sink sink : carried) {
        assertThat(sink.spillsTo() == Sink.LEAVES || ids.contains(sink.spillsTo())).isTrue();
      }
    }
    assertThat(moved).isGreaterThan(20);
  }

  /** The most alike pair first, again and again. */
  private static Map<Long, Long> expected(Terrain before, Terrain now) {
    Map<Long, Set<Integer>> old = new HashMap<>();
    before.sinks.sinks().forEach(sink -> old.put(sink.id(), before.cells(sink)));
    Map<Long, Set<Integer>> left = new HashMap<>();
    now.sinks.sinks().forEach(sink -> left.put(sink.id(), now.cells(sink)));
    Map<Long, Long> names = new HashMap<>();
    while (true) {
      double most = CarriedIds.LEAST_LIKENESS;
      long mostCommon = -1;
      long bestOld = Long.MAX_VALUE;
      long bestNow = -1;
      for (Sink sink : now.sinks.sinks()) {
        if (!left.containsKey(sink.id())) {
          continue;
        }
        for (Map.Entry<Long, Set<Integer>> one : old.entrySet()) {
          Set<Integer> common = new HashSet<>(left.get(sink.id()));
          common.retainAll(one.getValue());
          int all = left.get(sink.id()).size() + one.getValue().size() - common.size();
          double likeness = (double) common.size() / all;
          boolean better = likeness > most || (likeness == most && common.size() > mostCommon);
          boolean equal = likeness == most && common.size() == mostCommon;
          if (better || (equal && one.getKey() < bestOld)) {
            most = likeness;
            mostCommon = common.size();
            bestOld = one.getKey();
            bestNow = sink.id();
          }
        }
      }
      if (bestNow < 0) {
        return names;
      }
      names.put(bestNow, bestOld);
      old.remove(bestOld);
      left.remove(bestNow);
    }
  }
}
