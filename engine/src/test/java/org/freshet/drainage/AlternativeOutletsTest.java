package org.freshet.drainage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.NestedSink;
import org.freshet.sink.Sink;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class AlternativeOutletsTest {
  private static TerrainModel model(int threads, int cols, float... z) {
    int rows = z.length / cols;
    GridGeometry geometry = new GridGeometry(rows, cols, 0, rows, 1, 1, GridGeometry.UNKNOWN_CRS);
    TerrainOptions options = TerrainOptions.defaults().withThreads(threads);
    return TerrainModel.of(new FloatGrid(geometry, z), options, Progress.NONE);
  }

  @Test
  void findsTheNextSillAndWhereItLeads() {
    // The pool of 1 spills west over 4; blocked, it spills east over 6 into the pool of 2.
    TerrainModel model =
        model(
            1, 8, //
            9, 9, 9, 9, 9, 9, 9, 9, //
            0, 4, 1, 6, 2, 5, 3, 0, //
            9, 9, 9, 9, 9, 9, 9, 9);
    SinkTree tree = SinkTree.of(model, SinkFilter.NONE);
    List<AlternativeOutlet> found = AlternativeOutlets.of(model, tree, 0, Scratch.onHeap());
    AlternativeOutlet first = found.get(0);
    assertThat(tree.sinks().get(first.sink()).pitElevation_m()).isEqualTo(1);
    assertThat(first.outletCell()).isEqualTo(11);
    assertThat(first.sill_m()).isEqualTo(6);
    assertThat(first.extraDepth_m()).isEqualTo(2);
    assertThat(tree.findById(first.leadsTo()).orElseThrow().pitElevation_m()).isEqualTo(2);
    assertThat(first.drowned()).isZero();
  }

  @Test
  void drownsANeighbourThatWouldOnlySendTheWaterBack() {
    // West over 4 is blocked; east over 5 lies a hollow whose own way out leads back over 5.
    TerrainModel model =
        model(
            1, 8, //
            9, 9, 9, 9, 9, 9, 9, 9, //
            0, 4, 1, 5, 2, 7, 3, 0, //
            9, 9, 9, 9, 9, 9, 9, 9);
    SinkTree tree = SinkTree.of(model, SinkFilter.NONE);
    AlternativeOutlet found = AlternativeOutlets.of(model, tree, 0, Scratch.onHeap()).get(0);
    assertThat(found.sill_m()).isEqualTo(7);
    assertThat(found.drowned()).isEqualTo(1);
    assertThat(found.leadsTo()).isEqualTo(Sink.LEAVES);
  }

  @Test
  void blocksAWholeStreetAndNotOneCell() {
    float[] z = {
      9, 9, 9, 9, 9, 9, 9, //
      0, 5, 1, 1, 1, 6, 0, //
      9, 9, 9, 9, 9, 9, 9
    };
    TerrainModel model = model(1, 7, z);
    SinkTree tree = SinkTree.of(model, SinkFilter.NONE);
    assertThat(AlternativeOutlets.of(model, tree, 0, Scratch.onHeap()).get(0).sill_m())
        .isEqualTo(6);
    assertThat(AlternativeOutlets.of(model, tree, 4, Scratch.onHeap()).get(0).sill_m())
        .isEqualTo(9);
    assertThat(AlternativeOutlets.of(model, tree, 20, Scratch.onHeap())).isEmpty();
    assertThatThrownBy(() -> AlternativeOutlets.of(model, tree, -1, Scratch.onHeap()))
        .hasMessageContaining("-1");
  }

  @Test
  void isTheOutletOfTheTerrainWithAWallInTheOldOne() {
    int same = 0;
    int all = 0;
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      float[] z = new float[30 * 30];
      for (int cell = 0; cell < z.length; cell++) {
        int row = cell / 30;
        z[cell] = random.nextInt(1000) * 0.01f + row * 0.05f;
      }
      TerrainModel model = model(1, 30, z);
      SinkTree tree = SinkTree.of(model, new SinkFilter(1, 3, 0, 0));
      List<AlternativeOutlet> found = AlternativeOutlets.of(model, tree, 0, Scratch.onHeap());
      assertThat(AlternativeOutlets.of(model(3, 30, z), tree, 0, Scratch.onHeap()))
          .isEqualTo(found);
      for (AlternativeOutlet outlet : found) {
        NestedSink sink = tree.sinks().get(outlet.sink());
        float[] walled = z.clone();
        walled[sink.outletCell()] = 1000;
        TerrainModel after = model(1, 30, walled);
        DepressionHierarchy tops = after.hierarchy();
        float sill = tops.outletElevation_m(tops.root(after.leafOf(sink.pitCell())));
        assertThat(outlet.sill_m()).as("seed %d", seed).isLessThanOrEqualTo(sill);
        same += outlet.sill_m() == sill ? 1 : 0;
        all++;
      }
    }
    // A wall also stops passes beside the outlet whose lower cell it covers; those may differ.
    assertThat(same).as("of %d", all).isGreaterThan((int) (all * 0.85));
  }
}
