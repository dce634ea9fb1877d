package org.freshet.progress;

/**
 * Receives the progress of one long piece of work. Calls are cheap and may come from any thread;
 * implementations must be thread-safe. The engine never prints: it only calls this.
 */
public interface Progress {
  /** Ignores everything. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(String stage, long total) {}

        @Override
        public void advance(long amount) {}
      };

  /**
   * A new stage starts; the one before is over.
   *
   * @param stage short name a person understands, such as {@code fill}
   * @param total units of work ahead (mostly cells), 0 where unknown
   */
  void begin(String stage, long total);

  /** Some more units of the current stage are done. Call it per row or per tile, not per cell. */
  void advance(long amount);
}
