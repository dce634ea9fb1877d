package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class SinkInventoryTest {
  private static TerrainModel model(FloatGrid grid) {
    return TerrainModel.of(grid, TerrainOptions.defaults().withThreads(1), Progress.NONE);
  }

  private static final String THREE =
      """
      9 9 9 9 9 9 9 9 9
      9 2 7 5 6 3 6 4 5
      9 9 9 9 9 9 9 9 9
      """;

  @Test
  void listsOutermostDepressionsAndWhereTheySpill() {
    SinkInventory all = SinkInventory.of(model(RandomTerrain.parse(THREE)), SinkFilter.NONE);
    assertThat(all.sinks()).extracting(Sink::depth_m).containsExactly(5.0, 3.0, 1.0);
    Sink first = all.sinks().get(0);
    assertThat(first.spillsTo()).isEqualTo(all.sinks().get(1).id());
    assertThat(all.sinks().get(2).spillsTo()).isEqualTo(Sink.LEAVES);
    assertThat(all.byId(first.id())).isSameAs(first);
  }

  @Test
  void followsOverflowThroughDroppedDepressionsAndCountsThem() {
    TerrainModel model = model(RandomTerrain.parse(THREE));
    SinkInventory deep = SinkInventory.of(model, new SinkFilter(2, 0, 0, 0));
    assertThat(deep.sinks()).hasSize(2);
    assertThat(deep.sinks().get(0).spillsTo()).isEqualTo(deep.sinks().get(1).id());
    assertThat(deep.sinks().get(1).spillsTo()).isEqualTo(Sink.LEAVES);
    assertThat(deep.dropped()).isEqualTo(1);
    double kept = deep.sinks().stream().mapToDouble(Sink::volume_m3).sum();
    assertThat(kept + deep.dropped_m3()).isEqualTo(model.hierarchy().fillVolume_m3());
  }

  @Test
  void idsStayWhenTheRasterIsCropped() {
    FloatGrid whole = RandomTerrain.of(new Random(3), 40, 40);
    float[] part = new float[30 * 30];
    for (int cell = 0; cell < part.length; cell++) {
      part[cell] = whole.get(5 + cell / 30, 7 + cell % 30);
    }
    GridGeometry crop = new GridGeometry(30, 30, 7, 35, 1, 1, GridGeometry.UNKNOWN_CRS);
    Set<Long> ids = new HashSet<>();
    SinkInventory.of(model(whole), SinkFilter.NONE).sinks().forEach(sink -> ids.add(sink.id()));
    List<Sink> cropped =
        SinkInventory.of(model(new FloatGrid(crop, part)), SinkFilter.NONE).sinks();
    long known = cropped.stream().filter(sink -> ids.contains(sink.id())).count();
    assertThat(known).isGreaterThan(cropped.size() / 2);
  }

  @Test
  void outlinesCoverExactlyTheGround() {
    for (long seed = 0; seed < 1500; seed++) {
      TerrainModel model = model(RandomTerrain.of(seed));
      SinkOutliner outliner = new SinkOutliner(model);
      DepressionHierarchy tree = model.hierarchy();
      for (int node = 0; node < tree.nodeCount(); node++) {
        double area = 0;
        for (SinkOutline.Part part : outliner.outline(node).parts()) {
          double shell = area(part.shell());
          assertThat(shell).as("seed %d node %d", seed, node).isPositive();
          area += shell;
          for (double[] hole : part.holes()) {
            assertThat(area(hole)).isNegative();
            area += area(hole);
          }
        }
        if (tree.isLeaf(node) || area > 0) {
          assertThat(area).as("seed %d node %d", seed, node).isEqualTo(outliner.cells(node).length);
          assertThat((double) outliner.cells(node).length).isLessThanOrEqualTo(tree.area_m2(node));
        }
      }
    }
  }

  @Test
  void outlineOfARingHasItsHole() {
    TerrainModel model =
        model(
            RandomTerrain.parse(
                """
                9 9 9 9 9
                9 1 1 1 9
                9 1 9 1 9
                9 1 1 1 9
                9 9 9 9 9
                """));
    SinkOutline outline = new SinkOutliner(model).outline(0);
    assertThat(outline.parts()).hasSize(1);
    assertThat(outline.parts().get(0).shell()).containsOnly(1, 4).hasSize(10);
    assertThat(area(outline.parts().get(0).shell())).isCloseTo(9, within(1e-12));
    assertThat(outline.parts().get(0).holes()).hasSize(1);
    assertThat(area(outline.parts().get(0).holes().get(0))).isCloseTo(-1, within(1e-12));
  }

  private static double area(double[] ring) {
    double twice = 0;
    for (int i = 0; i + 3 < ring.length; i += 2) {
      twice += ring[i] * ring[i + 3] - ring[i + 2] * ring[i + 1];
    }
    return twice / 2;
  }
}
