package org.freshet.rain;

import java.util.Arrays;

/**
 * How rain moves over a window: a displacement per step at every place, smooth in space and taken
 * as constant over the forecast. Immutable and thread-safe.
 */
public final class MotionField {
  private final FlowLattice lattice;
  private final float[] down;
  private final float[] right;
  private final Basis basis;

  /** What the field rests on. */
  public enum Basis {
    /** Seen between frames, and better than no motion on the newest pair. */
    SEEN,
    /** Fewer than two usable frames, or too little rain in them: no motion is assumed. */
    TOO_LITTLE_RAIN,
    /**
     * The frames are sums over so long a time that only the pattern as a whole could be followed.
     */
    SHIFTED,
    /** The frames are sums over so long a time that motion cannot be seen: none is assumed. */
    FRAMES_TOO_LONG,
    /** Motion was sought, but none fits the frames much better than standing still. */
    STILL
  }

  MotionField(FlowLattice lattice, float[] down, float[] right, Basis basis) {
    this.lattice = lattice;
    this.down = down;
    this.right = right;
    this.basis = basis;
  }

  static MotionField none(FlowLattice lattice, Basis basis) {
    return everywhere(lattice, 0, 0, basis);
  }

  static MotionField everywhere(FlowLattice lattice, float down, float right, Basis basis) {
    float[] allDown = new float[lattice.nodes()];
    float[] allRight = new float[lattice.nodes()];
    Arrays.fill(allDown, down);
    Arrays.fill(allRight, right);
    return new MotionField(lattice, allDown, allRight, basis);
  }

  /** What the field rests on. */
  public Basis basis() {
    return basis;
  }

  /** Southward displacement at a cell, cells per step. */
  public double down_cells(int row, int col) {
    return lattice.at(down, row, col);
  }

  /** Eastward displacement at a cell, cells per step. */
  public double right_cells(int row, int col) {
    return lattice.at(right, row, col);
  }

  /** Mean southward displacement over the window, cells per step. */
  public double meanDown_cells() {
    return mean(down);
  }

  /** Mean eastward displacement over the window, cells per step. */
  public double meanRight_cells() {
    return mean(right);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  FlowLattice lattice() {
    return lattice;
  }

  float[] down() {
    return down;
  }

  float[] right() {
    return right;
  }
}
