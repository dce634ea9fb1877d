package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.service.publish.RainPicture;
import org.freshet.warning.InputAge;

/**
 * Where rain comes from. What is missing is unknown, never zero. Not thread-safe; asked in time
 * order.
 */
public interface RainSource {
  /** The rain cells of all frames. */
  RainGrid grid();

  /** Length of a frame. */
  Duration interval();

  /** Rain of the interval that ends at an instant; unknown everywhere where there is no frame. */
  RainFrame observed(Instant end);

  /**
   * Whether it is worth waiting no longer for the frame of an instant: it is there, or those who
   * could bring it have been silent for long.
   */
  default boolean ready(Instant end) {
    return true;
  }

  /** Rain to come, as far as it can be told at an instant from what was observed until then. */
  RainForecast ahead(Instant now);

  /** What the frame of an instant rests on. */
  List<InputAge> inputs(Instant now);

  /** What the frame of an instant was made of. */
  default RainPicture picture(Instant now) {
    return RainPicture.NONE;
  }

  /** What was wrong with the input so far, as one line each with its count. */
  Map<String, Integer> findings();
}
