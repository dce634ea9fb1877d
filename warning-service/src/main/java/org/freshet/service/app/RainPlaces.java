package org.freshet.service.app;

import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.LonLat;
import org.freshet.dem.crs.MapPoint;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.ingest.radolan.GroundMap;
import org.freshet.service.ingest.radolan.RadolanWindow;

/**
 * Where rain lies. The rain cells are those of the first source, moved by its shift; every other
 * source is asked where it measured what it is to show there. Immutable and thread-safe.
 */
final class RainPlaces {
  private final Crs crs;
  private final AreaConfig.RainSource first;

  /**
   * @param crs the study area's CRS
   * @param first the first source
   */
  RainPlaces(String crs, AreaConfig.RainSource first) {
    this.crs = Crs.of(crs);
    this.first = first;
  }

  /** From the study area to where a source measured. */
  GroundMap mapOf(AreaConfig.RainSource source) {
    return (x, y) -> crs.toLonLat(x - source.shiftEast_m(), y - source.shiftNorth_m());
  }

  /** Whether a source is moved as the first one is. */
  boolean isWhereFirstIs(AreaConfig.RainSource source) {
    return source.shiftEast_m() == first.shiftEast_m()
        && source.shiftNorth_m() == first.shiftNorth_m();
  }

  /** Where a source measured what it is to show in a cell of a window. */
  LonLat place(AreaConfig.RainSource source, RadolanWindow window, int row, int col) {
    LonLat centre = centre(window, row, col);
    if (isWhereFirstIs(source)) {
      return centre;
    }
    MapPoint shown = shown(centre);
    return mapOf(source).toLonLat(shown.x(), shown.y());
  }

  /** Where a place of the first source lies in the study area. */
  private MapPoint shown(LonLat place) {
    MapPoint measured = crs.fromLonLat(place.lon_deg(), place.lat_deg());
    return new MapPoint(measured.x() + first.shiftEast_m(), measured.y() + first.shiftNorth_m());
  }

  /** Eastings and northings of the centres of a window's cells in the study area's CRS, m. */
  double[][] centres(RadolanWindow window) {
    double[][] centres = new double[2][window.rows() * window.cols()];
    for (int cell = 0; cell < centres[0].length; cell++) {
      MapPoint at = shown(centre(window, cell / window.cols(), cell % window.cols()));
      centres[0][cell] = at.x();
      centres[1][cell] = at.y();
    }
    return centres;
  }

  /** Where the centre of a window's cell lies on the ground. */
  LonLat groundOf(RadolanWindow window, int cell) {
    MapPoint at = shown(centre(window, cell / window.cols(), cell % window.cols()));
    return crs.toLonLat(at.x(), at.y());
  }

  /** Cell of a window that holds a place, or -1. */
  static int cellIn(RadolanWindow window, LonLat place) {
    int r = (int) Math.floor(window.grid().row(place.lon_deg(), place.lat_deg())) - window.row0();
    int c = (int) Math.floor(window.grid().col(place.lon_deg(), place.lat_deg())) - window.col0();
    boolean inside = r >= 0 && c >= 0 && r < window.rows() && c < window.cols();
    return inside ? r * window.cols() + c : -1;
  }

  private static LonLat centre(RadolanWindow window, int row, int col) {
    int gridRow = window.row0() + row;
    int gridCol = window.col0() + col;
    return new LonLat(
        window.grid().lonOfCell_deg(gridRow, gridCol),
        window.grid().latOfCell_deg(gridRow, gridCol));
  }
}
