package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.freshet.rain.RainFrame;

/**
 * The frames of one source, on the cells of the study area's wide window whatever grid the source
 * itself has. A feed may find new frames between two questions. Not thread-safe.
 */
public interface RainFeed {
  /** The source's name in the study area file. */
  String id();

  /** A feed whose newest frame is older than that is silent, not merely late. */
  default Duration maxAge() {
    return Duration.ofMinutes(15);
  }

  /** The frame whose interval ends at an instant; empty where there is none, or a damaged one. */
  Optional<RainFrame> frame(Instant end);

  /**
   * End of the newest frame at or before an instant, readable or not; empty where there is none.
   */
  Optional<Instant> newest(Instant atOrBefore);

  /** Whether the frame of an instant is there but cannot be read. */
  boolean damaged(Instant end);

  /** What was wrong with its files so far, by kind. */
  Map<String, Integer> findings();
}
