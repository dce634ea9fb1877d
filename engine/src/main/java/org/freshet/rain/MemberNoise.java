package org.freshet.rain;

import java.util.SplittableRandom;

/**
 * What makes one member differ, step by step: a shift of the whole field and a factor at the nodes
 * of a lattice. Not thread-safe; one per member.
 */
final class MemberNoise {
  private static final int COARSE_NODES = 4;

  private final NowcastOptions options;
  private final double step_min;
  private final FlowLattice lattice;
  private final int coarseRows;
  private final int coarseCols;
  private final SplittableRandom random;
  private final double along;
  private final double across;
  private final double directionDown;
  private final double directionRight;
  private final float[] fine;
  private final float[] coarse;
  private final float[] factors;
  private int step;

  MemberNoise(NowcastOptions options, double step_min, MotionField motion, long seed) {
    this.options = options;
    this.step_min = step_min;
    this.lattice = motion.lattice();
    this.coarseRows = lattice.nodeRows() / COARSE_NODES + 2;
    this.coarseCols = lattice.nodeCols() / COARSE_NODES + 2;
    this.random = new SplittableRandom(seed);
    this.along = laplace(random);
    this.across = laplace(random);
    double speed = Math.hypot(motion.meanDown_cells(), motion.meanRight_cells());
    this.directionDown = speed > 0 ? motion.meanDown_cells() / speed : 0;
    this.directionRight = speed > 0 ? motion.meanRight_cells() / speed : 1;
    this.fine = new float[lattice.nodes()];
    this.coarse = new float[coarseRows * coarseCols];
    this.factors = new float[lattice.nodes()];
  }

  /** Two-sided exponential of variance 1. */
  private static double laplace(SplittableRandom random) {
    double u = random.nextDouble() - 0.5;
    return -Math.signum(u) * Math.log1p(-2 * Math.abs(u)) / Math.sqrt(2);
  }

  /** Goes on to the next step. */
  void advance() {
    step++;
    EnsembleSpread spread = options.spread();
    double finePhi = Math.exp(-step_min / spread.fineMemory_min());
    double coarsePhi = Math.exp(-step_min / spread.coarseMemory_min());
    walk(fine, (float) finePhi);
    walk(coarse, (float) coarsePhi);
    double fineVariance = variance(spread.fineSigma(), finePhi);
    double coarseVariance = variance(spread.coarseSigma(), coarsePhi);
    double meanShift = (fineVariance + coarseVariance) / 2;
    for (int i = 0; i < lattice.nodeRows(); i++) {
      for (int j = 0; j < lattice.nodeCols(); j++) {
        int node = i * lattice.nodeCols() + j;
        double log = spread.fineSigma() * fine[node] + spread.coarseSigma() * coarseAt(i, j);
        factors[node] = (float) Math.exp(log - meanShift);
      }
    }
  }

  private double variance(double sigma, double phi) {
    return sigma * sigma * (1 - Math.pow(phi, 2 * step));
  }

  private void walk(float[] values, float phi) {
    float fresh = (float) Math.sqrt(1 - phi * phi);
    for (int i = 0; i < values.length; i++) {
      values[i] = phi * values[i] + fresh * (float) random.nextGaussian();
    }
  }

  private float coarseAt(int i, int j) {
    int row = i / COARSE_NODES;
    int col = j / COARSE_NODES;
    float v = (i % COARSE_NODES) / (float) COARSE_NODES;
    float u = (j % COARSE_NODES) / (float) COARSE_NODES;
    int node = row * coarseCols + col;
    int below = node + coarseCols;
    // Weights of unit length instead of unit sum, so that the variance is the same everywhere.
    float a = (1 - v) * (1 - u);
    float b = (1 - v) * u;
    float c = v * (1 - u);
    float d = v * u;
    float sum = a * coarse[node] + b * coarse[node + 1] + c * coarse[below] + d * coarse[below + 1];
    return sum / (float) Math.sqrt(a * a + b * b + c * c + d * d);
  }

  /** Southward shift of the whole field, whole cells. */
  int shiftDown() {
    return shift(directionDown, directionRight);
  }

  /** Eastward shift of the whole field, whole cells. */
  int shiftRight() {
    return shift(directionRight, -directionDown);
  }

  private int shift(double alongPart, double acrossPart) {
    double lead_min = step * step_min;
    double metres =
        along * options.spread().along_m(lead_min) * alongPart
            + across * options.spread().across_m(lead_min) * acrossPart;
    return (int) Math.round(metres / options.cell_m());
  }

  /** Factors at the nodes of the motion's lattice. */
  float[] factors() {
    return factors;
  }
}
