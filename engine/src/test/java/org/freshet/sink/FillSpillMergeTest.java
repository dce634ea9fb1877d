package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class FillSpillMergeTest {
  private static final int TERRAINS = Integer.getInteger("freshet.terrains", 4000);

  private static TerrainModel model(FloatGrid grid) {
    return TerrainModel.of(grid, TerrainOptions.defaults().withThreads(1), Progress.NONE);
  }

  private static double[] rain(DepressionHierarchy tree, Random random) {
    double[] rain = new double[tree.leafCount()];
    double scale = tree.fillVolume_m3() * Math.pow(10, random.nextInt(4) - 2);
    for (int leaf = 0; leaf < rain.length; leaf++) {
      rain[leaf] = random.nextInt(3) == 0 ? 0 : random.nextDouble() * scale / rain.length;
    }
    return rain;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  @Test
  void A01_waterStaysInOnePit() {
    TerrainModel model =
        model(
            RandomTerrain.parse(
                """
        5 5 5 5
        5 1 2 4
        5 5 5 5
        """));
    DepressionHierarchy tree = model.hierarchy();
    assertThat(tree.leafCount()).isEqualTo(1);
    assertThat(tree.volume_m3(0)).isEqualTo(5);
    assertThat(tree.outletElevation_m(0)).isEqualTo(4);

    SinkWater water = new FillSpillMerge(tree).run(new double[] {3});
    assertThat(water.stored_m3()).isEqualTo(3);
    assertThat(water.levels().level_m(0)).isEqualTo(3);
    assertThat(water.full(0)).isFalse();
    assertThat(water.levels().floodedCells(model)).isEqualTo(2);
  }

  @Test
  void A02_spillsIntoLowerNeighbourThenMergesThenLeaves() {
    TerrainModel model =
        model(
            RandomTerrain.parse(
                """
        9 9 9 9 9
        9 2 5 1 7
        9 9 9 9 9
        """));
    DepressionHierarchy tree = model.hierarchy();
    assertThat(tree.leafCount()).isEqualTo(2);
    FillSpillMerge rain = new FillSpillMerge(tree);

    SinkWater one = rain.run(new double[] {4, 0});
    assertThat(one.full(0)).isTrue();
    assertThat(one.spilled_m3(0)).isEqualTo(1);
    assertThat(one.stored_m3(1)).isEqualTo(1);

    SinkWater two = rain.run(one, new double[] {4, 0});
    assertThat(two.levels().level_m(0)).isEqualTo(two.levels().level_m(1));
    assertThat(two.stored_m3()).isEqualTo(8);
    assertThat((double) two.levels().level_m(0)).isCloseTo(5 + 1 / 3.0, within(1e-6));

    SinkWater three = rain.run(two, new double[] {0, 100});
    assertThat(three.stored_m3()).isEqualTo(13);
    assertThat(three.outflow_m3()).isEqualTo(95);
    assertThat(three.spilled_m3(2)).isEqualTo(95);
    assertThat(three.levels().level_m(1)).isEqualTo(7);
  }

  @Test
  void A03_abstractionLowersThePoolAndParts() {
    TerrainModel model =
        model(
            RandomTerrain.parse(
                """
        9 9 9 9 9
        9 2 5 1 7
        9 9 9 9 9
        """));
    FillSpillMerge rain = new FillSpillMerge(model.hierarchy());
    SinkWater full = rain.run(new double[] {50, 0});
    SinkWater less = rain.run(full, new double[] {-7, 0});
    assertThat(less.abstracted_m3()).isEqualTo(7);
    assertThat(less.stored_m3()).isEqualTo(6);
    assertThat(less.stored_m3(0)).isEqualTo(2);
    assertThat(less.stored_m3(1)).isEqualTo(4);
    assertThat(less.levels().level_m(0)).isEqualTo(4);
    assertThat(less.levels().level_m(1)).isEqualTo(5);

    SinkWater none = rain.run(less, new double[] {-9, -9});
    assertThat(none.stored_m3()).isZero();
    assertThat(none.abstracted_m3()).isEqualTo(6);
    assertThat(none.levels().level_m(0)).isNaN();
  }

  @Test
  void agreesWithPouringDropByDropAndLosesNothing() {
    for (long seed = 0; seed < TERRAINS; seed++) {
      TerrainModel model = model(RandomTerrain.of(seed));
      DepressionHierarchy tree = model.hierarchy();
      double[] rain = rain(tree, new Random(seed));
      double total = sum(rain);
      SinkWater water = new FillSpillMerge(tree).run(rain);
      NaiveSpill naive = new NaiveSpill(tree);
      for (int leaf = 0; leaf < rain.length; leaf++) {
        naive.pour(leaf, rain[leaf]);
      }
      double slack = 1e-9 * Math.max(total, tree.fillVolume_m3());
      for (int node = 0; node < tree.nodeCount(); node++) {
        assertThat(water.own_m3(node))
            .as("seed %d node %d", seed, node)
            .isCloseTo(naive.own[node], within(slack));
      }
      assertThat(water.stored_m3() + water.outflow_m3())
          .as("seed %d", seed)
          .isCloseTo(total, within(1e-12 * total));
      assertThat(water.outflow_m3()).isCloseTo(naive.outflow, within(slack));
    }
  }

  @Test
  void depthOnCellsIsTheWaterStored() {
    for (long seed = 0; seed < TERRAINS; seed++) {
      TerrainModel model = model(RandomTerrain.of(seed));
      DepressionHierarchy tree = model.hierarchy();
      SinkWater water = new FillSpillMerge(tree).run(rain(tree, new Random(seed)));
      SinkLevels levels = water.levels();
      double sum = 0;
      double slack = 1e-9 * tree.fillVolume_m3();
      float[] depth = levels.depthGrid(model, 0).array();
      for (int cell = 0; cell < depth.length; cell++) {
        if (!Float.isNaN(depth[cell])) {
          sum += depth[cell];
          slack += 2 * Math.ulp(Math.abs(model.elevation().get(cell)) + depth[cell]);
          assertThat(depth[cell]).isEqualTo(levels.depth_m(model, cell));
        }
      }
      assertThat(sum).as("seed %d", seed).isCloseTo(water.stored_m3(), within(slack));
    }
  }

  @Test
  void moreRainNeverLowersALevelAndEndlessRainFillsAll() {
    for (long seed = 0; seed < TERRAINS; seed++) {
      TerrainModel model = model(RandomTerrain.of(seed));
      DepressionHierarchy tree = model.hierarchy();
      FillSpillMerge fsm = new FillSpillMerge(tree);
      double[] rain = FillSpillMerge.uniformRain(tree, 1);
      SinkLevels before = fsm.run(new double[rain.length]).levels();
      double millimetres = tree.fillVolume_m3() * 1e-3;
      for (int step = 0; step < 8; step++) {
        SinkLevels after = fsm.run(FillSpillMerge.uniformRain(tree, millimetres)).levels();
        for (int leaf = 0; leaf < rain.length; leaf++) {
          float low = before.level_m(leaf);
          assertThat(Float.isNaN(low) || after.level_m(leaf) >= low - Math.ulp(low))
              .as("seed %d leaf %d: %s then %s", seed, leaf, low, after.level_m(leaf))
              .isTrue();
        }
        before = after;
        millimetres *= 10;
      }
      SinkWater all = fsm.run(FillSpillMerge.uniformRain(tree, 2e3 * tree.fillVolume_m3()));
      if (tree.leafCount() > 0) {
        assertThat(all.stored_m3())
            .isCloseTo(tree.fillVolume_m3(), within(1e-9 * tree.fillVolume_m3()));
      }
      for (int cell = 0; cell < model.geometry().cells(); cell++) {
        float level = model.elevation().get(cell) + all.levels().depth_m(model, cell);
        float filled = model.filled().get(cell);
        if (!Float.isNaN(filled)) {
          assertThat(level).as("seed %d", seed).isCloseTo(filled, within(4 * Math.ulp(filled)));
        }
      }
    }
  }

  @Test
  void addingInStepsEqualsAddingAtOnce() {
    for (long seed = 0; seed < TERRAINS; seed++) {
      DepressionHierarchy tree = model(RandomTerrain.of(seed)).hierarchy();
      FillSpillMerge fsm = new FillSpillMerge(tree);
      Random random = new Random(seed);
      double[] first = rain(tree, random);
      double[] second = rain(tree, random);
      double[] both = new double[first.length];
      for (int leaf = 0; leaf < both.length; leaf++) {
        both[leaf] = first[leaf] + second[leaf];
      }
      SinkWater once = fsm.run(both);
      SinkWater twice = fsm.run(fsm.run(first), second);
      double slack = 1e-9 * Math.max(sum(both), tree.fillVolume_m3());
      for (int node = 0; node < tree.nodeCount(); node++) {
        assertThat(twice.own_m3(node))
            .as("seed %d node %d", seed, node)
            .isCloseTo(once.own_m3(node), within(slack));
      }
    }
  }

  @Test
  void abstractionTakesNoMoreThanIsThereAndBooksBalance() {
    for (long seed = 0; seed < TERRAINS; seed++) {
      DepressionHierarchy tree = model(RandomTerrain.of(seed)).hierarchy();
      FillSpillMerge fsm = new FillSpillMerge(tree);
      Random random = new Random(seed);
      SinkWater start = fsm.run(rain(tree, random));
      double[] change = rain(tree, random);
      double added = 0;
      double wanted = 0;
      for (int leaf = 0; leaf < change.length; leaf++) {
        change[leaf] *= random.nextBoolean() ? 1 : -1;
        added += Math.max(0, change[leaf]);
        wanted += Math.max(0, -change[leaf]);
      }
      SinkWater end = fsm.run(start, change);
      double in = start.stored_m3() + added;
      assertThat(end.stored_m3() + end.outflow_m3() + end.abstracted_m3())
          .as("seed %d", seed)
          .isCloseTo(in, within(1e-12 * in));
      assertThat(end.abstracted_m3()).isLessThanOrEqualTo(wanted * (1 + 1e-12));
      for (int node = 0; node < tree.nodeCount(); node++) {
        assertThat(end.own_m3(node)).as("seed %d", seed).isNotNegative();
        boolean holds = tree.isLeaf(node) || end.own_m3(node) == 0;
        assertThat(holds || (end.full(tree.left(node)) && end.full(tree.right(node))))
            .as("water stands over children that are not full, seed %d node %d", seed, node)
            .isTrue();
      }
    }
  }

  @Test
  void spillsBalanceEveryPool() {
    for (long seed = 0; seed < TERRAINS; seed++) {
      DepressionHierarchy tree = model(RandomTerrain.of(seed)).hierarchy();
      double[] rain = rain(tree, new Random(seed));
      SinkWater water = new FillSpillMerge(tree).run(rain);
      double[] in = new double[tree.nodeCount()];
      for (int leaf = 0; leaf < rain.length; leaf++) {
        for (int node = leaf; node >= 0; node = tree.parent(node)) {
          in[node] += rain[leaf];
        }
      }
      for (int node = 0; node < tree.nodeCount(); node++) {
        int target = tree.spillLeaf(node);
        for (int at = target; at >= 0; at = tree.parent(at)) {
          boolean inside = false;
          for (int up = node; up >= 0; up = tree.parent(up)) {
            inside |= up == at;
          }
          in[at] += inside ? 0 : water.spilled_m3(node);
        }
      }
      double slack = 1e-9 * Math.max(sum(rain), tree.fillVolume_m3());
      for (int node = 0; node < tree.nodeCount(); node++) {
        boolean drowned = false;
        for (int up = tree.parent(node); up >= 0; up = tree.parent(up)) {
          drowned |= water.full(tree.left(up)) && water.full(tree.right(up));
        }
        if (!drowned) {
          double out = tree.isLeaf(node) || water.full(node) ? water.spilled_m3(node) : 0;
          assertThat(in[node] - water.stored_m3(node))
              .as("seed %d node %d", seed, node)
              .isCloseTo(out, within(slack));
        }
      }
    }
  }

  @Test
  void waterAtSomeLeavesIsAFullRunWithNoneElsewhere() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      FloatGrid grid = RandomTerrain.of(random, 25, 30);
      DepressionHierarchy tree =
          TerrainModel.of(grid, TerrainOptions.defaults(), Progress.NONE).hierarchy();
      if (tree.leafCount() == 0) {
        continue;
      }
      FillSpillMerge merge = new FillSpillMerge(tree);
      SinkWater start = merge.run(FillSpillMerge.uniformRain(tree, random.nextInt(900)));
      int[] leaves = new int[1 + random.nextInt(4)];
      double[] inflow_m3 = new double[leaves.length];
      double[] all_m3 = new double[tree.leafCount()];
      for (int i = 0; i < leaves.length; i++) {
        leaves[i] = random.nextInt(tree.leafCount());
        inflow_m3[i] = all_m3[leaves[i]] == 0 ? random.nextInt(60) - 15 : 0;
        all_m3[leaves[i]] += inflow_m3[i];
      }
      SinkWater some = merge.run(start, leaves, inflow_m3);
      SinkWater full = merge.run(start, all_m3);
      assertThat(some.outflow_m3()).as("seed %d", seed).isEqualTo(full.outflow_m3());
      assertThat(some.abstracted_m3()).as("seed %d", seed).isEqualTo(full.abstracted_m3());
      assertThat(some.stored_m3()).as("seed %d", seed).isEqualTo(full.stored_m3());
      for (int node = 0; node < tree.nodeCount(); node++) {
        String where = "seed " + seed + ", node " + node;
        assertThat(some.own_m3(node)).as(where).isEqualTo(full.own_m3(node));
        assertThat(some.stored_m3(node)).as(where).isEqualTo(full.stored_m3(node));
        assertThat(some.spilled_m3(node)).as(where).isEqualTo(full.spilled_m3(node));
      }
    }
  }
}
