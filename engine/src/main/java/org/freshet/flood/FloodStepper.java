package org.freshet.flood;

import java.time.Instant;
import org.freshet.rain.RainFrame;
import org.freshet.sink.FillSpillMerge;
import org.freshet.sink.SinkWater;

/**
 * Steps flood states of one model; holds the scratch space. Not thread-safe.
 *
 * <p>Per step: excess rain per (rain cell, class) pair; the sewers take their share of it per unit;
 * the rest crosses the ground and reaches the sinks through the runoff matrix; sewer capacity left
 * over and infiltration draw on the pools; fill, spill and merge. Cost: pairs + units + matrix
 * entries + sinks; no terrain cell is touched.
 */
final class FloodStepper {
  private static final double MS_PER_HOUR = 3_600_000;

  private final FloodModel model;
  private final RunoffMatrix runoff;
  private final RainFill fill;
  private final UnitRunoff units;
  private final RunoffTravel travel;
  private final SpillTravel spillTravel;
  private final LinkFlow links;
  private final PoolLosses pools;
  private final FillSpillMerge merge;
  private final double[] inflow_m3;

  FloodStepper(FloodModel model) {
    this.model = model;
    this.runoff = model.runoff();
    this.fill = new RainFill(runoff, model.options());
    this.units = new UnitRunoff(runoff, model.options());
    this.travel = new RunoffTravel(runoff);
    this.spillTravel = new SpillTravel(model);
    this.links = new LinkFlow(model);
    this.pools = new PoolLosses(model);
    this.merge = new FillSpillMerge(model.terrain().hierarchy());
    this.inflow_m3 = new double[runoff.leafCount() + 1];
  }

  static SinkWater dryWater(FloodModel model) {
    int leaves = model.terrain().hierarchy().leafCount();
    return new FillSpillMerge(model.terrain().hierarchy()).run(new double[leaves]);
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
    long parts = Math.max(1, -Math.floorDiv(-frame_ms, model.options().maxStep().toMillis()));
    double part_h = frame_ms / MS_PER_HOUR / parts;
    RainMemory memory = fill.read(frame, state.memory());
    RainQuality quality = state.quality().after(fill.knownShare(), part_h * parts);
    Losses losses = state.losses().copy();
    RunoffHistory history = state.history();
    SpillHistory spills = state.spills();
    SinkWater water = state.water();
    double[] basins_m3 = state.basins_m3().clone();
    WaterBalance balance = state.balance();
    for (long part = 1; part <= parts; part++) {
      Instant end = frame.start().plusMillis(frame_ms * part / parts);
      units.run(fill.rain_mm(), 1.0 / parts, part_h, losses);
      TimeSpan step = new TimeSpan(start, end);
      history = travel.step(history, step, units.net_mm());
      runoff.volumes(travel.arriving_mm(), inflow_m3);
      spillTravel.arrive(spills, step, inflow_m3);
      water = links.run(water, inflow_m3, basins_m3, part_h);
      double[] net_m3 = pools.net(water, inflow_m3, units, part_h);
      spills = spillTravel.holdBack(spills, water, net_m3, step);
      water = merge.run(water, net_m3);
      balance = account(balance, water, LinkFlow.sum_m3(basins_m3));
      start = end;
    }
    return new FloodState(
        model, frame.end(), water, losses, history, spills, memory, basins_m3, balance, quality);
  }

  private WaterBalance account(WaterBalance before, SinkWater water, double basins_m3) {
    double outside_m3 = inflow_m3[runoff.leafCount()];
    double drawn_m3 = water.abstracted_m3() + spillTravel.drawn_m3();
    double byInfiltration_m3 = drawn_m3 * pools.openInfiltrationShare();
    double bySewer_m3 = drawn_m3 - byInfiltration_m3;
    return new WaterBalance(
        before.rain_m3() + units.rain_m3(),
        before.corrected_m3(),
        water.stored_m3() + spillTravel.heads_m3() + basins_m3,
        travel.travelling_m3() + spillTravel.travelling_m3(),
        before.infiltrated_m3() + units.lost_m3() + pools.infiltrated_m3() + byInfiltration_m3,
        before.sewered_m3()
            + units.sewered_m3()
            + pools.sewered_m3()
            + bySewer_m3
            + links.sewered_m3(),
        before.outflow_m3() + outside_m3 + water.outflow_m3() + spillTravel.outflow_m3());
  }
}
