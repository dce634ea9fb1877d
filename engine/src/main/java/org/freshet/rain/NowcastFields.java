package org.freshet.rain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Moves the newest field through the steps and makes the members of it. */
final class NowcastFields {
  private final RainFrame base;
  private final int late;
  private final int rows;
  private final int cols;
  private final MotionField motion;
  private final NowcastOptions options;

  /**
   * For the field of one frame.
   *
   * @param base the frame to carry on
   * @param late how many steps before the forecast begins it was observed
   */
  NowcastFields(
      RainFrame base, int late, int rows, int cols, MotionField motion, NowcastOptions options) {
    this.base = base;
    this.late = late;
    this.rows = rows;
    this.cols = cols;
    this.motion = motion;
    this.options = options;
  }

  /** The newest field moved to each step. */
  float[][] moved() {
    float[][] fields = new float[options.steps()][];
    List<Runnable> tasks = new ArrayList<>();
    Trajectories trajectories = new Trajectories(motion);
    Advection advection = new Advection(base.rain_mm(), rows, cols);
    for (int step = 0; step < late; step++) {
      trajectories.step();
    }
    for (int step = 0; step < options.steps(); step++) {
      trajectories.step();
      float[] down = trajectories.down();
      float[] right = trajectories.right();
      int index = step;
      tasks.add(() -> fields[index] = advection.moved(motion.lattice(), down, right));
    }
    runAll(tasks);
    return fields;
  }

  void members(CellWindow output, MemberSink sink) {
    float[][] fields = moved();
    List<Runnable> tasks = new ArrayList<>();
    for (int member = 0; member < options.members(); member++) {
      int index = member;
      tasks.add(() -> member(index, fields, output, sink));
    }
    runAll(tasks);
  }

  private void member(int member, float[][] fields, CellWindow output, MemberSink sink) {
    double step_min = base.duration().toSeconds() / 60.0;
    long seed = options.seed() * 0x9E3779B97F4A7C15L + base.end().getEpochSecond() * 1_000 + member;
    MemberNoise noise = new MemberNoise(options, step_min, motion, seed);
    for (int step = 0; step < late; step++) {
      noise.advance();
    }
    float[] out = new float[output.cells()];
    float[] nodeRow = new float[motion.lattice().nodeCols()];
    float[] factorOfRow = new float[cols];
    for (int step = 0; step < fields.length; step++) {
      noise.advance();
      int shiftDown = noise.shiftDown();
      int shiftRight = noise.shiftRight();
      for (int row = 0; row < output.rows(); row++) {
        int fieldRow = output.row0() + row;
        motion.lattice().alongRow(noise.factors(), fieldRow, 0, cols, nodeRow, factorOfRow);
        memberRow(fields[step], fieldRow - shiftDown, shiftRight, output, row, factorOfRow, out);
      }
      sink.accept(member, step, out);
    }
  }

  private void memberRow(
      float[] field,
      int sourceRow,
      int shiftRight,
      CellWindow output,
      int row,
      float[] factorOfRow,
      float[] out) {
    int to = row * output.cols();
    int col0 = output.col0();
    boolean rowKnown = sourceRow >= 0 && sourceRow < rows;
    int first = rowKnown ? Math.max(0, Math.min(output.cols(), shiftRight - col0)) : output.cols();
    int last = Math.max(first, Math.min(output.cols(), cols + shiftRight - col0));
    for (int col = 0; col < first; col++) {
      out[to + col] = Float.NaN;
    }
    int from = sourceRow * cols + col0 - shiftRight;
    for (int col = first; col < last; col++) {
      out[to + col] = field[from + col] * factorOfRow[col0 + col];
    }
    for (int col = last; col < output.cols(); col++) {
      out[to + col] = Float.NaN;
    }
  }

  private void runAll(List<Runnable> tasks) {
    if (options.threads() == 1) {
      tasks.forEach(Runnable::run);
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(options.threads());
    try {
      List<Future<?>> running = new ArrayList<>();
      tasks.forEach(task -> running.add(pool.submit(task)));
      for (Future<?> future : running) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Nowcast failed.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Nowcast was interrupted.", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
