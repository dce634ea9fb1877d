package org.freshet.flood;

import java.time.Instant;
import java.util.List;
import org.freshet.rain.RainForecast;
import org.freshet.sink.TerrainModel;

/**
 * The unchanging part of the flood computation: terrain, runoff matrix, options, drains. Immutable;
 * thread-safe. Memory beside terrain and matrix: 12 bytes per leaf.
 */
public final class FloodModel {
  private final TerrainModel terrain;
  private final RunoffMatrix runoff;
  private final FloodOptions options;
  private final List<PointDrain> drains;
  private final LeafSewers leafSewers;
  private final float[] seepingShare;
  private final SpillNet spillNet;

  /** A model without pumps and drains. */
  public FloodModel(TerrainModel terrain, RunoffMatrix runoff, FloodOptions options) {
    this(terrain, runoff, options, List.of());
  }

  /**
   * A model.
   *
   * @param drains pumps and drains at single places
   * @throws IllegalArgumentException if the matrix was built for another number of sinks or a drain
   *     stands outside the terrain
   */
  public FloodModel(
      TerrainModel terrain, RunoffMatrix runoff, FloodOptions options, List<PointDrain> drains) {
    if (runoff.leafCount() != terrain.hierarchy().leafCount()) {
      throw new IllegalArgumentException(
          "Runoff matrix of "
              + runoff.leafCount()
              + " sinks for a terrain of "
              + terrain.hierarchy().leafCount()
              + ". Maybe it was built from another terrain.");
    }
    this.terrain = terrain;
    this.runoff = runoff;
    this.options = options;
    this.drains = List.copyOf(drains);
    for (PointDrain drain : drains) {
      if (drain.cell() < 0 || drain.cell() >= terrain.geometry().cells()) {
        throw new IllegalArgumentException(
            "Drain ("
                + drain.id()
                + ") stands on cell ("
                + drain.cell()
                + ") outside the terrain.");
      }
    }
    this.leafSewers = new LeafSewers(runoff);
    this.spillNet = new SpillNet(terrain, runoff, options.weirs());
    this.seepingShare = new float[runoff.leafCount()];
    for (int leaf = 0; leaf < seepingShare.length; leaf++) {
      seepingShare[leaf] = (float) (1 - runoff.sealedShare(leaf));
    }
  }

  /** The terrain. */
  public TerrainModel terrain() {
    return terrain;
  }

  /** Whose rain reaches which sink. */
  public RunoffMatrix runoff() {
    return runoff;
  }

  /** The settings. */
  public FloodOptions options() {
    return options;
  }

  /** The pumps and drains. */
  public List<PointDrain> drains() {
    return drains;
  }

  SpillNet spillNet() {
    return spillNet;
  }

  LeafSewers leafSewers() {
    return leafSewers;
  }

  /** Share of a leaf's ground that seeps, 0 to 1. */
  double seepingShare(int leaf) {
    return seepingShare[leaf];
  }

  /** No water anywhere, soil and hollows as the surface classes say. */
  public FloodState dry(Instant time) {
    return FloodState.dry(this, time);
  }

  /** Carries a state over the members of a rain forecast on one thread. */
  public FloodForecast forecast(FloodState state, RainForecast rain) {
    return forecast(state, rain, 1);
  }

  /**
   * Carries a state over the members of a rain forecast.
   *
   * <p>Frames that end at or before the state's time are left out, so that a forecast issued a
   * little earlier still fits. The result is the same for any number of threads.
   *
   * @param threads threads to use, closed again before this returns
   * @throws IllegalArgumentException if no frame lies ahead of the state or a frame straddles its
   *     time
   */
  public FloodForecast forecast(FloodState state, RainForecast rain, int threads) {
    return new ForecastRun(this, state, rain).run(threads);
  }
}
