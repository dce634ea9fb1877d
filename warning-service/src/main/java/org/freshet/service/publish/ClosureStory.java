package org.freshet.service.publish;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.exposure.PassabilityWindow;
import org.jspecify.annotations.Nullable;

/** When one road edge could not be used, per class of vehicles, as it turned out. */
final class ClosureStory {
  private final StreetLine street;
  private final TreeMap<String, Span> byVehicle = new TreeMap<>();
  private double peak_m;

  ClosureStory(StreetLine street) {
    this.street = street;
  }

  void window(Instant now, PassabilityWindow window, double depth_m) {
    byVehicle.computeIfAbsent(window.vehicleId(), unused -> new Span()).see(now, window);
    peak_m = Math.max(peak_m, depth_m);
  }

  StreetLine street() {
    return street;
  }

  /** Deepest water that stood on it while it had windows, m. */
  double peak_m() {
    return peak_m;
  }

  Map<String, Span> byVehicle() {
    return byVehicle;
  }

  /** Forecast and observation of one closure. */
  static final class Span {
    private @Nullable Instant announced;
    private @Nullable Instant from;
    private @Nullable Instant lastClosed;

    void see(Instant now, PassabilityWindow window) {
      if (announced == null) {
        announced = now;
      }
      if (window.observed()) {
        if (from == null) {
          from = now;
        }
        lastClosed = now;
      }
    }

    /** When a window for it was first published. */
    @Nullable Instant announced() {
      return announced;
    }

    /** First step in which it was closed; null where it only was forecast. */
    @Nullable Instant from() {
      return from;
    }

    /** Last step in which it was closed; null where it only was forecast. */
    @Nullable Instant lastClosed() {
      return lastClosed;
    }
  }
}
