package org.freshet.rain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One shift for the whole window, from sums over so long a time that optical flow sees nothing in
 * them: an hour's rain is smeared out along its way, so only the place of the whole pattern can be
 * followed. Of all shifts that weather makes, the one with the least squared difference of coarse
 * log rain over the last frames; kept only if, looking back, it would have told rainy cells better
 * than leaving every frame where it was.
 */
final class SmearedMotion {
  /** Patterns of hourly sums over land go with the wind aloft, seldom faster than this. */
  private static final double MAX_SPEED_M_S = 15;

  /** The coarse images have cells eight cells wide: finer detail of such sums is not followed. */
  private static final int LEVEL = 3;

  private final List<FramePair> pairs;
  private final FlowLattice lattice;

  /**
   * From pairs of consecutive frames.
   *
   * @param pairs at the finest level
   */
  SmearedMotion(List<FramePair> pairs, FlowLattice lattice) {
    this.pairs = pairs;
    this.lattice = lattice;
  }

  /** The shift, or none where no shift would have helped. */
  MotionField find(Duration step, double cell_m) {
    int reach = (int) Math.ceil(MAX_SPEED_M_S * step.toSeconds() / cell_m / (1 << LEVEL));
    List<FramePair> coarse = pairs;
    for (int level = 0; level < LEVEL; level++) {
      coarse = coarse.stream().map(FramePair::half).toList();
    }
    int[] found = new GlobalShift(coarse.stream().map(FramePair::smooth).toList(), reach).find();
    int down = found[0] << LEVEL;
    int right = found[1] << LEVEL;
    return hindcast(down, right) > hindcast(0, 0)
        ? MotionField.everywhere(lattice, down, right, MotionField.Basis.SHIFTED)
        : MotionField.none(lattice, MotionField.Basis.FRAMES_TOO_LONG);
  }

  /** Critical success index of rain or none, all pairs together. */
  private double hindcast(int down, int right) {
    long hits = 0;
    long errors = 0;
    for (FramePair pair : allPairs()) {
      int pairDown = Math.round(down * pair.steps());
      int pairRight = Math.round(right * pair.steps());
      int rows = pair.after().rows();
      int cols = pair.after().cols();
      for (int row = Math.max(0, pairDown); row < Math.min(rows, rows + pairDown); row++) {
        for (int col = Math.max(0, pairRight); col < Math.min(cols, cols + pairRight); col++) {
          int cell = row * cols + col;
          int source = cell - pairDown * cols - pairRight;
          if (pair.after().weights()[cell] > 0 && pair.before().weights()[source] > 0) {
            boolean foreseen = pair.before().values()[source] > 0;
            boolean seen = pair.after().values()[cell] > 0;
            hits += foreseen && seen ? 1 : 0;
            errors += foreseen != seen ? 1 : 0;
          }
        }
      }
    }
    return hits == 0 ? 0 : (double) hits / (hits + errors);
  }

  /** Every frame with every later one, so that the shift must hold for as long as they span. */
  private List<FramePair> allPairs() {
    List<FramePair> all = new ArrayList<>();
    for (int newer = 0; newer < pairs.size(); newer++) {
      float steps = 0;
      for (int older = newer; older < pairs.size(); older++) {
        steps += pairs.get(older).steps();
        all.add(new FramePair(pairs.get(older).before(), pairs.get(newer).after(), steps, 1));
      }
    }
    return all;
  }
}
