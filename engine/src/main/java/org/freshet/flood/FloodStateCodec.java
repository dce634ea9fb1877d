package org.freshet.flood;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.RainGrid;

/**
 * Saves a flood state and reads it back, so that a service goes on after a restart where it was.
 * Big-endian, as {@link DataOutput} writes; only nodes that hold water are written. About 32 bytes
 * per wet node, 16 per (rain cell, class) pair and per unit, and 8 per unit and step on its way.
 * States of version 4, which knew no bias of the runoff, are read as if none was learnt.
 *
 * <p>Into the same model everything comes back bit for bit. Into a changed one every depression the
 * change left untouched keeps its water, and what lay elsewhere is poured in where it lay. Keys
 * that do not depend on the terrain (rain cell, class code, district, travel-time class) carry
 * losses and runoff on its way. A step through another rain grid or cell size is refused.
 */
public final class FloodStateCodec {
  private static final int MAGIC = 0x46524653;
  private static final int VERSION = 5;
  private static final int WITHOUT_BIAS = 4;

  private FloodStateCodec() {}

  /**
   * What came back.
   *
   * @param state the state
   * @param same whether it was saved from the very same model
   * @param carriedNodes wet nodes of the hierarchy that kept their water
   * @param pouredNodes wet nodes whose water was poured in anew, because the terrain changed there
   * @param corrected_m3 water the change gave or took, booked in the balance as corrected, m³
   */
  public record Restored(
      FloodState state, boolean same, int carriedNodes, int pouredNodes, double corrected_m3) {}

  /** Writes a state. */
  public static void write(FloodState state, DataOutput out) throws IOException {
    FloodModel model = state.model();
    NodePrints prints = new NodePrints(model.terrain().hierarchy());
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeLong(gridPrint(model));
    out.writeLong(prints.ofAll());
    SavedUnits.write(model.runoff(), out);
    SavedFields.writeInstant(state.time(), out);
    SavedSpills.write(state.spills(), model, prints, out);
    SavedWater.write(state.water(), prints, out);
    SavedFields.writeDoubles(state.losses().wetted_mm(), out);
    SavedFields.writeDoubles(state.losses().soaked_mm(), out);
    SavedFields.writeHistory(state.history(), out);
    state.memory().write(out);
    SavedFields.writeBasins(model.structures(), state.basins_m3(), out);
    SavedFields.writeBalance(state.balance(), out);
    SavedFields.writeQuality(state.quality(), out);
    SavedBias.write(state, prints, out);
  }

  /**
   * Reads a state back into the model it was saved from.
   *
   * @throws IOException if the bytes are no flood state, of another version, of another model, or
   *     end too early
   */
  public static FloodState read(FloodModel model, DataInput in) throws IOException {
    Restored restored = restore(model, in, false);
    return restored.state();
  }

  /**
   * Reads a state back, also into a model whose terrain, land cover or sewers changed.
   *
   * @throws IOException if the bytes are no flood state, of another version, of another raster or
   *     rain grid, or end too early
   */
  public static Restored readOrCarry(FloodModel model, DataInput in) throws IOException {
    return restore(model, in, true);
  }

  /**
   * Carries a state over to a changed model of the same raster and rain grid, such as after a
   * culvert was blocked or a barrier put up.
   */
  public static Restored carry(FloodState state, FloodModel model) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      write(state, new DataOutputStream(bytes));
      return readOrCarry(model, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Restored restore(FloodModel model, DataInput in, boolean mayCarry)
      throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("Not a saved flood state. Maybe another file.");
    }
    int version = in.readInt();
    if (version != VERSION && version != WITHOUT_BIAS) {
      throw new IOException(
          "Flood state of version (" + version + "), not " + VERSION + ". Maybe start dry.");
    }
    if (in.readLong() != gridPrint(model)) {
      throw new IOException(
          "Flood state of another model: its raster or rain grid lies elsewhere. Maybe another"
              + " study area; start dry.");
    }
    NodePrints prints = new NodePrints(model.terrain().hierarchy());
    boolean sameSinks = in.readLong() == prints.ofAll();
    SavedUnits units = SavedUnits.read(in);
    boolean same = sameSinks && units.equals(SavedUnits.of(model.runoff()));
    if (!same && !mayCarry) {
      throw new IOException(
          "Flood state of another model: "
              + (sameSinks ? "land cover or sewers" : "the terrain")
              + " changed. Maybe carry it over, or start dry.");
    }
    boolean hasBias = version != WITHOUT_BIAS;
    return same ? readSame(model, units, hasBias, in) : StateCarry.read(model, units, hasBias, in);
  }

  private static Restored readSame(
      FloodModel model, SavedUnits units, boolean hasBias, DataInput in) throws IOException {
    var time = SavedFields.readInstant(in);
    SpillHistory spills = SavedSpills.readSame(model.spillNet(), in);
    SavedWater saved = SavedWater.readSame(model.terrain().hierarchy(), in);
    StandingWater water = StandingWater.of(model.spillNet().forest, saved.water());
    double[] wetted_mm = SavedFields.readDoubles(units.pairCount(), in);
    Losses losses = new Losses(wetted_mm, SavedFields.readDoubles(units.pairCount(), in));
    RunoffHistory history = SavedFields.readHistory(units.unitCount(), in);
    RainMemory memory = RainMemory.read(units.rainCellCount(), in);
    double[] basins_m3 = SavedFields.readBasins(model.structures(), in);
    WaterBalance balance = SavedFields.readBalance(in);
    RainQuality quality = SavedFields.readQuality(in);
    int unitCount = units.unitCount();
    SavedBias bias = hasBias ? SavedBias.readSame(unitCount, in) : SavedBias.none(unitCount);
    FloodState state =
        new FloodState(
            model,
            time,
            water,
            losses,
            history,
            spills,
            memory,
            basins_m3,
            bias.bias(),
            balance.withBias(bias.sum_m3()),
            quality);
    return new Restored(state, true, saved.carried(), 0, 0);
  }

  /** Raster and rain grid: what carrying over cannot bridge. */
  private static long gridPrint(FloodModel model) {
    RainGrid rain = model.runoff().rainGrid();
    GridGeometry g = model.terrain().geometry();
    return Objects.hash(
        g.rows(),
        g.cols(),
        g.west(),
        g.north(),
        g.cellWidth_m(),
        g.cellHeight_m(),
        rain.rows(),
        rain.cols());
  }
}
