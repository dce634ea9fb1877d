package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
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

class SinkTreeTest {
  private static final SinkFilter[] FILTERS = {
    SinkFilter.NONE,
    new SinkFilter(1, 2, 2, 4),
    new SinkFilter(2, 0, 0, 0),
    new SinkFilter(0, 0, 0, 20),
    new SinkFilter(0.02, 3, 0, 0)
  };

  private static TerrainModel model(FloatGrid grid) {
    return TerrainModel.of(grid, TerrainOptions.defaults().withThreads(1), Progress.NONE);
  }

  /** Rough ground with sinks in sinks, tilted so that some water always leaves. */
  private static FloatGrid rough(long seed, int side) {
    Random random = new Random(seed);
    float[] z = new float[side * side];
    for (int cell = 0; cell < z.length; cell++) {
      int row = cell / side;
      double wave = Math.sin(cell % side / 5.0) + Math.cos(row / 7.0);
      double z_m = 3 * wave + random.nextDouble() + row * 0.02;
      z[cell] = (float) (Math.rint(100 * z_m) / 100);
    }
    return RandomTerrain.grid(side, side, z);
  }

  @Test
  void keepsTwoPoolsInOneSinkAndGivesThemThePuddleBeside() {
    // Pools of 1 and 3, a puddle of 6 between them and the saddle of 7, all inside the rim of 9.
    TerrainModel model =
        model(
            RandomTerrain.parse(
                """
                12 12 12 12 12 12 12 12 12
                12  1  1  7  3  3  8  6 12
                12  1  1  7  3  3  8  6  9
                12 12 12 12 12 12 12 12 12
                """));
    SinkTree tree = SinkTree.of(model, new SinkFilter(3, 0, 0, 0));
    assertThat(tree.sinks()).hasSize(3);
    NestedSink whole = tree.sinks().get(0);
    NestedSink deep = tree.sinks().get(1);
    NestedSink other = tree.sinks().get(2);
    assertThat(whole.volume_m3()).isEqualTo(4 * 8 + 2 * 2 + 4 * 6 + 2 * 1 + 2 * 3);
    assertThat(whole.pits()).isEqualTo(3);
    assertThat(deep.volume_m3()).isEqualTo(4 * 6);
    assertThat(other.volume_m3()).isEqualTo(4 * 4);
    assertThat(whole.own_m3()).isEqualTo(whole.volume_m3() - 24 - 16);
    assertThat(tree.children(whole)).containsExactly(1, 2);
    assertThat(deep.parent()).isZero();
    assertThat(deep.spillsTo()).isEqualTo(other.id());
    assertThat(other.spillsTo()).isEqualTo(deep.id());
    assertThat(whole.spillsTo()).isEqualTo(Sink.LEAVES);
    assertThat(whole.id()).isEqualTo(SinkInventory.of(model, SinkFilter.NONE).sinks().get(0).id());
  }

  @Test
  void losesNoVolumeWhateverIsPruned() {
    for (long seed = 0; seed < 1500; seed++) {
      TerrainModel model = model(RandomTerrain.of(seed));
      for (SinkFilter filter : FILTERS) {
        SinkTree tree = SinkTree.of(model, filter);
        double own = 0;
        double unlisted = tree.droppedOut_m3();
        for (NestedSink sink : tree.sinks()) {
          own += sink.own_m3();
          unlisted += sink.unlisted_m3();
        }
        double fill = model.hierarchy().fillVolume_m3();
        double near = 1e-9 * Math.max(fill, Float.MIN_NORMAL);
        assertThat(own + tree.dropped_m3()).as("seed %d", seed).isCloseTo(fill, within(near));
        assertThat(unlisted).isCloseTo(tree.dropped_m3(), within(near));
      }
    }
  }

