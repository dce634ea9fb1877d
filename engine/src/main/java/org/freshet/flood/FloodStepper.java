package org.freshet.flood;

import java.time.Instant;
import java.util.Arrays;
import org.freshet.rain.RainFrame;

/**
 * Steps flood states of one model; holds the scratch space. Not thread-safe.
 *
 * <p>Per step: excess rain per (rain cell, class) pair; the sewers take their share of it per unit;
 * the rest crosses the ground and reaches the sinks through the runoff matrix and what corrections
 * taught of its bias; sewer capacity left over and infiltration draw on the pools; fill, spill and
 * merge. Cost: pairs + units + matrix entries + sinks; no terrain cell is touched.
 */
final class FloodStepper {
  private static final double MS_PER_HOUR = 3_600_000;

  private final FloodModel model;
  private final RunoffMatrix runoff;
  private final RainFill fill;
  private final UnitRunoff units;
  private final RunoffTravel travel;
  private final BiasedInflow biased;
  private final SpillTravel spillTravel;
  private final LinkFlow links;
  private final PoolLosses pools;
  private final SpillForest forest;
  private final TreeFill treeFill;
  private final double[] inflow_m3;
  private final double[] net_m3;
  private double bias_m3;

  FloodStepper(FloodModel model) {
    this.model = model;
    this.runoff = model.runoff();
    this.fill = new RainFill(runoff, model.options());
    this.units = new UnitRunoff(runoff, model.options());
    this.travel = new RunoffTravel(runoff);
    this.spillTravel = new SpillTravel(model);
    this.links = new LinkFlow(model);
    this.pools = new PoolLosses(model);
    this.forest = model.spillNet().forest;
    this.biased = new BiasedInflow(forest);
    this.treeFill = new TreeFill(forest);
    this.inflow_m3 = new double[forest.nodes() + 1];
    this.net_m3 = new double[forest.nodes()];
  }

  FloodState step(FloodState state, RainFrame frame) {
    if (frame.start().isBefore(state.time())) {
      throw new IllegalArgumentException(
          "Rain frame from "
              + frame.start()
              + " starts before the flood state of "
              + state.time()
              + ". Maybe a frame came late or twice.");
    }
    if (frame.start().isAfter(state.time())) {
      RainFrame gap = RainFrame.unknown(state.time(), frame.start(), frame.cells(), "gap");
      return stepParts(stepParts(state, gap), frame);
    }
    return stepParts(state, frame);
  }

  private FloodState stepParts(FloodState state, RainFrame frame) {
    Instant start = frame.start();
    long frame_ms = frame.duration().toMillis();
    long parts = model.options().stepsOf(frame.duration());
    double part_h = frame_ms / MS_PER_HOUR / parts;
    RainMemory memory = fill.read(frame, state.memory());
    RainQuality quality = state.quality().after(fill.knownShare(), part_h * parts);
    Losses losses = state.losses().copy();
    RunoffHistory history = state.history();
    SpillHistory spills = state.spills();
    StandingWater water = state.standing();
    double[] basins_m3 = state.basins_m3().clone();
    RunoffBias bias = state.bias();
    WaterBalance balance = state.balance();
    for (long part = 1; part <= parts; part++) {
      Instant end = frame.start().plusMillis(frame_ms * part / parts);
      units.run(fill.rain_mm(), 1.0 / parts, part_h, losses);
      TimeSpan step = new TimeSpan(start, end);
      history = travel.step(history, step, units.net_mm());
      inflow_m3[forest.nodes()] = runoff.volumes(travel.arriving_mm(), forest, inflow_m3);
      bias_m3 = biased.apply(bias, end, inflow_m3);
      bias = bias.after(travel.arriving_mm(), step);
      spillTravel.arrive(spills, step, inflow_m3);
      water = links.run(water, inflow_m3, basins_m3, part_h);
      pools.ask(water, inflow_m3, units, part_h);
      spillTravel.start(spills, step, net_m3);
      water = fillTrees(water);
      spills = spillTravel.end(spills, step);
      balance = account(balance, water, LinkFlow.sum_m3(basins_m3));
      start = end;
    }
    return new FloodState(
        model,
        frame.end(),
        water,
        losses,
        history,
        spills,
        memory,
        basins_m3,
        bias,
        balance,
        quality);
  }

