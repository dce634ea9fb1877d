package org.freshet.flood;

import java.util.Arrays;

/**
 * Which sewer district the ground around each leaf mainly drains to, how much of that ground is
 * connected, and how much of it seeps. Asked by rank of the {@link SpillForest}. Made once per
 * model. Immutable; thread-safe. Memory: 2 bytes per node, 8 per leaf.
 */
final class LeafSewers {
  private static final int MOST_DISTRICTS = Short.MAX_VALUE;

  private final SpillForest forest;
  private final short[] district;

  // Share and seeping share by leaf, in turn: asked together.
  private final float[] shares;

  LeafSewers(RunoffMatrix runoff, SpillForest forest) {
    this.forest = forest;
    int districts = runoff.surfaces().districts().size();
    if (districts > MOST_DISTRICTS) {
      throw new IllegalArgumentException(
          districts + " sewer districts, more than " + MOST_DISTRICTS + ". Maybe join some.");
    }
    district = new short[forest.nodes()];
    Arrays.fill(district, (short) Surfaces.NO_DISTRICT);
    shares = new float[2 * runoff.leafCount()];
    double[] connected_m2 = new double[districts];
    for (int leaf = 0; leaf < runoff.leafCount(); leaf++) {
      runoff.connectedAreas(leaf, connected_m2);
      int best = Surfaces.NO_DISTRICT;
      for (int d = 0; d < districts; d++) {
        if (connected_m2[d] > 0 && (best < 0 || connected_m2[d] > connected_m2[best])) {
          best = d;
        }
      }
      district[forest.rank(leaf)] = (short) best;
      shares[2 * leaf] = best < 0 ? 0 : (float) (connected_m2[best] / runoff.area_m2(leaf));
      shares[2 * leaf + 1] = (float) (1 - runoff.sealedShare(leaf));
    }
  }

  /** District of a leaf, {@link Surfaces#NO_DISTRICT} for none. */
  int district(int rank) {
    return district[rank];
  }

  /** Share of a leaf's ground connected to it, 0 to 1. */
  double share(int rank) {
    return shares[2 * forest.leaf(rank)];
  }

  /** Share of a leaf's ground that seeps, 0 to 1. */
  double seepingShare(int rank) {
    return shares[2 * forest.leaf(rank) + 1];
  }
}
