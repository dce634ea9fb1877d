package org.freshet.dem;

import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.FloatGrid;

/**
 * Cells of one file or of a mosaic, before anybody says that they are heights.
 *
 * @param name what was read, for messages
 * @param format what the files were
 * @param cells the values; NaN is no data
 * @param sources the files
 * @param findings what was odd
 */
record LoadedRaster(
    String name, String format, FloatGrid cells, List<String> sources, List<DemFinding> findings) {

  /** The terrain model, with the findings that concern heights. */
  Dem toDem(GridFigures figures) {
    List<DemFinding> all = new ArrayList<>(findings);
    long cellCount = cells.geometry().cells();
    long missing = cellCount - figures.validCells();
    if (missing > 0) {
      all.add(
          DemFinding.info(
              DemFinding.Code.NODATA_CELLS, missing + " of " + cellCount + " cells are no data."));
    }
    if (figures.implausible() > 0) {
      all.add(
          DemFinding.warning(
              DemFinding.Code.IMPLAUSIBLE_HEIGHTS,
              figures.implausible()
                  + " heights are below -1000 m or above 9000 m (lowest "
                  + figures.min()
                  + ", highest "
                  + figures.max()
                  + "). Maybe the file does not declare its no-data value."));
    }
    if (cells.geometry().cellWidth_m() != cells.geometry().cellHeight_m()) {
      all.add(
          DemFinding.info(
              DemFinding.Code.NON_SQUARE_CELLS,
              "Cells are "
                  + cells.geometry().cellWidth_m()
                  + " m wide and "
                  + cells.geometry().cellHeight_m()
                  + " m high."));
    }
    return new Dem(cells, format, sources, all, figures);
  }
}
