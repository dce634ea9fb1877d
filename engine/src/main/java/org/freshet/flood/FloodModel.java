package org.freshet.flood;

import java.time.Instant;
import org.freshet.rain.RainForecast;
import org.freshet.sink.TerrainModel;

/**
 * The unchanging part of the flood computation: terrain, runoff matrix, options. Immutable;
 * thread-safe.
 */
public final class FloodModel {
  private final TerrainModel terrain;
  private final RunoffMatrix runoff;
  private final FloodOptions options;

  /**
   * @throws IllegalArgumentException if the matrix was built for another number of sinks
   */
  public FloodModel(TerrainModel terrain, RunoffMatrix runoff, FloodOptions options) {
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
