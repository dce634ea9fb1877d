package org.freshet.service.publish;

import org.locationtech.jts.geom.Coordinate;

/** From the study area's own coordinates to WGS 84. Implementations are thread-safe. */
@FunctionalInterface
public interface ToLonLat {
  /**
   * Longitude as x and latitude as y, degrees, of a point of the study CRS.
   *
   * @param x_m easting, m
   * @param y_m northing, m
   */
  Coordinate of(double x_m, double y_m);
}
