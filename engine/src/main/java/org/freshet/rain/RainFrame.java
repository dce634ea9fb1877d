package org.freshet.rain;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * Rain that fell (or is forecast to fall) on every cell of a rain grid between two instants.
 *
 * <p>Values are depths in mm over the whole interval, 0 or more; NaN is unknown. The array is held
 * by reference and must not be changed once the frame is shared; then the frame is immutable and
 * thread-safe. Memory: 4 bytes per cell.
 */
public final class RainFrame {
  private static final double MINUTES_PER_HOUR = 60.0;

  private final Instant start;
  private final Instant end;
  private final float[] rain_mm;
  private final int unknownCells;
  private final String source;

  /**
   * A frame; the array is not copied.
   *
   * @param start when the interval begins
   * @param end when it ends, after {@code start}
   * @param rain_mm depth per rain cell, mm over the interval; NaN unknown
   * @param source id of what it came from, such as {@code radar} or {@code nowcast}
   * @throws IllegalArgumentException if the interval is empty or a value is negative or infinite
   */
  public RainFrame(Instant start, Instant end, float[] rain_mm, String source) {
    this.start = Objects.requireNonNull(start);
    this.end = Objects.requireNonNull(end);
    this.source = Objects.requireNonNull(source);
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException(
          "Rain frame of " + source + " ends at " + end + ", not after its start " + start + ".");
    }
    this.unknownCells = countUnknown(rain_mm, source);
    this.rain_mm = rain_mm;
  }

  /** A frame of which nothing is known. */
  public static RainFrame unknown(Instant start, Instant end, int cells, String source) {
    float[] rain_mm = new float[cells];
    Arrays.fill(rain_mm, Float.NaN);
    return new RainFrame(start, end, rain_mm, source);
  }

  private static int countUnknown(float[] rain_mm, String source) {
    int unknown = 0;
    for (int cell = 0; cell < rain_mm.length; cell++) {
      float value = rain_mm[cell];
      if (Float.isNaN(value)) {
        unknown++;
      } else if (value < 0 || value == Float.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "Rain of " + value + " mm in cell " + cell + " of " + source + " is no rain depth.");
      }
    }
    return unknown;
  }

  /** When the interval begins. */
  public Instant start() {
    return start;
  }

  /** When the interval ends: the nominal time of a radar frame. */
  public Instant end() {
    return end;
  }

  /** Length of the interval. */
  public Duration duration() {
    return Duration.between(start, end);
  }

  /** Number of rain cells. */
  public int cells() {
    return rain_mm.length;
  }

  /** Depth in a cell, mm over the interval; NaN unknown. */
  public float rain_mm(int cell) {
    return rain_mm[cell];
  }

  /** The live array of depths, for kernels that read every cell. Not to be written to. */
  public float[] rain_mm() {
    return rain_mm;
  }

  /** Mean intensity in a cell, mm/h; NaN unknown. */
  public double intensity_mm_h(int cell) {
    return rain_mm[cell] * MINUTES_PER_HOUR / (duration().toSeconds() / MINUTES_PER_HOUR);
  }

  /** How many cells are unknown. */
  public int unknownCells() {
    return unknownCells;
  }

  /** Id of what the frame came from. */
  public String source() {
    return source;
  }

  @Override
  public String toString() {
    return "RainFrame["
        + source
        + " "
        + start
        + "/"
        + end
        + ", cells="
        + rain_mm.length
        + ", unknown="
        + unknownCells
        + "]";
  }
}
