package org.freshet.service.scenario;

import java.time.Instant;
import java.util.List;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;

/** The radar archive of a study area, for storms of the past. */
public interface PastRain {
  /** The grid of its frames. */
  RainGrid grid();

  /**
   * The frames of a time, in order without gaps; where one is missing it is unknown.
   *
   * @throws RuntimeException if there is no such archive
   */
  List<RainFrame> frames(Instant from, Instant to);
}
