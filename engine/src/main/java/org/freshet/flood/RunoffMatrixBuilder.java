package org.freshet.flood;

import java.util.Arrays;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.rain.RainGrid;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;

/** One pass over the cells that counts them by (leaf, unit). Used once. */
final class RunoffMatrixBuilder {
  private final TerrainModel terrain;
  private final RainGrid rain;
  private final Surfaces surfaces;
  private final TravelOptions travel;
  private final UnitTally tally = new UnitTally();

  RunoffMatrixBuilder(
      TerrainModel terrain, RainGrid rain, Surfaces surfaces, TravelOptions travel) {
    this.terrain = terrain;
    this.rain = rain;
    this.surfaces = surfaces;
    this.travel = travel;
  }

  RunoffMatrix build(Progress progress) {
    TravelTimes times = new TravelTimes(terrain, surfaces, travel);
    count(times, progress);
    long[] keys = tally.unitKeys();
    Arrays.sort(keys);
    RunoffUnits units = RunoffUnits.of(keys);
    RunoffRows rows = new RunoffRows(terrain.hierarchy().leafCount() + 1);
    tally.forEach(units, rows::add);
    double cellArea_m2 = terrain.geometry().cellArea_m2();
    return new RunoffMatrix(surfaces, rain, travel, times.spillBins(), cellArea_m2, units, rows);
  }

  private void count(TravelTimes times, Progress progress) {
    GridGeometry geometry = terrain.geometry();
    RainCells rainCells = new RainCells(geometry, rain);
    int outsideRow = terrain.hierarchy().leafCount();
    progress.begin("runoff", geometry.cells());
    for (int row = 0; row < geometry.rows(); row++) {
      for (int col = 0; col < geometry.cols(); col++) {
        int cell = geometry.cell(row, col);
        int leaf = terrain.leafOf(cell);
        if (leaf != DepressionHierarchy.NODATA) {
          tally.add(
              leaf == DepressionHierarchy.OUTSIDE ? outsideRow : leaf,
              RunoffUnits.key(
                  rainCells.of(row, col),
                  surfaces.classOf(cell),
                  surfaces.districtOf(cell),
                  times.bin(cell)));
        }
      }
      progress.advance(geometry.cols());
    }
  }
}
