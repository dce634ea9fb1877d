package org.freshet.flood;

import java.util.ArrayList;
import java.util.List;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.FillSpillMerge;
import org.freshet.sink.SinkWater;

/**
 * Corrects the computed water by readings: adds or takes what moves the level over the reading's
 * cell towards it. Water is added where the reading is, so it fills the neighbours a real pool of
 * that level would have filled. What was added is a term of the balance. The state before is
 * untouched: keeping it undoes the correction; {@link #undo} takes one back later.
 *
 * <p>A correction while runoff comes also teaches by how much the computed runoff into the pool is
 * wrong ({@link BiasChange}), which acts on all later steps and fades.
 *
 * <p>A level above the outlet of the whole depression is taken as that outlet, or as the level the
 * pool spills with, if it stands higher.
 */
public final class LevelCorrections {
  private final DepressionHierarchy sinks;
  private final List<LevelCorrection> made = new ArrayList<>();
  private FloodState state;

  private LevelCorrections(FloodState state) {
    this.state = state;
    this.sinks = state.model().terrain().hierarchy();
  }

  /**
   * The corrected state and what each reading did.
   *
   * @param state the state after
   * @param made one correction per reading, in their order
   */
  public record Result(FloodState state, List<LevelCorrection> made) {
    /** Copies the list. */
    public Result {
      made = List.copyOf(made);
    }
  }

  /** Applies readings in the order given. */
  public static Result apply(FloodState state, List<LevelReading> readings) {
    LevelCorrections corrections = new LevelCorrections(state);
    readings.forEach(corrections::apply);
    return new Result(corrections.state, corrections.made);
  }

  /**
   * Takes back what a correction added, or gives back what it took; only what is still in the pool
   * can be taken. What it taught is forgotten; water that came by it meanwhile stays.
   *
   * @param leaf leaf the correction fell into
   * @param added_m3 what it added, negative where it took, m³
   * @param learnt the change of the runoff's factor it taught, 0 for none
   */
  public static FloodState undo(FloodState before, int leaf, double added_m3, double learnt) {
    if (leaf < 0 || added_m3 == 0) {
      return before;
    }
    SpillForest forest = before.standing().forest();
    FloodState state = before.with(before.bias().without(forest, leaf, learnt));
    SinkWater water = new LevelCorrections(state).changed(leaf, -added_m3);
    double moved_m3 = added_m3 < 0 ? -added_m3 : -water.abstracted_m3();
    return state.corrected(water, state.spills(), moved_m3);
  }

  private SinkWater changed(int leaf, double change_m3) {
    double[] inflow_m3 = new double[sinks.leafCount()];
    inflow_m3[leaf] = change_m3;
    return new FillSpillMerge(sinks).run(state.water(), inflow_m3);
  }

  private void apply(LevelReading reading) {
    int cells = state.model().terrain().geometry().cells();
    int leaf =
        reading.cell() < 0 || reading.cell() >= cells
            ? DepressionHierarchy.OUTSIDE
            : state.model().terrain().leafOf(reading.cell());
    if (leaf < 0) {
      made.add(new LevelCorrection(reading, leaf, Float.NaN, Float.NaN, 0, BiasChange.NONE));
      return;
    }
    FloodState before = state;
    float before_m = state.levels().level_m(leaf);
    double target_m = target_m(reading, leaf, before_m);
    double change_m3 = change_m3(leaf, Math.min(target_m, outlet_m(leaf)));
    SinkWater water = changed(leaf, change_m3);
    double added_m3 = change_m3 > 0 ? change_m3 : -water.abstracted_m3();
    int root = sinks.root(leaf);
    int tree = state.model().spillNet().treeOfRoot(root);
    double head_m3 = state.spills().heads().of(tree);
    double kept_m3 = head_m3 == 0 ? 0 : headAt_m3(root, target_m);
    state =
        state.corrected(
            water, state.spills().withHead(tree, kept_m3), added_m3 + kept_m3 - head_m3);
    added_m3 += kept_m3 - head_m3;
    BiasChange learnt = learn(before, leaf, added_m3);
    float after_m = state.levels().level_m(leaf);
    made.add(new LevelCorrection(reading, leaf, before_m, after_m, added_m3, learnt));
  }

  /** Learns of the pool over a leaf, of the larger one where the correction changed it. */
  private BiasChange learn(FloodState before, int leaf, double added_m3) {
    SpillForest forest = state.standing().forest();
    double factor = state.runoffFactor(leaf);
    int rank = Math.max(poolRank(before, leaf), poolRank(state, leaf));
    RunoffBias known = state.bias();
    RunoffBias more = known.taught(state.model(), forest.node(rank), leaf, state.time(), added_m3);
    state = state.with(more);
    double change = more == known ? 0 : more.lessons().get(more.lessons().size() - 1).change();
    return new BiasChange(factor, state.runoffFactor(leaf), change);
  }

  private static int poolRank(FloodState of, int leaf) {
    SpillForest forest = of.standing().forest();
    Pools pools = new Pools(forest).find(of.standing());
    int pool = pools.over(forest.rank(leaf));
    return pool == Pools.DRY ? forest.rank(leaf) : pools.rank(pool);
  }

  private double target_m(LevelReading reading, int leaf, float before_m) {
    double pit_m = sinks.pitElevation_m(leaf);
    double now_m = Float.isNaN(before_m) ? pit_m : before_m;
    double target_m = now_m + reading.trust() * (Math.max(pit_m, reading.level_m()) - now_m);
    int root = sinks.root(leaf);
    return Math.min(target_m, outlet_m(leaf) + state.head_m(root));
  }

  private double outlet_m(int leaf) {
    return sinks.outletElevation_m(sinks.root(leaf));
  }

  /** Water above a root's sill when the pool stands at a level, m³. */
  private double headAt_m3(int root, double level_m) {
    SpillNet net = state.model().spillNet();
    double head_m = level_m - sinks.outletElevation_m(root);
    return head_m <= 0 ? 0 : net.rims.volume_m3(net.treeOfRoot(root), head_m);
  }

  /** Water to add to a leaf, or to take from the pool over it, so that it stands at a level. */
  private double change_m3(int leaf, double target_m) {
    int node = leaf;
    while (target_m > sinks.outletElevation_m(node)) {
      node = sinks.parent(node);
    }
    SinkWater water = state.water();
    double change_m3 = sinks.curve(node).volume_m3(target_m) - water.stored_m3(node);
    SpillForest forest = state.standing().forest();
    Pools pools = new Pools(forest).find(state.standing());
    int pool = pools.over(forest.rank(leaf));
    int top = pool == Pools.DRY ? node : forest.node(pools.rank(pool));
    for (int above = sinks.parent(node); above != DepressionHierarchy.NONE; ) {
      if (above > top) {
        break;
      }
      change_m3 -= ownWater_m3(above);
      above = sinks.parent(above);
    }
    return change_m3;
  }

  private double ownWater_m3(int node) {
    SinkWater water = state.water();
    return Math.max(
        0,
        water.stored_m3(node)
            - water.stored_m3(sinks.left(node))
            - water.stored_m3(sinks.right(node)));
  }
}
