package org.freshet.service.ingest.lhp;

import java.time.Instant;

/**
 * The flood class of a gauge as its state publishes it.
 *
 * @param id state and number, such as {@code BY_10088003}
 * @param name of the gauge
 * @param water it stands at
 * @param time of the class
 * @param floodClass 0 no flood, 1 small, 2 medium, 3 large, 4 very large; -1 no data now
 * @param lon_deg longitude, degrees east; NaN unknown
 * @param lat_deg latitude, degrees north; NaN unknown
 */
public record LhpStation(
    String id,
    String name,
    String water,
    Instant time,
    int floodClass,
    double lon_deg,
    double lat_deg) {
  /** Whether the source has data of the gauge now. */
  public boolean hasData() {
    return floodClass >= 0;
  }
}
