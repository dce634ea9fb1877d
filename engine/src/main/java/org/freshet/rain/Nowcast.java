package org.freshet.rain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rain of the next hours from the radar frames of the last minutes: the motion seen in up to four
 * frames, carried on. Works on a window wider than the area of interest, so that coming rain is
 * seen, and gives any part of it.
 *
 * <p>Frames without rain, with unknown cells or missing altogether never break it: without visible
 * motion the newest frame stays where it is ({@link MotionField.Basis} says which), less specks
 * that nobody saw before. What comes from outside the window, or from an unknown cell, is unknown.
 * New cells are not foreseen.
 *
 * <p>Immutable and thread-safe once made. Deterministic for any number of threads. Memory: one
 * field per step while {@link #run} works, 4 bytes per cell of the window.
 */
public final class Nowcast {
  private final List<RainFrame> usable;
  private final RainFrame newest;
  private final RainFrame base;
  private final int rows;
  private final int cols;
  private final NowcastOptions options;
  private final MotionField motion;

  private Nowcast(List<RainFrame> usable, int rows, int cols, NowcastOptions options) {
    this.usable = usable;
    this.newest = usable.get(usable.size() - 1);
    this.rows = rows;
    this.cols = cols;
    this.options = options;
    this.motion = new MotionEstimate(rows, cols, options.cell_m(), newest.duration()).of(usable);
    RainFrame known = newestKnown(usable);
    boolean comesAndGoes = motion.basis() == MotionField.Basis.STILL && known == newest;
    this.base = comesAndGoes ? SettledEchoes.of(usable, rows, cols) : known;
  }

  /** A frame that is missing stands in the row as unknown; what was seen before it moves on. */
  private static RainFrame newestKnown(List<RainFrame> usable) {
    for (int i = usable.size() - 1; i >= 0; i--) {
      RainFrame frame = usable.get(i);
      if (frame.unknownCells() < frame.cells()) {
        return frame;
      }
    }
    return usable.get(usable.size() - 1);
  }

  private NowcastFields fields() {
    double steps = (double) age().toSeconds() / newest.duration().toSeconds();
    return new NowcastFields(base, (int) Math.round(steps), rows, cols, motion, options);
  }

  /**
   * Looks at the motion in the frames.
   *
   * @param recent observed frames in time order, the newest last; older ones of another length than
   *     the newest, or not before it, are left out; two to four are best. The forecast begins at
   *     the end of the newest; if that is wholly unknown, the last known one is carried on from its
   *     own time
   * @param rows rows of the window, row 0 north
   * @param cols its columns
   * @throws IllegalArgumentException if there is no frame, or one of another shape
   */
  public static Nowcast from(List<RainFrame> recent, int rows, int cols, NowcastOptions options) {
    if (recent.isEmpty()) {
      throw new IllegalArgumentException(
          "Nowcast without a single frame. Maybe fall back to another rain source.");
    }
    RainFrame newest = recent.get(recent.size() - 1);
    List<RainFrame> usable = new ArrayList<>();
    Instant before = Instant.MIN;
    for (RainFrame frame : recent) {
      if (frame.cells() != rows * cols) {
        throw new IllegalArgumentException(
            frame + " does not fit a window of " + rows + " x " + cols + " cells.");
      }
      boolean inOrder = frame.end().isAfter(before) && !frame.end().isAfter(newest.end());
      if (inOrder && frame.duration().equals(newest.duration())) {
        usable.add(frame);
        before = frame.end();
      }
    }
    return new Nowcast(List.copyOf(usable), rows, cols, options);
  }

  /** The motion it rests on. */
  public MotionField motion() {
    return motion;
  }

  /** How many of the given frames were of use. */
  public int framesUsed() {
    return usable.size();
  }

  /** End of the newest frame given, where the forecast begins. */
  public Instant issued() {
    return newest.end();
  }

  /** How much older than {@link #issued} the newest frame is of which anything is known. */
  public Duration age() {
    return Duration.between(base.end(), newest.end());
  }

  /** The most likely course: the newest frame carried on, without perturbation. */
  public List<RainFrame> deterministic(CellWindow output) {
    requireInside(output);
    float[][] fields = fields().moved();
    List<RainFrame> frames = new ArrayList<>();
    for (int step = 0; step < fields.length; step++) {
      float[] rain_mm = new float[output.cells()];
      for (int row = 0; row < output.rows(); row++) {
        int from = (output.row0() + row) * cols + output.col0();
        System.arraycopy(fields[step], from, rain_mm, row * output.cols(), output.cols());
      }
      frames.add(frame(step, rain_mm));
    }
    return frames;
  }

  /** The deterministic course as a forecast of one member. */
  public RainForecast deterministicForecast(CellWindow output) {
    return new RainForecast(issued(), List.of(deterministic(output)), source(), age());
  }

  /** All members of a part of the window. Memory: members x steps x cells of the part. */
  public RainForecast ensemble(CellWindow output) {
    RainFrame[][] frames = new RainFrame[options.members()][options.steps()];
    run(output, (member, step, rain_mm) -> frames[member][step] = frame(step, rain_mm.clone()));
    List<List<RainFrame>> members = new ArrayList<>();
    for (RainFrame[] member : frames) {
      members.add(List.of(member));
    }
    return new RainForecast(issued(), members, source(), age());
  }

  /** All members of a part of the window, handed over frame by frame and not kept. */
  public void run(CellWindow output, MemberSink sink) {
    requireInside(output);
    fields().members(output, sink);
  }

  private RainFrame frame(int step, float[] rain_mm) {
    Instant start = issued().plus(newest.duration().multipliedBy(step));
    return new RainFrame(start, start.plus(newest.duration()), rain_mm, source());
  }

  private String source() {
    return newest.source() + "-nowcast";
  }

  private void requireInside(CellWindow output) {
    if (!output.liesIn(rows, cols)) {
      throw new IllegalArgumentException(
          output + " does not lie in a window of " + rows + " x " + cols + " cells.");
    }
  }
}
