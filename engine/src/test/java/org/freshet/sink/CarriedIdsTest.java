package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class CarriedIdsTest {
  private static final SinkFilter DEEP = new SinkFilter(2, 0, 0, 0);

  private static final String POND =
      """
      9 9 9 9 9 9 9
      9 3 3 3 3 3 9
      9 1 3 3 3 3 8
      9 3 3 3 3 3 9
      9 9 9 9 9 9 9
      """;

  private static TerrainModel model(FloatGrid grid) {
    return TerrainModel.of(grid, TerrainOptions.defaults().withThreads(1), Progress.NONE);
  }

  private record Terrain(TerrainModel model, SinkTree tree) {
    static Terrain of(FloatGrid grid, SinkFilter filter) {
      TerrainModel model = CarriedIdsTest.model(grid);
      return new Terrain(model, SinkTree.of(model, filter));
    }

    static Terrain of(String rows) {
      return of(RandomTerrain.parse(rows), DEEP);
    }

    NestedSink at(int row, int col) {
      int leaf = model.leafOf(model.geometry().cell(row, col));
      return tree.sinks().get(tree.sinkOfLeaf(leaf));
    }
  }

  private static Terrain carried(Terrain before, Terrain now) {
    return carried(before, now, before.tree.sinks());
  }

  private static Terrain carried(Terrain before, Terrain now, List<NestedSink> order) {
    CarriedIds ids = new CarriedIds(now.model, now.tree);
    SinkOutliner outliner = new SinkOutliner(before.model);
    GridGeometry geometry = now.model.geometry();
    for (NestedSink old : order) {
      for (int cell : outliner.cells(old.node())) {
        ids.span(geometry.row(cell), geometry.col(cell), geometry.col(cell) + 1);
      }
      ids.end(old.id());
    }
    return new Terrain(now.model, ids.tree());
  }

  @Test
  void aSinkWhosePitMovesKeepsItsId() {
    Terrain before = Terrain.of(POND);
    Terrain now =
        Terrain.of(
            """
            9 9 9 9 9 9 9
            9 3 3 3 3 3 9
            9 3 3 3 3 1 8
            9 3 3 3 3 3 9
            9 9 9 9 9 9 9
            """);
    assertThat(now.at(2, 5).id()).isNotEqualTo(before.at(2, 1).id());
    Terrain carried = carried(before, now);
    assertThat(carried.tree.sinks()).hasSize(1);
    assertThat(carried.at(2, 5).id()).isEqualTo(before.at(2, 1).id());
    assertThat(carried.tree.findById(before.at(2, 1).id())).isPresent();
  }

  @Test
  void aNewSinkHasTheIdOfItsPitAndOfAnOldOneNothingIsLeft() {
    Terrain before = Terrain.of(POND);
    Terrain now =
        Terrain.of(
            """
            9 9 9 9 9 9 9
            9 9 9 9 9 9 9
            9 9 9 9 3 2 8
            9 9 9 9 3 3 9
            9 9 9 9 9 9 9
            """);
    Terrain carried = carried(before, now);
    assertThat(carried.at(2, 5).id()).isEqualTo(before.at(2, 1).id());
    Terrain elsewhere =
        Terrain.of(
            """
            9 9 9 9 9 9 9
            9 9 9 9 9 9 9
            9 9 9 9 9 2 8
            9 9 9 9 9 9 9
            9 9 9 9 9 9 9
            """);
    assertThat(carried(before, elsewhere).at(2, 5).id()).isEqualTo(elsewhere.at(2, 5).id());
  }

  @Test
  void ofTwoThatBecomeOneTheLargerGivesItsId() {
    Terrain before =
        Terrain.of(
            """
            9 9 9 9 9 9 9 9 9
            9 1 3 9 3 3 3 3 9
            8 3 3 9 3 3 3 2 8
            9 9 9 9 9 9 9 9 9
            """);
    Terrain now =
        Terrain.of(
            """
            9 9 9 9 9 9 9 9 9
            9 1 3 3 3 3 3 3 9
            8 3 3 3 3 3 3 3 8
            9 9 9 9 9 9 9 9 9
            """);
    long smaller = before.at(1, 1).id();
    long larger = before.at(2, 7).id();
    assertThat(now.at(1, 1).id()).isEqualTo(smaller);
    Terrain carried = carried(before, now);
    assertThat(carried.tree.sinks()).extracting(NestedSink::id).containsExactly(larger);
  }

  @Test
  void ofOneThatIsSplitTheLargerPartKeepsTheIdAndTheOtherGetsAFreeOne() {
    Terrain before =
        Terrain.of(
            """
            9 9 9 9 9 9 9 9 9
            9 1 3 3 3 3 3 3 9
            8 3 3 3 3 3 3 3 8
            9 9 9 9 9 9 9 9 9
            """);
    Terrain now =
        Terrain.of(
            """
            9 9 9 9 9 9 9 9 9
            9 1 3 9 3 3 3 3 9
            8 3 3 9 3 3 3 2 8
            9 9 9 9 9 9 9 9 9
            """);
    long old = before.at(1, 1).id();
    Terrain carried = carried(before, now);
    assertThat(carried.at(2, 7).id()).isEqualTo(old);
    assertThat(carried.at(1, 1).id()).isNotEqualTo(old).isNotEqualTo(now.at(2, 7).id());
    assertThat(carried(before, now).tree.sinks()).isEqualTo(carried.tree.sinks());
  }

  @Test
  void givesNoIdTwiceWhateverIsEditedAndWhateverOrderTheOldOnesComeIn() {
    SinkFilter filter = new SinkFilter(0.2, 2, 0, 0);
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      FloatGrid ground = rough(random, 50);
      float[] z = ground.array().clone();
      for (int edit = 0; edit < 40; edit++) {
        z[random.nextInt(z.length)] += random.nextBoolean() ? 1.5f : -1.5f;
      }
      Terrain before = Terrain.of(ground, filter);
      Terrain now = Terrain.of(RandomTerrain.grid(50, 50, z), filter);
      Terrain carried = carried(before, now);
      Set<Long> ids = new HashSet<>();
      Set<Long> old = new HashSet<>();
      before.tree.sinks().forEach(sink -> old.add(sink.id()));
      int kept = 0;
      for (NestedSink sink : carried.tree.sinks()) {
        assertThat(ids.add(sink.id())).as("seed %d", seed).isTrue();
        kept += old.contains(sink.id()) ? 1 : 0;
      }
      for (NestedSink sink : carried.tree.sinks()) {
        assertThat(sink.spillsTo() == Sink.LEAVES || ids.contains(sink.spillsTo())).isTrue();
      }
      long ownKept = now.tree.sinks().stream().filter(sink -> old.contains(sink.id())).count();
      assertThat((long) kept).as("seed %d", seed).isGreaterThanOrEqualTo(ownKept);
      List<NestedSink> shuffled = new ArrayList<>(before.tree.sinks());
      Collections.shuffle(shuffled, random);
      assertThat(carried(before, now, shuffled).tree.sinks()).isEqualTo(carried.tree.sinks());
      assertThat(carried(before, before).tree.sinks()).isEqualTo(before.tree.sinks());
    }
  }

  private static FloatGrid rough(Random random, int side) {
    float[] z = new float[side * side];
    for (int cell = 0; cell < z.length; cell++) {
      int row = cell / side;
      double wave = Math.sin(cell % side / 5.0) + Math.cos(row / 7.0);
      z[cell] = (float) (3 * wave + random.nextDouble() + row * 0.02);
    }
    return RandomTerrain.grid(side, side, z);
  }

  @Test
  void refusesAnIdThatComesTwice() {
    Terrain pond = Terrain.of(POND);
    CarriedIds ids = new CarriedIds(pond.model, pond.tree);
    ids.end(7);
    assertThatThrownBy(() -> ids.end(7)).hasMessageContaining("(7)").hasMessageContaining("Maybe");
  }
}
