package org.freshet.service.ingest.opensense;

import java.time.Instant;
import java.util.List;

/**
 * Radar rain over a city: frames of intensity on a small raster, row 0 as stored (north first in
 * the files known), with the place of every cell. Not to be changed once shared.
 *
 * @param rows number of rows
 * @param cols number of columns
 * @param lon_deg longitude per cell, row by row
 * @param lat_deg latitude per cell
 * @param times of the frames
 * @param intensity_mm_h per frame, then cell; NaN for none
 */
@SuppressWarnings("ArrayRecordComponent")
public record RadarCutout(
    int rows,
    int cols,
    double[] lon_deg,
    double[] lat_deg,
    List<Instant> times,
    float[][] intensity_mm_h) {
  /** Number of cells. */
  public int cells() {
    return rows * cols;
  }

  /** The cell whose centre lies nearest to a place. */
  public int nearest(double lon, double lat) {
    int nearest = 0;
    double best = Double.POSITIVE_INFINITY;
    double shrink = Math.cos(Math.toRadians(lat));
    for (int cell = 0; cell < cells(); cell++) {
      double distance = Math.hypot((lon_deg[cell] - lon) * shrink, lat_deg[cell] - lat);
      if (distance < best) {
        best = distance;
        nearest = cell;
      }
    }
    return nearest;
  }
}