  @Test
  void equalsTheHierarchyPrunedByHand() {
    for (long seed = 0; seed < 1500; seed++) {
      TerrainModel model = model(RandomTerrain.of(seed));
      for (SinkFilter filter : FILTERS) {
        SinkTree tree = SinkTree.of(model, filter);
        Set<Integer> expected = new HashSet<>();
        DepressionHierarchy all = model.hierarchy();
        for (int node = 0; node < all.nodeCount(); node++) {
          if (all.parent(node) == DepressionHierarchy.NONE && keeps(all, filter, node)) {
            prune(all, filter, node, expected);
          }
        }
        Set<Integer> nodes = new HashSet<>();
        Set<Long> ids = new HashSet<>();
        for (NestedSink sink : tree.sinks()) {
          nodes.add(sink.node());
          ids.add(sink.id());
          assertThat(tree.findById(sink.id())).containsSame(sink);
          assertThat(sink.id()).isLessThan(1L << 53);
        }
        assertThat(nodes).as("seed %d %s", seed, filter).isEqualTo(expected);
        assertThat(ids).as("seed %d %s", seed, filter).hasSameSizeAs(tree.sinks());
      }
    }
  }

  private static void prune(DepressionHierarchy all, SinkFilter filter, int top, Set<Integer> out) {
    int node = top;
    while (true) {
      boolean left = !all.isLeaf(node) && keeps(all, filter, all.left(node));
      boolean right = !all.isLeaf(node) && keeps(all, filter, all.right(node));
      if (left && right) {
        double rise = (double) all.outletElevation_m(top) - all.outletElevation_m(all.left(node));
        if (all.parent(top) == DepressionHierarchy.NONE || rise >= filter.minDepth_m()) {
          out.add(top);
        }
        prune(all, filter, all.left(node), out);
        prune(all, filter, all.right(node), out);
        return;
      }
      if (!left && !right) {
        out.add(top);
        return;
      }
      node = left ? all.left(node) : all.right(node);
    }
  }

  private static boolean keeps(DepressionHierarchy all, SinkFilter filter, int node) {
    boolean below =
        !all.isLeaf(node)
            && (keeps(all, filter, all.left(node)) || keeps(all, filter, all.right(node)));
    return below
        || filter.keeps(
            all.depth_m(node),
            all.area_m2(node),
            all.volume_m3(node),
            catchment(all, node) * all.cellArea_m2());
  }

  private static long catchment(DepressionHierarchy all, int node) {
    return all.isLeaf(node)
        ? all.catchmentCells(node)
        : catchment(all, all.left(node)) + catchment(all, all.right(node));
  }

