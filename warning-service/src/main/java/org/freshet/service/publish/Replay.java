package org.freshet.service.publish;

import java.util.List;
import org.freshet.grid.FloatGrid;
import org.freshet.warning.WarningMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event from its first to its last step, with everything that was said about it.
 *
 * @param map what does not change
 * @param snapshots one per time step, oldest first; at least one
 * @param messages every warning message, in the order of sending
 * @param peakDepth_m deepest water per cell over the whole event, m (see {@link PeakDepth}); null
 *     where nobody kept it
 * @param figures balance and cost
 */
public record Replay(
    StudyMap map,
    List<Snapshot> snapshots,
    List<WarningMessage> messages,
    @Nullable FloatGrid peakDepth_m,
    RunFigures figures) {
  /** Copies the lists and checks that there is something to show. */
  public Replay {
    snapshots = List.copyOf(snapshots);
    messages = List.copyOf(messages);
    if (snapshots.isEmpty()) {
      throw new IllegalArgumentException(
          "A replay without snapshots shows nothing. Maybe replay.from is not before replay.to.");
    }
  }
}
