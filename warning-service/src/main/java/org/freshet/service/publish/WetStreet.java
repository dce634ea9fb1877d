package org.freshet.service.publish;

import java.util.List;
import org.freshet.exposure.PassabilityWindow;

/**
 * A road edge with water on it now or in the forecast.
 *
 * @param edge index of the road edge
 * @param depth_m water on it now, m
 * @param windows when which vehicles cannot pass; empty where all can
 */
public record WetStreet(int edge, double depth_m, List<PassabilityWindow> windows) {
  /** Copies the list. */
  public WetStreet {
    windows = List.copyOf(windows);
  }

  /** Whether some class of vehicles cannot pass now. */
  public boolean closedNow() {
    return windows.stream().anyMatch(PassabilityWindow::observed);
  }
}
