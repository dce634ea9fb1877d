package org.freshet.service.ingest.radolan;

/**
 * From the study area's coordinates to longitude and latitude: {@code Crs::toLonLat} of the
 * dem-loader fits.
 */
@FunctionalInterface
public interface GroundMap {
  /**
   * Longitude and latitude (WGS84, degrees) of a point.
   *
   * @param x_m easting in the study area's CRS
   * @param y_m northing
   * @return {@code {lon, lat}}
   */
  double[] toLonLat(double x_m, double y_m);
}
