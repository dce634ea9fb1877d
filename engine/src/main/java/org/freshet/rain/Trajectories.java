package org.freshet.rain;

/**
 * Total displacement from where the air was at the start to where it is after 1, 2, ... steps, at
 * the nodes of the motion's lattice: traced backward step by step, each with one midpoint
 * iteration, through the constant motion.
 */
final class Trajectories {
  private final MotionField motion;
  private float[] down;
  private float[] right;

  Trajectories(MotionField motion) {
    this.motion = motion;
    this.down = new float[motion.lattice().nodes()];
    this.right = new float[motion.lattice().nodes()];
  }

  /** One step further back; {@link #down} and {@link #right} then return new arrays. */
  void step() {
    FlowLattice lattice = motion.lattice();
    float[] nextDown = new float[lattice.nodes()];
    float[] nextRight = new float[lattice.nodes()];
    for (int i = 0; i < lattice.nodeRows(); i++) {
      for (int j = 0; j < lattice.nodeCols(); j++) {
        int node = i * lattice.nodeCols() + j;
        float row = FlowLattice.centre(i) - down[node];
        float col = FlowLattice.centre(j) - right[node];
        float v = lattice.at(motion.down(), row, col);
        float u = lattice.at(motion.right(), row, col);
        nextDown[node] = down[node] + lattice.at(motion.down(), row - v / 2, col - u / 2);
        nextRight[node] = right[node] + lattice.at(motion.right(), row - v / 2, col - u / 2);
      }
    }
    down = nextDown;
    right = nextRight;
  }

  float[] down() {
    return down;
  }

  float[] right() {
    return right;
  }
}
