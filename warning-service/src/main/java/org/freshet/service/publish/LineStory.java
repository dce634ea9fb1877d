package org.freshet.service.publish;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.freshet.reroute.TransitHint;

/** What one line was told in one direction over the whole event. */
final class LineStory {
  private final Instant announced;
  private TransitHint worst;
  private Instant last;
  private Instant from;
  private final Set<String> streets = new LinkedHashSet<>();
  private final Set<String> skipped = new LinkedHashSet<>();

  LineStory(TransitHint first, Instant now) {
    announced = now;
    worst = first;
    last = now;
    from = first.from();
  }

  void hint(TransitHint hint, Instant now) {
    if (hint.skippedStopIds().size() > worst.skippedStopIds().size()) {
      worst = hint;
    }
    if (hint.from().isBefore(from)) {
      from = hint.from();
    }
    last = now;
    streets.addAll(hint.closedStreets());
    skipped.addAll(hint.skippedStopIds());
  }

  /** Step that first said so. */
  Instant announced() {
    return announced;
  }

  /** Earliest start of the closure any step gave. */
  Instant from() {
    return from;
  }

  /** Last step that still said so. */
  Instant last() {
    return last;
  }

  /** The hint that skipped the most stops; the first of equals. */
  TransitHint worst() {
    return worst;
  }

  /** Names of all closed streets on its way, in order of appearance. */
  Set<String> streets() {
    return streets;
  }

  /** Every stop left out, in order of appearance. */
  Set<String> skipped() {
    return skipped;
  }
}
