package org.freshet.flood;

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
  private final RunoffUnits units = new RunoffUnits();
  private byte[] spillDelay = {};
  private final CellTally tally = new CellTally();

  RunoffMatrixBuilder(
      TerrainModel terrain, RainGrid rain, Surfaces surfaces, TravelOptions travel) {
    this.terrain = terrain;
    this.rain = rain;
    this.surfaces = surfaces;
    this.travel = travel;
  }

  RunoffMatrix build(Progress progress) {
    count(progress);
    long[] keys = tally.sortedKeys();
    int rows = terrain.hierarchy().leafCount() + 1;
    int[] rowStart = new int[rows + 1];
    int[] entryUnit = new int[keys.length];
    int[] entryCells = new int[keys.length];
    for (int entry = 0; entry < keys.length; entry++) {
      rowStart[(int) (keys[entry] >>> 32) + 1]++;
      entryUnit[entry] = (int) keys[entry];
      entryCells[entry] = tally.count(keys[entry]);
    }
    for (int row = 0; row < rows; row++) {
      rowStart[row + 1] += rowStart[row];
    }
    double cellArea_m2 = terrain.geometry().cellArea_m2();
    return new RunoffMatrix(
        surfaces, rain, travel, spillDelay, cellArea_m2, units, rowStart, entryUnit, entryCells);
  }

  private void count(Progress progress) {
    GridGeometry geometry = terrain.geometry();
    RainCells rainCells = new RainCells(geometry, rain);
    TravelTimes times = new TravelTimes(terrain, surfaces, travel);
    spillDelay = times.spillBins();
    int outsideRow = terrain.hierarchy().leafCount();
    progress.begin("runoff", geometry.cells());
    for (int row = 0; row < geometry.rows(); row++) {
      for (int col = 0; col < geometry.cols(); col++) {
        int cell = geometry.cell(row, col);
        int leaf = terrain.leafOf(cell);
        if (leaf == DepressionHierarchy.NODATA) {
          continue;
        }
        long matrixRow = leaf == DepressionHierarchy.OUTSIDE ? outsideRow : leaf;
        int unit =
            units.unitOf(
                rainCells.of(row, col),
                surfaces.classOf(cell),
                surfaces.districtOf(cell),
                times.bin(cell));
        tally.add(matrixRow << 32 | unit);
      }
      progress.advance(geometry.cols());
    }
  }
}
