package org.freshet.service.cycle;

import java.time.Instant;
import java.util.List;
import org.freshet.gauge.Observation;
import org.freshet.gauge.Quantity;

/** Where the values of gauges are kept: a store that lives, or the series of a past event. */
@FunctionalInterface
public interface GaugeValues {
  /**
   * The values of a sensor in time order, both ends included.
   *
   * @param key the sensor its values come under
   */
  List<Observation> between(String key, Quantity quantity, Instant from, Instant to);
}
