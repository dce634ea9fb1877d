package org.freshet.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The plain parts of a saved flood state. */
final class SavedFields {
  private SavedFields() {}

  static void writeHistory(RunoffHistory history, DataOutput out) throws IOException {
    out.writeInt(history.slices().size());
    for (RunoffHistory.Slice slice : history.slices()) {
      writeSpan(slice.span(), out);
      writeDoubles(slice.net_mm(), out);
    }
  }

  static RunoffHistory readHistory(int units, DataInput in) throws IOException {
    List<RunoffHistory.Slice> slices = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      TimeSpan span = readSpan(in);
      slices.add(new RunoffHistory.Slice(span, readDoubles(units, in)));
    }
    return new RunoffHistory(slices);
  }

  static void writeBasins(Structures structures, double[] basins_m3, DataOutput out)
      throws IOException {
    out.writeInt(basins_m3.length);
    for (int i = 0; i < basins_m3.length; i++) {
      out.writeUTF(structures.basins().get(i).id());
      out.writeDouble(basins_m3[i]);
    }
  }

  /** Water of basins that are still there; a basin that is gone takes its water with it. */
  static double[] readBasins(Structures structures, DataInput in) throws IOException {
    double[] basins_m3 = new double[structures.basins().size()];
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String id = in.readUTF();
      double stored_m3 = in.readDouble();
      for (int b = 0; b < basins_m3.length; b++) {
        if (structures.basins().get(b).id().equals(id)) {
          basins_m3[b] = Math.min(stored_m3, structures.basins().get(b).volume_m3());
        }
      }
    }
    return basins_m3;
  }

  static void writeBalance(WaterBalance balance, DataOutput out) throws IOException {
    out.writeDouble(balance.rain_m3());
    out.writeDouble(balance.corrected_m3());
    out.writeDouble(balance.stored_m3());
    out.writeDouble(balance.travelling_m3());
    out.writeDouble(balance.infiltrated_m3());
    out.writeDouble(balance.sewered_m3());
    out.writeDouble(balance.outflow_m3());
  }

  /** All terms but the bias, which {@link SavedBias} keeps. */
  static WaterBalance readBalance(DataInput in) throws IOException {
    double[] terms_m3 = readDoubles(7, in);
    return new WaterBalance(
        terms_m3[0],
        terms_m3[1],
        0,
        terms_m3[2],
        terms_m3[3],
        terms_m3[4],
        terms_m3[5],
        terms_m3[6]);
  }

  static void writeQuality(RainQuality quality, DataOutput out) throws IOException {
    out.writeDouble(quality.knownShare());
    out.writeDouble(quality.recentShare());
    out.writeLong(quality.unknownFrames());
    out.writeLong(quality.frames());
  }

  static RainQuality readQuality(DataInput in) throws IOException {
    return new RainQuality(in.readDouble(), in.readDouble(), in.readLong(), in.readLong());
  }

  static void writeDoubles(double[] values, DataOutput out) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  static double[] readDoubles(int count, DataInput in) throws IOException {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  static void writeSpan(TimeSpan span, DataOutput out) throws IOException {
    writeInstant(span.start(), out);
    writeInstant(span.end(), out);
  }

  static TimeSpan readSpan(DataInput in) throws IOException {
    Instant start = readInstant(in);
    return new TimeSpan(start, readInstant(in));
  }

  static void writeInstant(Instant instant, DataOutput out) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  static Instant readInstant(DataInput in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
