package org.freshet.flood;

/**
 * Which sewer district the ground around each leaf mainly drains to, and how much of that ground is
 * connected. Made once per model. Immutable; thread-safe. Memory: 8 bytes per leaf.
 */
final class LeafSewers {
  private final int[] district;
  private final float[] share;

  LeafSewers(RunoffMatrix runoff) {
    int leaves = runoff.leafCount();
    int districts = runoff.surfaces().districts().size();
    district = new int[leaves];
    share = new float[leaves];
    double[] connected_m2 = new double[districts];
    for (int leaf = 0; leaf < leaves; leaf++) {
      runoff.connectedAreas(leaf, connected_m2);
      int best = Surfaces.NO_DISTRICT;
      for (int d = 0; d < districts; d++) {
        if (connected_m2[d] > 0 && (best < 0 || connected_m2[d] > connected_m2[best])) {
          best = d;
        }
      }
      district[leaf] = best;
      share[leaf] = best < 0 ? 0 : (float) (connected_m2[best] / runoff.area_m2(leaf));
    }
  }

  /** District of a leaf, {@link Surfaces#NO_DISTRICT} for none. */
  int district(int leaf) {
    return district[leaf];
  }

  /** Share of the leaf's ground connected to it, 0 to 1. */
  double share(int leaf) {
    return share[leaf];
  }
}
