package org.freshet.rain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From the last few frames to how the rain moves. */
final class MotionEstimate {
  private static final int MAX_LEVELS = 4;
  private static final int LEAST_CELLS_ACROSS = 12;
  private static final int MOST_PAIRS = 3;
  private static final float OLDER_PAIR_WEIGHT = 0.7f;

  /** Rain systems over land move slower. */
  private static final double MAX_SPEED_M_S = 40;

  /** Fewer rainy cells in a frame show no motion that could be trusted. */
  private static final int LEAST_RAINY_CELLS = 20;

  /**
   * Motion must shrink the misfit between the oldest and the newest frame to this share of what
   * standing still leaves. Moving rain gives 0.05 to 0.4, clutter that comes and goes 0.9 and more.
   */
  private static final double BETTER_THAN_STILL = 0.8;

  /** Sums over longer than this smear the motion out: optical flow sees nothing in them. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(30);

  private final int rows;
  private final int cols;
  private final double cell_m;
  private final Duration step;
  private final FlowLattice lattice;

  MotionEstimate(int rows, int cols, double cell_m, Duration step) {
    this.rows = rows;
    this.cols = cols;
    this.cell_m = cell_m;
    this.step = step;
    this.lattice = new FlowLattice(rows, cols);
  }

  /** The motion in frames given in time order; none where they do not show any. */
  MotionField of(List<RainFrame> recent) {
    List<FramePair> finest = pairs(recent);
    if (finest.isEmpty()) {
      return MotionField.none(lattice, MotionField.Basis.TOO_LITTLE_RAIN);
    }
    if (step.compareTo(LONGEST_STEP) > 0) {
      return new SmearedMotion(finest, lattice).find(step, cell_m);
    }
    List<List<FramePair>> levels = pyramid(finest);
    int top = levels.size() - 1;
    int scale = 1 << top;
    double limit_cells = MAX_SPEED_M_S * step.toSeconds() / cell_m;
    OpticalFlow flow = new OpticalFlow(lattice, (float) limit_cells);
    int reach = (int) Math.ceil(limit_cells / scale);
    int[] shift = new GlobalShift(levels.get(top), reach).find();
    flow.startFrom(shift[0] * scale, shift[1] * scale);
    for (int level = top; level >= 0; level--) {
      flow.refine(levels.get(level).stream().map(FramePair::smooth).toList());
    }
    return checked(flow.field(), span(finest));
  }

  /** The newest pair first. */
  private List<FramePair> pairs(List<RainFrame> recent) {
    List<FramePair> pairs = new ArrayList<>();
    float weight = 1;
    LogRain after = null;
    RainFrame afterFrame = null;
    for (int i = recent.size() - 1; i >= 0 && pairs.size() < MOST_PAIRS; i--) {
      RainFrame frame = recent.get(i);
      if (!hasRain(frame)) {
        continue;
      }
      LogRain before = LogRain.of(frame, rows, cols);
      if (after != null && afterFrame != null) {
        Duration between = Duration.between(frame.end(), afterFrame.end());
        float steps = (float) between.toSeconds() / step.toSeconds();
        pairs.add(new FramePair(before, after, steps, weight / (steps * steps)));
        weight *= OLDER_PAIR_WEIGHT;
      }
      after = before;
      afterFrame = frame;
    }
    return pairs;
  }

  private static boolean hasRain(RainFrame frame) {
    float least_mm = (float) (0.1 * frame.duration().toSeconds() / 3600.0);
    int rainy = 0;
    for (int cell = 0; cell < frame.cells() && rainy < LEAST_RAINY_CELLS; cell++) {
      rainy += frame.rain_mm(cell) > least_mm ? 1 : 0;
    }
    return rainy >= LEAST_RAINY_CELLS;
  }

  private static List<List<FramePair>> pyramid(List<FramePair> finest) {
    List<List<FramePair>> levels = new ArrayList<>();
    levels.add(finest);
    while (levels.size() < MAX_LEVELS) {
      LogRain image = levels.get(levels.size() - 1).get(0).after();
      if (Math.min(image.rows(), image.cols()) < 2 * LEAST_CELLS_ACROSS) {
        break;
      }
      levels.add(levels.get(levels.size() - 1).stream().map(FramePair::half).toList());
    }
    return levels;
  }

  /** From the oldest frame to the newest: motion that only fits noise does not hold so long. */
  private static FramePair span(List<FramePair> pairs) {
    float steps = 0;
    for (FramePair pair : pairs) {
      steps += pair.steps();
    }
    LogRain oldest = pairs.get(pairs.size() - 1).before();
    return new FramePair(oldest.smooth(), pairs.get(0).after().smooth(), steps, 1);
  }

  private MotionField checked(MotionField field, FramePair span) {
    double moving = misfit(field, span);
    double still = misfit(MotionField.none(lattice, MotionField.Basis.STILL), span);
    boolean better = moving < BETTER_THAN_STILL * still;
    return better ? field : MotionField.none(lattice, MotionField.Basis.STILL);
  }

  /** Mean squared difference of log rain between the later frame and the moved earlier one. */
  private double misfit(MotionField field, FramePair pair) {
    float[] values = pair.after().values();
    float[] moved = new float[values.length];
    float[] nodeRow = new float[lattice.nodeCols()];
    float[] downOfRow = new float[cols];
    float[] rightOfRow = new float[cols];
    double sum = 0;
    double weights = 0;
    Advection advection = new Advection(pair.before().values(), rows, cols);
    for (int row = 0; row < rows; row++) {
      lattice.alongRow(field.down(), row, 0, cols, nodeRow, downOfRow);
      lattice.alongRow(field.right(), row, 0, cols, nodeRow, rightOfRow);
      advection.row(row, downOfRow, rightOfRow, pair.steps(), moved);
      for (int col = 0; col < cols; col++) {
        int cell = row * cols + col;
        float weight = pair.after().weights()[cell] * pair.before().weights()[cell];
        float difference = values[cell] - moved[cell];
        if (weight > 0 && !Float.isNaN(difference)) {
          sum += difference * difference;
          weights++;
        }
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }
}
