package org.freshet.drainage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.sink.FillSpillMerge;
import org.freshet.sink.NestedSink;
import org.freshet.sink.Sink;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkInventory;
import org.freshet.sink.SinkTree;
import org.freshet.sink.SinkWater;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class PathNetworkTest {
  private static final int ROWS = 60;
  private static final int COLS = 50;
  private static final List<Structure.Kind> KINDS =
      List.of(Structure.Kind.BUILDING, Structure.Kind.ROAD, Structure.Kind.UNDERPASS);
  private static final SinkFilter SOME = new SinkFilter(2, 2, 3, 5);

  private static TerrainModel model(int rows, int cols, float... z) {
    GridGeometry geometry = new GridGeometry(rows, cols, 0, rows, 1, 1, GridGeometry.UNKNOWN_CRS);
    TerrainOptions options = TerrainOptions.defaults().withThreads(1);
    return TerrainModel.of(new FloatGrid(geometry, z), options, Progress.NONE);
  }

  private static TerrainModel random(long seed) {
    Random random = new Random(seed);
    int steps = 3 + (int) (seed % 7) * 10;
    float[] z = new float[ROWS * COLS];
    for (int cell = 0; cell < z.length; cell++) {
      int row = cell / COLS;
      z[cell] = random.nextInt(steps) + row;
    }
    return model(ROWS, COLS, z);
  }

  private static Structures structures(TerrainModel model, long seed) {
    Random random = new Random(seed + 1000);
    List<Structure> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Structure.Kind kind = KINDS.get(random.nextInt(3));
      int row = random.nextInt(ROWS - 4);
      int col = random.nextInt(COLS - 4);
      int[] cells = new int[9];
      Arrays.setAll(cells, k -> (row + Math.floorDiv(k, 3)) * COLS + col + k % 3);
      all.add(new Structure("s" + i, kind, cells));
    }
    return Structures.of(model.geometry(), all);
  }

  @Test
  void sharedWaysEqualThoseFollowedOneByOne() {
    int joined = 0;
    for (long seed = 0; seed < 200; seed++) {
      TerrainModel model = random(seed);
      SinkFilter filter = seed % 2 == 0 ? SinkFilter.NONE : SOME;
      SinkTree tree = SinkTree.of(model, filter);
      PathNetwork network = network(model, tree, Structures.none(model.geometry()));
      Map<Long, DrainagePath> alone = new HashMap<>();
      for (DrainagePath path : DrainagePaths.of(model, SinkInventory.of(model, filter))) {
        alone.put(path.fromSink(), path);
      }
      for (EmergencyPath path : network.paths()) {
        NestedSink sink = tree.sinks().get(path.sink());
        if (!sink.outermost()) {
          assertThat(network.cells(path.sink()).length).isBetween(1, 2);
          continue;
        }
        DrainagePath expected = Objects.requireNonNull(alone.get(path.fromSink()));
        assertThat(network.cells(path.sink())).as("seed %d", seed).isEqualTo(expected.cells());
        assertThat(path.length_m()).isCloseTo(expected.length_m(), within(1e-9));
        assertThat(path.drop_m()).isEqualTo(expected.drop_m());
        assertThat(path.contributingArea_m2()).isEqualTo(expected.contributingArea_m2());
        assertThat(outermost(tree, path.toSink())).isEqualTo(expected.toSink());
        joined += path.joins() >= 0 ? 1 : 0;
      }
      assertThat(network.paths()).hasSameSizeAs(tree.sinks());
    }
    assertThat(joined).isPositive();
  }

  private static PathNetwork network(TerrainModel model, SinkTree tree, Structures structures) {
    return PathNetwork.of(model, tree, structures, Progress.NONE);
  }

  private static long outermost(SinkTree tree, long id) {
    if (id == Sink.LEAVES) {
      return id;
    }
    NestedSink sink = tree.findById(id).orElseThrow();
    while (!sink.outermost()) {
      sink = tree.sinks().get(sink.parent());
    }
    return sink.id();
  }

  @Test
  void countsStructuresAlongTheWholeWayOnceEach() {
    for (long seed = 0; seed < 100; seed++) {
      TerrainModel model = random(seed);
      Structures structures = structures(model, seed);
      PathNetwork network = network(model, SinkTree.of(model, SOME), structures);
      for (EmergencyPath path : network.paths()) {
        int[] cells = network.cells(path.sink());
        String where = "seed " + seed + " path " + path.sink();
        assertThat(path.buildings())
            .as(where)
            .isEqualTo(entered(structures, Structure.Kind.BUILDING, cells));
        assertThat(path.roads())
            .as(where)
            .isEqualTo(entered(structures, Structure.Kind.ROAD, cells));
        assertThat(path.underpasses())
            .as(where)
            .isEqualTo(entered(structures, Structure.Kind.UNDERPASS, cells));
      }
    }
  }

  private static int entered(Structures structures, Structure.Kind kind, int[] cells) {
    int count = 0;
    int before = -1;
    for (int cell : cells) {
      int here = structures.at(kind, cell);
      count += here >= 0 && here != before ? 1 : 0;
      before = here;
    }
    return count;
  }

  @Test
  void endsAtTheWaterAndNamesWhatItMeets() {
    TerrainModel model =
        model(
            3, 10, //
            9, 9, 9, 9, 9, 9, 9, 9, 9, 9, //
            9, 2, 7, 6, 5, 4, 3, 2, 1, 0, //
            9, 9, 9, 9, 9, 9, 9, 9, 9, 9);
    Structures structures =
        Structures.of(
            model.geometry(),
            List.of(
                new Structure("Mill Lane", Structure.Kind.ROAD, new int[] {13, 14}),
                new Structure("subway", Structure.Kind.UNDERPASS, new int[] {15}),
                new Structure("house", Structure.Kind.BUILDING, new int[] {3}),
                new Structure("brook", Structure.Kind.WATER, new int[] {17, 18})));
    PathNetwork network = network(model, SinkTree.of(model, SinkFilter.NONE), structures);
    EmergencyPath path = network.paths().get(0);
    assertThat(network.cells(0)).containsExactly(12, 13, 14, 15, 16, 17);
    assertThat(path.endsInWater()).isTrue();
    assertThat(path.toSink()).isEqualTo(Sink.LEAVES);
    assertThat(List.of(path.roads(), path.underpasses(), path.buildings())).containsOnly(1);
    assertThat(path.drop_m()).isEqualTo(5);
    assertThat(path.slope()).isEqualTo(1);
    assertThat(network.met(0, structures, Structure.Kind.ROAD)).containsExactly(0);
    assertThatThrownBy(
            () ->
                Structures.of(
                    model.geometry(),
                    List.of(new Structure("far", Structure.Kind.ROAD, new int[] {30}))))
        .hasMessageContaining("far")
        .hasMessageContaining("(30)");
  }

  @Test
  void loadsAddUpWherePathsJoinAndTheHeaviestRanksFirst() {
    for (long seed = 0; seed < 50; seed++) {
      TerrainModel model = random(seed);
      SinkTree tree = SinkTree.of(model, SOME);
      PathNetwork network = network(model, tree, Structures.none(model.geometry()));
      double[] inflow = new double[model.hierarchy().leafCount()];
      Arrays.fill(inflow, 20);
      SinkWater water = new FillSpillMerge(model.hierarchy()).run(inflow);
      PathLoads loads = PathLoads.of(network, List.of(water));
      double[] expected = new double[network.paths().size()];
      for (EmergencyPath path : network.paths()) {
        double spill = water.spilled_m3(tree.sinks().get(path.sink()).node());
        assertThat(loads.spill_m3(0, path.sink())).isEqualTo(spill);
        for (int on = path.sink(); on >= 0; on = network.paths().get(on).joins()) {
          expected[on] += spill;
        }
      }
      for (int path = 0; path < expected.length; path++) {
        assertThat(loads.passing_m3(0, path)).isCloseTo(expected[path], within(1e-6));
        assertThat(loads.most_m3(path)).isEqualTo(loads.passing_m3(0, path));
      }
      double before = Double.POSITIVE_INFINITY;
      for (EmergencyPath path : PathRanking.ranked(network, loads)) {
        double score = PathRanking.score(path, loads);
        assertThat(score).isLessThanOrEqualTo(before);
        before = score;
      }
    }
  }
}
