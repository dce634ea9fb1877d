package org.freshet.flood;

/**
 * Which sewer district the ground around each leaf mainly drains to, how much of that ground is
 * connected, and how much of it seeps. Asked by rank of the {@link SpillForest}. Made once per
 * model. Immutable; thread-safe. Memory: 12 bytes per node.
 */
final class LeafSewers {
  private final int[] leafAt;
  private final int[] district;
  private final float[] share;
  private final float[] seeping;

  LeafSewers(RunoffMatrix runoff, SpillForest forest) {
    leafAt = forest.nodeAt;
    int districts = runoff.surfaces().districts().size();
    district = new int[runoff.leafCount()];
    share = new float[runoff.leafCount()];
    seeping = new float[runoff.leafCount()];
    double[] connected_m2 = new double[districts];
    for (int leaf = 0; leaf < runoff.leafCount(); leaf++) {
      runoff.connectedAreas(leaf, connected_m2);
      int best = Surfaces.NO_DISTRICT;
      for (int d = 0; d < districts; d++) {
        if (connected_m2[d] > 0 && (best < 0 || connected_m2[d] > connected_m2[best])) {
          best = d;
        }
      }
      district[leaf] = best;
      share[leaf] = best < 0 ? 0 : (float) (connected_m2[best] / runoff.area_m2(leaf));
      seeping[leaf] = (float) (1 - runoff.sealedShare(leaf));
    }
  }

  /** District of a leaf, {@link Surfaces#NO_DISTRICT} for none. */
  int district(int rank) {
    return district[leafAt[rank]];
  }

  /** Share of a leaf's ground connected to it, 0 to 1. */
  double share(int rank) {
    return share[leafAt[rank]];
  }

  /** Share of a leaf's ground that seeps, 0 to 1. */
  double seepingShare(int rank) {
    return seeping[leafAt[rank]];
  }
}
