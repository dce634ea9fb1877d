package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
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

  /** Rain to come, as far as it can be told at an instant from what was observed until then. */
  RainForecast ahead(Instant now);

  /** What the frame of an instant rests on. */
  List<InputAge> inputs(Instant now);

  /** What was wrong with the input so far, as one line each with its count. */
  Map<String, Integer> findings();
}