  @Test
  void linksUpAndDownAgree() {
    SinkTree tree = SinkTree.of(model(rough(4, 80)), new SinkFilter(0.2, 2, 0, 0));
    assertThat(tree.sinks()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(tree.outermost()).isLessThan(tree.sinks().size());
    for (int place = 0; place < tree.sinks().size(); place++) {
      NestedSink sink = tree.sinks().get(place);
      assertThat(sink.parent()).isLessThan(place);
      if (sink.hasChildren()) {
        double volume = sink.own_m3();
        int pits = 0;
        for (int child : tree.children(sink)) {
          NestedSink inside = tree.sinks().get(child);
          assertThat(inside.parent()).isEqualTo(place);
          assertThat(inside.level()).isEqualTo(sink.level() + 1);
          volume += inside.volume_m3();
          pits += inside.pits();
        }
        assertThat(tree.children(sink)).hasSizeGreaterThan(1);
        assertThat(tree.sinks().get(sink.firstChild()).pitCell()).isEqualTo(sink.pitCell());
        assertThat(sink.volume_m3()).isCloseTo(volume, within(1e-9 * volume));
        assertThat(pits).isLessThanOrEqualTo(sink.pits());
      }
      if (sink.spillsTo() != Sink.LEAVES) {
        assertThat(tree.findById(sink.spillsTo()))
            .get()
            .satisfies(target -> assertThat(target.hasChildren()).isFalse());
      }
    }
  }

  @Test
  void curvesRunFromBottomToOutletWithoutGoingBack() {
    for (long seed = 0; seed < 40; seed++) {
      TerrainModel model = model(rough(seed, 50));
      SinkTree tree = SinkTree.of(model, new SinkFilter(0.2, 2, 0, 0));
      SinkOutliner outliner = new SinkOutliner(model);
      for (NestedSink sink : tree.sinks()) {
        SinkCurve curve = tree.curve(sink);
        double near = 1e-6 * sink.volume_m3();
        assertThat(curve.lowest_m()).isBetween((double) sink.pitElevation_m(), curve.highest_m());
        if (sink.pits() == 1) {
          assertThat(curve.lowest_m()).isEqualTo(sink.pitElevation_m());
          assertThat(curve.level_m(0)).isEqualTo(sink.pitElevation_m());
        }
        assertThat(curve.volume_m3(sink.outletElevation_m()))
            .isCloseTo(sink.volume_m3(), within(near));
        assertThat(curve.area_m2(sink.outletElevation_m())).isEqualTo(sink.area_m2());
        double before = 0;
        for (double level : curve.levels_m(11)) {
          double volume = curve.volume_m3(level);
          assertThat(volume).as("seed %d", seed).isGreaterThanOrEqualTo(before - near);
          before = volume;
          if (sink.pits() == 1) {
            assertThat(volume).isCloseTo(pool(model, outliner, sink, level), within(near));
            assertThat(curve.level_m(volume)).isCloseTo(level, within(1e-4));
          }
        }
      }
    }
  }

  private static double pool(
      TerrainModel model, SinkOutliner outliner, NestedSink sink, double level) {
    double volume = 0;
    for (int cell : outliner.cells(sink.node())) {
      volume += Math.max(0, level - model.elevation().get(cell));
    }
    return volume;
  }

  @Test
  void idsSurviveReRunsCropsAndEdits() {
    SinkFilter filter = new SinkFilter(0.2, 2, 0, 0);
    int known = 0;
    int all = 0;
    for (long seed = 0; seed < 60; seed++) {
      FloatGrid ground = rough(seed, 60);
      TerrainModel before = model(ground);
      SinkTree old = SinkTree.of(before, filter);
      assertThat(SinkTree.of(model(ground), filter).sinks()).isEqualTo(old.sinks());
      float[] z = ground.array().clone();
      Random random = new Random(seed);
      int row = random.nextInt(60);
      int col = random.nextInt(60);
      for (int cell = 0; cell < z.length; cell++) {
        if (Math.abs(cell / 60 - row) <= 1 && Math.abs(cell % 60 - col) <= 1) {
          z[cell] += random.nextBoolean() ? 0.6f : -0.6f;
        }
      }
      SinkTree edited = SinkTree.of(model(RandomTerrain.grid(60, 60, z)), filter);
      Map<List<Object>, Long> ids = new HashMap<>();
      old.sinks().forEach(sink -> ids.put(shape(old, sink), sink.id()));
      for (NestedSink sink : edited.sinks()) {
        Long id = ids.get(shape(edited, sink));
        if (id != null) {
          assertThat(sink.id()).as("untouched sink, seed %d", seed).isEqualTo(id);
        }
        known += old.findById(sink.id()).isPresent() ? 1 : 0;
        all++;
      }
    }
    assertThat(known).as("of %d sinks", all).isGreaterThan((int) (all * 0.97));
  }

  /** What makes a sink the same: its own ground and, inside another, that of the one it meets. */
  private static List<Object> shape(SinkTree tree, NestedSink sink) {
    List<Object> shape = new ArrayList<>();
    shape.add(sink.pitCell());
    shape.add(sink.outletCell());
    shape.add(sink.volume_m3());
    shape.add(sink.outermost());
    if (!sink.outermost()) {
      for (int child : tree.children(tree.sinks().get(sink.parent()))) {
        shape.add(tree.sinks().get(child).pitCell());
        shape.add(tree.sinks().get(child).outletCell());
      }
    }
    return shape;
  }

  @Test
  void saysThatAnUnknownIdIsUnknown() {
    SinkTree tree = SinkTree.of(model(rough(1, 20)), SinkFilter.NONE);
    assertThat(tree.findById(12345678901L)).isEmpty();
    assertThat(tree.filter()).isEqualTo(SinkFilter.NONE);
    assertThatThrownBy(() -> tree.sinks().clear()).isInstanceOf(RuntimeException.class);
  }
}
