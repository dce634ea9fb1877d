package org.freshet.dem;

import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.GridGeometry;

/** What is odd about a raster once its cells are known to be heights. */
final class HeightFindings {
  private HeightFindings() {}

  /**
   * The findings of the files, followed by those that concern heights.
   *
   * @throws DemException where no cell has a height
   */
  static List<DemFinding> after(
      List<DemFinding> files, String name, GridGeometry geometry, GridFigures figures) {
    if (figures.validCells() == 0) {
      throw new DemException(
          name,
          "has no valid cell: all " + geometry.cells() + " are no data",
          "Maybe check its no-data value.");
    }
    List<DemFinding> all = new ArrayList<>(files);
    long missing = geometry.cells() - figures.validCells();
    if (missing > 0) {
      all.add(
          DemFinding.info(
              DemFinding.Code.NODATA_CELLS,
              missing + " of " + geometry.cells() + " cells are no data."));
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
    if (geometry.cellWidth_m() != geometry.cellHeight_m()) {
      all.add(
          DemFinding.info(
              DemFinding.Code.NON_SQUARE_CELLS,
              "Cells are "
                  + geometry.cellWidth_m()
                  + " m wide and "
                  + geometry.cellHeight_m()
                  + " m high."));
    }
    return all;
  }
}
