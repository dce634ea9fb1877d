package org.freshet.reroute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.freshet.exposure.PassabilityWindow;

/**
 * Closures of one line that follow each other so closely that its passengers see one disturbance.
 *
 * @param from first closure
 * @param until end of the last closure; {@link Instant#MAX} where the forecast ends before
 * @param windows the closures on the line's own way
 */
record ClosureEpisode(Instant from, Instant until, List<PassabilityWindow> windows) {
  /** A line is not sent back to its way for a shorter pause than this. */
  private static final Duration PAUSE = Duration.ofMinutes(15);

  static Instant end(PassabilityWindow window) {
    Instant until = window.until();
    return until == null ? Instant.MAX : until;
  }

  /** Groups closures by time. */
  static List<ClosureEpisode> of(List<PassabilityWindow> windows) {
    List<PassabilityWindow> sorted = new ArrayList<>(windows);
    sorted.sort(
        Comparator.comparing(PassabilityWindow::from).thenComparingInt(PassabilityWindow::edge));
    List<ClosureEpisode> episodes = new ArrayList<>();
    List<PassabilityWindow> open = new ArrayList<>();
    Instant until = Instant.MIN;
    for (PassabilityWindow window : sorted) {
      boolean later = !until.equals(Instant.MAX) && window.from().isAfter(until.plus(PAUSE));
      if (!open.isEmpty() && later) {
        episodes.add(new ClosureEpisode(open.get(0).from(), until, List.copyOf(open)));
        open.clear();
        until = Instant.MIN;
      }
      open.add(window);
      until = end(window).isAfter(until) ? end(window) : until;
    }
    if (!open.isEmpty()) {
      episodes.add(new ClosureEpisode(open.get(0).from(), until, List.copyOf(open)));
    }
    return episodes;
  }

  /** Whether a closure falls into its time. */
  boolean overlaps(PassabilityWindow window) {
    return window.from().isBefore(until) && end(window).isAfter(from);
  }
}
