package org.freshet.rain;

/**
 * What to forecast.
 *
 * @param steps number of frames ahead, each as long as the newest observed frame
 * @param members number of ensemble members
 * @param seed start of the random numbers; the same seed and frames give the same members
 * @param cell_m length of a rain cell's side, m
 * @param threads how many threads may work; the result does not depend on it
 * @param spread how the members stray
 */
public record NowcastOptions(
    int steps, int members, long seed, double cell_m, int threads, EnsembleSpread spread) {
  /** Checks the numbers. */
  public NowcastOptions {
    if (steps < 1 || members < 1 || threads < 1 || !(cell_m > 0)) {
      throw new IllegalArgumentException(
          "Nowcast of "
              + steps
              + " steps, "
              + members
              + " members, "
              + threads
              + " threads, cells of "
              + cell_m
              + " m: all must be positive.");
    }
  }

  /** Two hours of 5-minute frames, 20 members, cells of 1 km, one thread. */
  public static NowcastOptions defaults() {
    return new NowcastOptions(24, 20, 1, 1_000, 1, EnsembleSpread.defaults());
  }

  /** The same with another number of threads. */
  public NowcastOptions withThreads(int count) {
    return new NowcastOptions(steps, members, seed, cell_m, count, spread);
  }

  /** The same with another number of steps and members. */
  public NowcastOptions withSize(int newSteps, int newMembers) {
    return new NowcastOptions(newSteps, newMembers, seed, cell_m, threads, spread);
  }
}
