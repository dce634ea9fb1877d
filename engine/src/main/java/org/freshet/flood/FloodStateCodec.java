package org.freshet.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkWater;

/**
 * Saves a flood state and reads it back into the same model, so that a service goes on after a
 * restart where it was. Big-endian, as {@link DataOutput} writes; only nodes that hold water are
 * written. The shape of the model is written along and checked.
 *
 * <p>Losses, runoff on its way, rain memory, balance and quality come back bit for bit. The water
 * of a pool comes back to the last bit or two of a double; what spilled in the last step is not
 * kept.
 */
public final class FloodStateCodec {
  private static final int MAGIC = 0x46524653;
  private static final int VERSION = 1;

  private FloodStateCodec() {}

  /** Writes a state. */
  public static void write(FloodState state, DataOutput out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    for (int size : shape(state.model())) {
      out.writeInt(size);
    }
    writeInstant(state.time(), out);
    SavedWater.write(state, out);
    writeDoubles(state.losses().wetted_mm(), out);
    writeDoubles(state.losses().soaked_mm(), out);
    writeHistory(state.history(), out);
    writeSpills(state.spills(), out);
    state.memory().write(out);
    writeBalance(state.balance(), out);
    RainQuality quality = state.quality();
    out.writeDouble(quality.knownShare());
    out.writeDouble(quality.recentShare());
    out.writeLong(quality.unknownFrames());
    out.writeLong(quality.frames());
  }

  /**
   * Reads a state back.
   *
   * @throws IOException if the bytes are no flood state, of another version, of another model, or
   *     end too early
   */
  public static FloodState read(FloodModel model, DataInput in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("Not a saved flood state. Maybe another file.");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException(
          "Flood state of version (" + version + "), not " + VERSION + ". Maybe start dry.");
    }
    for (int expected : shape(model)) {
      int found = in.readInt();
      if (found != expected) {
        throw new IOException(
            "Flood state of another model ("
                + found
                + " where this has "
                + expected
                + "). Maybe the terrain or the land cover changed; start dry.");
      }
    }
    Instant time = readInstant(in);
    SinkWater water = SavedWater.read(model.terrain().hierarchy(), in);
    RunoffMatrix runoff = model.runoff();
    double[] wetted_mm = readDoubles(runoff.pairCount(), in);
    Losses losses = new Losses(wetted_mm, readDoubles(runoff.pairCount(), in));
    RunoffHistory history = readHistory(runoff.unitCount(), in);
    SpillHistory spills = readSpills(in);
    RainMemory memory = RainMemory.read(runoff.rainCellCount(), in);
    WaterBalance balance = readBalance(in);
    RainQuality quality =
        new RainQuality(in.readDouble(), in.readDouble(), in.readLong(), in.readLong());
    return new FloodState(model, time, water, losses, history, spills, memory, balance, quality);
  }

  private static int[] shape(FloodModel model) {
    DepressionHierarchy sinks = model.terrain().hierarchy();
    RunoffMatrix runoff = model.runoff();
    int pits = 0;
    for (int leaf = 0; leaf < sinks.leafCount(); leaf++) {
      pits = 31 * pits + sinks.pitCell(leaf);
      pits = 31 * pits + Float.floatToIntBits(sinks.outletElevation_m(leaf));
    }
    return new int[] {
      sinks.leafCount(),
      sinks.nodeCount(),
      pits,
      runoff.rainCellCount(),
      runoff.pairCount(),
      runoff.unitCount(),
      runoff.entryCount()
    };
  }

  private static void writeHistory(RunoffHistory history, DataOutput out) throws IOException {
    out.writeInt(history.slices().size());
    for (RunoffHistory.Slice slice : history.slices()) {
      writeSpan(slice.span(), out);
      writeDoubles(slice.net_mm(), out);
    }
  }

  private static RunoffHistory readHistory(int units, DataInput in) throws IOException {
    List<RunoffHistory.Slice> slices = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      TimeSpan span = readSpan(in);
      slices.add(new RunoffHistory.Slice(span, readDoubles(units, in)));
    }
    return new RunoffHistory(slices);
  }

  private static void writeSpills(SpillHistory spills, DataOutput out) throws IOException {
    out.writeInt(spills.slices().size());
    for (SpillHistory.Slice slice : spills.slices()) {
      writeSpan(slice.span(), out);
      out.writeInt(slice.count());
      for (int i = 0; i < slice.count(); i++) {
        out.writeInt(slice.root(i));
        out.writeDouble(slice.spilled_m3(i));
      }
    }
  }

  private static SpillHistory readSpills(DataInput in) throws IOException {
    List<SpillHistory.Slice> slices = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      TimeSpan span = readSpan(in);
      int[] roots = new int[in.readInt()];
      double[] spilled_m3 = new double[roots.length];
      for (int k = 0; k < roots.length; k++) {
        roots[k] = in.readInt();
        spilled_m3[k] = in.readDouble();
      }
      slices.add(new SpillHistory.Slice(span, roots, spilled_m3));
    }
    return new SpillHistory(slices);
  }

  private static void writeSpan(TimeSpan span, DataOutput out) throws IOException {
    writeInstant(span.start(), out);
    writeInstant(span.end(), out);
  }

  private static TimeSpan readSpan(DataInput in) throws IOException {
    Instant start = readInstant(in);
    return new TimeSpan(start, readInstant(in));
  }

  private static void writeBalance(WaterBalance balance, DataOutput out) throws IOException {
    out.writeDouble(balance.rain_m3());
    out.writeDouble(balance.corrected_m3());
    out.writeDouble(balance.stored_m3());
    out.writeDouble(balance.travelling_m3());
    out.writeDouble(balance.infiltrated_m3());
    out.writeDouble(balance.sewered_m3());
    out.writeDouble(balance.outflow_m3());
  }

  private static WaterBalance readBalance(DataInput in) throws IOException {
    return new WaterBalance(
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }

  private static void writeDoubles(double[] values, DataOutput out) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] readDoubles(int count, DataInput in) throws IOException {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  private static void writeInstant(Instant instant, DataOutput out) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant readInstant(DataInput in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