  /** Tree by tree, each after those that spill into it, so that its memory is read once. */
  private StandingWater fillTrees(StandingWater before) {
    double[] own_m3 = before.own_m3().clone();
    treeFill.start(own_m3);
    int first = 0;
    for (int tree = 0; tree < forest.trees(); tree++) {
      int root = forest.rootRank[tree];
      double over_m3 = first == root ? single(tree, root, own_m3) : several(tree, first, own_m3);
      if (over_m3 > 0) {
        spillTravel.letAtOnce(tree, over_m3);
      }
      first = root + 1;
    }
    return new StandingWater(forest, own_m3, treeFill.told(), 0, treeFill.abstracted_m3());
  }

  /** Lets a step's water into a tree of one leaf; what it lets pass at once, m³. */
  private double single(int tree, int rank, double[] own_m3) {
    double net = net_m3(rank);
    net_m3[rank] = 0;
    if (net == 0 && !spillTravel.hasHead(tree)) {
      return 0;
    }
    double in_m3 = net > 0 ? net : 0;
    double held = spillTravel.held(tree, in_m3, in_m3 - net, own_m3[rank]);
    net = net > 0 ? net * held : net;
    double back_m3 = spillTravel.back_m3();
    return treeFill.single(rank, back_m3 > 0 ? spillTravel.arrived_m3(net, back_m3) : net);
  }

  /** Inflow of a rank less what is drawn, with what reached it within the step. */
  private double net_m3(int rank) {
    double net = pools.settled_m3(rank, inflow_m3[rank]);
    double given_m3 = net_m3[rank];
    return given_m3 > 0 ? spillTravel.arrived_m3(net, given_m3) : net;
  }

  /** Lets a step's water into a tree of several leaves; what it lets pass at once, m³. */
  private double several(int tree, int first, double[] own_m3) {
    int root = forest.rootRank[tree];
    double in_m3 = 0;
    double asked_m3 = 0;
    double stored_m3 = 0;
    for (int rank = first; rank <= root; rank++) {
      double net = net_m3(rank);
      net_m3[rank] = net;
      stored_m3 += own_m3[rank];
      if (net > 0) {
        in_m3 += net;
      } else {
        asked_m3 -= net;
      }
    }
    double over_m3 = 0;
    if (in_m3 > 0 || asked_m3 > 0 || spillTravel.hasHead(tree)) {
      double held = spillTravel.held(tree, in_m3, asked_m3, stored_m3);
      if (held < 1) {
        scale(first, root, held);
        in_m3 *= held;
      }
      double back_m3 = spillTravel.back_m3();
      if (back_m3 > 0) {
        net_m3[first] = spillTravel.arrived_m3(net_m3[first], back_m3);
        in_m3 += back_m3;
      }
      over_m3 = treeFill.tree(first, root, forest.firstInner(tree), net_m3, in_m3);
    }
    Arrays.fill(net_m3, first, root + 1, 0);
    return over_m3;
  }

  private void scale(int first, int root, double held) {
    for (int rank = first; rank < root; rank++) {
      net_m3[rank] *= net_m3[rank] > 0 ? held : 1;
    }
  }

  private WaterBalance account(WaterBalance before, StandingWater water, double basins_m3) {
    double outside_m3 = inflow_m3[forest.nodes()];
    double drawn_m3 = treeFill.abstracted_m3() + spillTravel.drawn_m3();
    double byInfiltration_m3 = drawn_m3 * pools.openInfiltrationShare();
    double bySewer_m3 = drawn_m3 - byInfiltration_m3;
    return new WaterBalance(
        before.rain_m3() + units.rain_m3(),
        before.corrected_m3(),
        before.bias_m3() + bias_m3,
        water.stored_m3() + spillTravel.heads_m3() + basins_m3,
        travel.travelling_m3() + spillTravel.travelling_m3(),
        before.infiltrated_m3() + units.lost_m3() + pools.infiltrated_m3() + byInfiltration_m3,
        before.sewered_m3()
            + units.sewered_m3()
            + pools.sewered_m3()
            + bySewer_m3
            + links.sewered_m3(),
        before.outflow_m3() + outside_m3 + spillTravel.outflow_m3());
  }
}
