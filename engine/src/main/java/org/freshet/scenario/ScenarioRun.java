package org.freshet.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodState;
import org.freshet.rain.RainFrame;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;

/**
 * One storm over one flood model from dry ground on, with the time after it in which water still
 * gathers. Keeps the highest level of every pool. Cost: as many live updates as there are frames.
 * Stateless and thread-safe.
 */
public final class ScenarioRun {
  private ScenarioRun() {}

  /**
   * Runs a storm.
   *
   * @param model the town: terrain, ground, sewers
   * @param frames the storm, in time order without gaps
   * @param after how long the water is followed once the rain is over
   * @throws IllegalArgumentException if a frame does not follow the one before
   */
  public static ScenarioWater run(FloodModel model, List<RainFrame> frames, Duration after) {
    DepressionHierarchy hierarchy = model.terrain().hierarchy();
    FloodState state = model.dry(frames.get(0).start());
    float[] highest_m = new float[hierarchy.leafCount()];
    Arrays.fill(highest_m, Float.NaN);
    double[] spilled_m3 = new double[hierarchy.nodeCount()];
    double mostStored_m3 = 0;
    Instant fullest = state.time();
    Instant end = frames.get(frames.size() - 1).end().plus(after);
    Duration interval = frames.get(0).duration();
    int next = 0;
    while (state.time().isBefore(end)) {
      RainFrame frame =
          next < frames.size() ? frames.get(next++) : dry(state.time(), interval, frames.get(0));
      state = state.step(frame);
      raise(highest_m, state.levels());
      for (int node = 0; node < spilled_m3.length; node++) {
        spilled_m3[node] += state.spilled_m3(node);
      }
      if (state.balance().stored_m3() > mostStored_m3) {
        mostStored_m3 = state.balance().stored_m3();
        fullest = state.time();
      }
    }
    return new ScenarioWater(
        SinkLevels.of(highest_m), spilled_m3, mostStored_m3, fullest, state.balance());
  }

  private static RainFrame dry(Instant from, Duration interval, RainFrame like) {
    return new RainFrame(from, from.plus(interval), new float[like.cells()], "after");
  }

  private static void raise(float[] highest_m, SinkLevels levels) {
    for (int leaf = 0; leaf < highest_m.length; leaf++) {
      float level_m = levels.level_m(leaf);
      if (level_m > highest_m[leaf] || Float.isNaN(highest_m[leaf])) {
        highest_m[leaf] = level_m;
      }
    }
  }
}
