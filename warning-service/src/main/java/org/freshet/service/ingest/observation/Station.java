package org.freshet.service.ingest.observation;

/**
 * Where a sensor stands, as its source says.
 *
 * @param id id of the sensor
 * @param name name for people; the id if the source has none
 * @param lon_deg longitude, degrees east; NaN unknown
 * @param lat_deg latitude, degrees north; NaN unknown
 * @param height_m height of the station or gauge zero above its datum, m; NaN unknown
 */
public record Station(String id, String name, double lon_deg, double lat_deg, double height_m) {
  /** Whether the source says where it is. */
  public boolean hasPosition() {
    return Double.isFinite(lon_deg) && Double.isFinite(lat_deg);
  }
}
