package org.freshet.flood;

import java.io.DataInput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;

/** Reads a saved state into a model whose terrain, land cover or sewers are no longer the same. */
final class StateCarry {
  private StateCarry() {}

  static FloodStateCodec.Restored read(
      FloodModel model, SavedUnits old, boolean hasBias, DataInput in) throws IOException {
    RunoffMatrix runoff = model.runoff();
    TerrainModel terrain = model.terrain();
    SavedUnits now = SavedUnits.of(runoff);
    Instant time = SavedFields.readInstant(in);
    double[] inflow_m3 = new double[runoff.leafCount()];
    Map<Long, Integer> nodeOfPrint = nodeOfPrint(terrain);
    SpillHistory spills = SavedSpills.readChanged(model, nodeOfPrint, time, inflow_m3, in);
    SavedWater saved = SavedWater.readChanged(terrain, nodeOfPrint, inflow_m3, in);
    int[] pairs = SavedUnits.places(now.pairs(), old.pairs());
    double[] wetted_mm = moved(SavedFields.readDoubles(old.pairCount(), in), pairs);
    double[] soaked_mm = moved(SavedFields.readDoubles(old.pairCount(), in), pairs);
    RunoffHistory history = history(old, now, in);
    RainMemory memory =
        RainMemory.read(old.rainCellCount(), in)
            .moved(SavedUnits.places(now.rainCells(), old.rainCells()));
    double[] basins_m3 = SavedFields.readBasins(model.structures(), in);
    WaterBalance before = SavedFields.readBalance(in);
    RainQuality quality = SavedFields.readQuality(in);
    int[] units = SavedUnits.places(now.units(), old.units());
    SavedBias bias =
        hasBias
            ? SavedBias.readChanged(units, old.unitCount(), nodeOfPrint, in)
            : SavedBias.none(units.length);
    double travelling_m3 =
        new RunoffTravel(runoff).travelling_m3(history, time)
            + new SpillTravel(model).travelling_m3(spills, time);
    double stored_m3 =
        saved.water().stored_m3() + spills.heads().sum_m3() + LinkFlow.sum_m3(basins_m3);
    double left_m3 = saved.water().outflow_m3();
    double corrected_m3 =
        stored_m3 + travelling_m3 + left_m3 - before.stored_m3() - before.travelling_m3();
    WaterBalance balance =
        new WaterBalance(
            before.rain_m3(),
            before.corrected_m3() + corrected_m3,
            bias.sum_m3(),
            stored_m3,
            travelling_m3,
            before.infiltrated_m3(),
            before.sewered_m3(),
            before.outflow_m3() + left_m3);
    FloodState state =
        new FloodState(
            model,
            time,
            StandingWater.of(model.spillNet().forest, saved.water()),
            new Losses(wetted_mm, soaked_mm),
            history,
            spills,
            memory,
            basins_m3,
            bias.bias(),
            balance,
            quality);
    return new FloodStateCodec.Restored(
        state, false, saved.carried(), saved.poured(), corrected_m3);
  }

  private static Map<Long, Integer> nodeOfPrint(TerrainModel terrain) {
    DepressionHierarchy sinks = terrain.hierarchy();
    NodePrints prints = new NodePrints(sinks);
    Map<Long, Integer> nodeOfPrint = new HashMap<>();
    for (int node = 0; node < sinks.nodeCount(); node++) {
      nodeOfPrint.put(prints.of(node), node);
    }
    return nodeOfPrint;
  }

  private static RunoffHistory history(SavedUnits old, SavedUnits now, DataInput in)
      throws IOException {
    int[] units = SavedUnits.places(now.units(), old.units());
    List<RunoffHistory.Slice> slices = new ArrayList<>();
    for (RunoffHistory.Slice slice : SavedFields.readHistory(old.unitCount(), in).slices()) {
      slices.add(new RunoffHistory.Slice(slice.span(), moved(slice.net_mm(), units)));
    }
    return new RunoffHistory(slices);
  }

  /** Values at their new places; 0 where a place is new. */
  static double[] moved(double[] values, int[] places) {
    double[] moved = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      moved[i] = places[i] < 0 ? 0 : values[places[i]];
    }
    return moved;
  }
}
