package org.freshet.rain;

import java.util.Arrays;
import java.util.List;

/**
 * Dense motion by the method of Lucas and Kanade (1981, "An iterative image registration technique
 * with an application to stereo vision", IJCAI), coarse to fine on log rain: at every level the 2 x
 * 2 normal equations of all frame pairs are summed per block of cells, blurred over neighbouring
 * blocks, and solved for a correction of the coarser level's motion. Where nothing has a slope the
 * coarser motion stays.
 *
 * <p>One instance makes one estimate. Time and memory are linear in the cells; only cells with a
 * slope cost more than a look.
 */
final class OpticalFlow {
  private static final int ITERATIONS = 3;
  private static final int[] BLUR_NODES = {2, 3, 5, 8};

  /** Share of the mean slope energy that pulls a correction to zero. */
  private static final float DAMPING = 0.05f;

  private final FlowLattice lattice;
  private final float limit_cells;
  private final float[] down;
  private final float[] right;
  private final float[] gxx;
  private final float[] gxy;
  private final float[] gyy;
  private final float[] bx;
  private final float[] by;
  private final float[] nodeRow;
  private final float[] downOfRow;
  private final float[] rightOfRow;

  OpticalFlow(FlowLattice lattice, float limit_cells) {
    this.lattice = lattice;
    this.limit_cells = limit_cells;
    int nodes = lattice.nodes();
    this.down = new float[nodes];
    this.right = new float[nodes];
    this.gxx = new float[nodes];
    this.gxy = new float[nodes];
    this.gyy = new float[nodes];
    this.bx = new float[nodes];
    this.by = new float[nodes];
    this.nodeRow = new float[lattice.nodeCols()];
    this.downOfRow = new float[lattice.cols()];
    this.rightOfRow = new float[lattice.cols()];
  }

  /** Starts from one shift everywhere, cells per step. */
  void startFrom(float downEverywhere, float rightEverywhere) {
    Arrays.fill(down, downEverywhere);
    Arrays.fill(right, rightEverywhere);
  }

  /** Corrects the motion by what the pairs show at their level of detail. */
  void refine(List<FramePair> pairs) {
    int level = pairs.get(0).after().level();
    for (int i = 0; i < ITERATIONS; i++) {
      clearSums();
      for (FramePair pair : pairs) {
        accumulate(pair);
      }
      for (float[] sums : new float[][] {gxx, gxy, gyy, bx, by}) {
        lattice.blur(sums, BLUR_NODES[level]);
      }
      correct(1 << level);
    }
    spread(BLUR_NODES[level]);
  }

  /** The motion found. */
  MotionField field() {
    return new MotionField(lattice, down, right, MotionField.Basis.SEEN);
  }

  private void clearSums() {
    for (float[] sums : new float[][] {gxx, gxy, gyy, bx, by}) {
      Arrays.fill(sums, 0);
    }
  }

  private void accumulate(FramePair pair) {
    LogRain after = pair.after();
    int level = after.level();
    float perStep = pair.steps() / (1 << level);
    for (int row = 1; row < after.rows() - 1; row++) {
      lattice.alongRow(down, row, level, after.cols(), nodeRow, downOfRow);
      lattice.alongRow(right, row, level, after.cols(), nodeRow, rightOfRow);
      accumulateRow(pair, row, perStep);
    }
  }

  private void accumulateRow(FramePair pair, int row, float perStep) {
    LogRain after = pair.after();
    float[] values = after.values();
    int cols = after.cols();
    int blockShift = Integer.numberOfTrailingZeros(FlowLattice.BLOCK) - after.level();
    int firstNode = (row >> blockShift) * lattice.nodeCols();
    float steps = pair.steps();
    for (int col = 1; col < cols - 1; col++) {
      int cell = row * cols + col;
      float gx = (values[cell + 1] - values[cell - 1]) / 2;
      float gy = (values[cell + cols] - values[cell - cols]) / 2;
      if (gx == 0 && gy == 0) {
        continue;
      }
      float sourceRow = row - downOfRow[col] * perStep;
      float sourceCol = col - rightOfRow[col] * perStep;
      int i = (int) sourceRow;
      int j = (int) sourceCol;
      if (!(sourceRow >= 0 && sourceCol >= 0 && i < after.rows() - 1 && j < cols - 1)) {
        continue;
      }
      int source = i * cols + j;
      float weight = pair.weight() * after.weights()[cell] * pair.before().weights()[source];
      float residual = values[cell] - bilinear(pair.before(), source, sourceRow - i, sourceCol - j);
      int node = firstNode + (col >> blockShift);
      float w = weight * steps * steps;
      gxx[node] += w * gx * gx;
      gxy[node] += w * gx * gy;
      gyy[node] += w * gy * gy;
      bx[node] -= weight * steps * gx * residual;
      by[node] -= weight * steps * gy * residual;
    }
  }

  private static float bilinear(LogRain image, int cell, float v, float u) {
    float[] values = image.values();
    int below = cell + image.cols();
    float north = values[cell] + u * (values[cell + 1] - values[cell]);
    float south = values[below] + u * (values[below + 1] - values[below]);
    return north + v * (south - north);
  }

  private void correct(float scale) {
    float damping = DAMPING * meanEnergy() + 1e-6f;
    for (int node = 0; node < down.length; node++) {
      float a = gxx[node] + damping;
      float c = gyy[node] + damping;
      float b = gxy[node];
      float determinant = a * c - b * b;
      float dx = (c * bx[node] - b * by[node]) / determinant;
      float dy = (a * by[node] - b * bx[node]) / determinant;
      right[node] = clamp(right[node] + scale * Math.max(-1, Math.min(1, dx)));
      down[node] = clamp(down[node] + scale * Math.max(-1, Math.min(1, dy)));
    }
  }

  private float clamp(float displacement) {
    return Math.max(-limit_cells, Math.min(limit_cells, displacement));
  }

  private float meanEnergy() {
    double sum = 0;
    for (int node = 0; node < gxx.length; node++) {
      sum += gxx[node] + gyy[node];
    }
    return (float) (sum / (2 * gxx.length));
  }

  /** Blurs the motion, each node weighted by how much slope it rests on. */
  private void spread(int radius) {
    float least = 0.02f * meanEnergy() + 1e-6f;
    float[] weights = new float[down.length];
    for (int node = 0; node < weights.length; node++) {
      weights[node] = gxx[node] + gyy[node] + least;
      down[node] *= weights[node];
      right[node] *= weights[node];
    }
    lattice.blur(down, radius);
    lattice.blur(right, radius);
    lattice.blur(weights, radius);
    for (int node = 0; node < weights.length; node++) {
      down[node] /= weights[node];
      right[node] /= weights[node];
    }
  }
}
