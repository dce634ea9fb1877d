package org.freshet.service.ingest.radolan;

import org.freshet.dem.crs.LonLat;

/** From the study area's coordinates to a place on earth: {@code Crs::toLonLat}. */
@FunctionalInterface
public interface GroundMap {
  /**
   * Where a point lies on earth.
   *
   * @param x_m easting in the study area's CRS
   * @param y_m northing
   */
  LonLat toLonLat(double x_m, double y_m);
}
