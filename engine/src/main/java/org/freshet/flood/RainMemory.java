package org.freshet.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The last known intensity of every rain cell and when that was. Immutable; thread-safe. */
final class RainMemory {
  private static final long NEVER = Long.MIN_VALUE;

  private final float[] intensity_mm_h;
  private final long[] knownUntil_s;

  private RainMemory(float[] intensity_mm_h, long[] knownUntil_s) {
    this.intensity_mm_h = intensity_mm_h;
    this.knownUntil_s = knownUntil_s;
  }

  /** Nothing known of so many rain cells. */
  static RainMemory empty(int cells) {
    long[] never = new long[cells];
    Arrays.fill(never, NEVER);
    return new RainMemory(new float[cells], never);
  }

  /** The memory after a frame; unknown cells keep what they had. */
  RainMemory after(double[] rain_mm, boolean[] known, double hours, Instant end) {
    float[] intensity = intensity_mm_h.clone();
    long[] until = knownUntil_s.clone();
    for (int local = 0; local < intensity.length; local++) {
      if (known[local]) {
        intensity[local] = (float) (rain_mm[local] / hours);
        until[local] = end.getEpochSecond();
      }
    }
    return new RainMemory(intensity, until);
  }

  /** The same for rain cells at other places; never known where a place is below 0. */
  RainMemory moved(int[] places) {
    RainMemory moved = empty(places.length);
    for (int local = 0; local < places.length; local++) {
      if (places[local] >= 0) {
        moved.intensity_mm_h[local] = intensity_mm_h[places[local]];
        moved.knownUntil_s[local] = knownUntil_s[places[local]];
      }
    }
    return moved;
  }

  /** Last known intensity, mm/h. */
  double intensity_mm_h(int local) {
    return intensity_mm_h[local];
  }

  /** When it was known last, null for never. */
  @Nullable Instant knownUntil(int local) {
    return knownUntil_s[local] == NEVER ? null : Instant.ofEpochSecond(knownUntil_s[local]);
  }

  void write(DataOutput out) throws IOException {
    for (int local = 0; local < intensity_mm_h.length; local++) {
      out.writeFloat(intensity_mm_h[local]);
      out.writeLong(knownUntil_s[local]);
    }
  }

  static RainMemory read(int cells, DataInput in) throws IOException {
    float[] intensity = new float[cells];
    long[] until = new long[cells];
    for (int local = 0; local < cells; local++) {
      intensity[local] = in.readFloat();
      until[local] = in.readLong();
    }
    return new RainMemory(intensity, until);
  }
}
