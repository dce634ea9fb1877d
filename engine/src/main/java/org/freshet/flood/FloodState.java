package org.freshet.flood;

import java.time.Instant;
import java.util.Arrays;
import org.freshet.rain.RainFrame;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.SinkWater;
import org.jspecify.annotations.Nullable;

/**
 * The water in every sink at one instant, and what is needed to go on from there: the filling of
 * the initial losses, the soaking of the soils, the runoff on its way, the last known rain, the
 * bias of the runoff that corrections taught, the balance since the start.
 *
 * <p>Immutable; thread-safe. Memory: the sinks' water plus 16 bytes per (rain cell, class) pair and
 * per unit.
 */
public final class FloodState {
  private final FloodModel model;
  private final Instant time;
  private final StandingWater water;
  private final Losses losses;
  private final RunoffHistory history;
  private final SpillHistory spills;
  private final RainMemory memory;
  private final double[] basins_m3;
  private final RunoffBias bias;
  private final WaterBalance balance;
  private final RainQuality quality;
  private volatile @Nullable SinkLevels levels;

  FloodState(
      FloodModel model,
      Instant time,
      StandingWater water,
      Losses losses,
      RunoffHistory history,
      SpillHistory spills,
      RainMemory memory,
      double[] basins_m3,
      RunoffBias bias,
      WaterBalance balance,
      RainQuality quality) {
    this.model = model;
    this.time = time;
    this.water = water;
    this.losses = losses;
    this.history = history;
    this.spills = spills;
    this.memory = memory;
    this.basins_m3 = basins_m3;
    this.bias = bias;
    this.balance = balance;
    this.quality = quality;
  }

  static FloodState dry(FloodModel model, Instant time, Losses losses) {
    RunoffMatrix runoff = model.runoff();
    return new FloodState(
        model,
        time,
        StandingWater.none(model.spillNet().forest),
        losses,
        RunoffHistory.EMPTY,
        SpillHistory.EMPTY,
        RainMemory.empty(runoff.rainCellCount()),
        new double[model.structures().basins().size()],
        RunoffBias.none(runoff.unitCount()),
        new WaterBalance(0, 0, 0, 0, 0, 0, 0, 0),
        RainQuality.FULL);
  }

  /**
   * The state at the end of a rain frame. A gap before the frame counts as unknown rain.
   *
   * @throws IllegalArgumentException if the frame starts before this state or has other rain cells
   */
  public FloodState step(RainFrame frame) {
    FloodStepper stepper = model.takeStepper();
    FloodState after = stepper.step(this, frame);
    model.giveBack(stepper);
    return after;
  }

  /**
   * The same with other water, of which so much was added or taken by a correction. What spilled in
   * the newest step stays told; what the correction made spill is no rate.
   */
  FloodState corrected(SinkWater other, SpillHistory otherSpills, double added_m3) {
    WaterBalance after =
        new WaterBalance(
            balance.rain_m3(),
            balance.corrected_m3() + added_m3,
            balance.bias_m3(),
            other.stored_m3() + otherSpills.heads().sum_m3() + LinkFlow.sum_m3(basins_m3),
            balance.travelling_m3(),
            balance.infiltrated_m3(),
            balance.sewered_m3(),
            balance.outflow_m3() + other.outflow_m3());
    return new FloodState(
        model,
        time,
        water.corrected(other),
        losses,
        history,
        otherSpills,
        memory,
        basins_m3,
        bias,
        after,
        quality);
  }

  /** The same water with another bias of the runoff to come. */
  FloodState with(RunoffBias other) {
    return other == bias
        ? this
        : new FloodState(
            model, time, water, losses, history, spills, memory, basins_m3, other, balance,
            quality);
  }

  /**
   * The same water under a model of the same ground with other options or structures, such as with
   * a culvert blocked.
   *
   * @throws IllegalArgumentException if the model is of other ground or has other basins
   */
  public FloodState on(FloodModel other) {
    if (other.runoff() != model.runoff()) {
      throw new IllegalArgumentException(
          "A state goes on only over its own ground. Maybe make the model with withStructures.");
    }
    if (!other.structures().basins().equals(model.structures().basins())) {
      throw new IllegalArgumentException(
          "A state goes on only with its own basins. Maybe change links alone.");
    }
    return new FloodState(
        other, time, water, losses, history, spills, memory, basins_m3, bias, balance, quality);
  }

  /** The model it belongs to. */
  public FloodModel model() {
    return model;
  }

  /** The instant it describes. */
  public Instant time() {
    return time;
  }

  /**
   * Water per node of the depression hierarchy, with what spilled from sibling to sibling in the
   * last step. Laid out at the first call, O(nodes), and kept.
   */
  public SinkWater water() {
    return water.byNode();
  }

  /** The same in the order of the spill forest. */
  StandingWater standing() {
    return water;
  }

  /**
   * Water level over each leaf; above the sill where a pool spills with a head. Worked out at the
   * first call and kept.
   */
  public SinkLevels levels() {
    SinkLevels known = levels;
    if (known == null) {
      SpillHistory.Volumes heads = spills.heads();
      float[] raised_m = new float[heads.count() > 0 ? water.forest().nodes() : 0];
      Arrays.fill(raised_m, Float.NaN);
      for (int i = 0; i < heads.count(); i++) {
        int rank = water.forest().rootRank[heads.place(i)];
        double head_m = model.spillNet().rims.head_m(heads.place(i), heads.volume_m3(i));
        raised_m[rank] = (float) (water.forest().outlet_m[rank] + head_m);
      }
      known = water.levels(raised_m);
      levels = known;
    }
    return known;
  }

  /**
   * How far the pool of a whole tree stands above its sill, m; 0 where it does not spill or is too
   * small to count (below 1 m³, 20 m² or 5 cm).
   *
   * @param node a root of the hierarchy; 0 for other nodes
   */
  public double head_m(int node) {
    SpillNet net = model.spillNet();
    int tree = net.treeOfRoot(node);
    double volume_m3 = spills.heads().of(tree);
    return volume_m3 == 0 ? 0 : net.rims.head_m(tree, volume_m3);
  }

  /**
   * Water that spilled over a node's outlet in the last step, m³, whether it has arrived where it
   * goes or is still on its way.
   */
  public double spilled_m3(int node) {
    return water.spilled_m3(node) + spills.released().of(model.spillNet().treeOfRoot(node));
  }

  /** Where the rain since the start went. */
  public WaterBalance balance() {
    return balance;
  }

  /** How much of the rain behind this state was known. */
  public RainQuality quality() {
    return quality;
  }

  /**
   * Factor on the computed runoff into a leaf that corrections taught, 0.5 to 2; 1 where they
   * taught nothing.
   */
  public double runoffFactor(int leaf) {
    return bias.factor(water.forest(), leaf, time);
  }

  RunoffBias bias() {
    return bias;
  }

  Losses losses() {
    return losses;
  }

  RunoffHistory history() {
    return history;
  }

  SpillHistory spills() {
    return spills;
  }

  RainMemory memory() {
    return memory;
  }

  /** Live array of the water in the basins. */
  double[] basins_m3() {
    return basins_m3;
  }

  /** Water in a basin of {@link Structures#basins()}, m³. */
  public double basin_m3(int number) {
    return basins_m3[number];
  }
}
