package org.freshet.flood;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.freshet.grid.Bands;
import org.freshet.grid.GridGeometry;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;

/**
 * The runoff matrix of an edited terrain. A leaf is as it was if it has its pit and its outlet's
 * height, and no cell of it changed hands, height or direction: its row is taken over. The others
 * are counted anew. One use.
 */
final class EditedRunoff {
  private static final int ROWS_PER_BLOCK = 64;

  /** Instead of a leaf of now: there is none of that pit. */
  private static final int GONE = Integer.MIN_VALUE;

  private final RunoffMatrix before;
  private final TerrainModel then;
  private final TerrainModel now;
  private final int[] newLeaf;
  private final int[] oldLeaf;
  private final boolean[] touched;

  /**
   * @param before matrix of the terrain before
   * @param then the terrain before
   * @param now the terrain after
   */
  EditedRunoff(RunoffMatrix before, TerrainModel then, TerrainModel now) {
    if (!then.geometry().equals(now.geometry())) {
      throw new IllegalArgumentException(
          "Terrains of " + then.geometry() + " and " + now.geometry() + " are not of one grid.");
    }
    this.before = before;
    this.then = then;
    this.now = now;
    this.newLeaf = new int[then.hierarchy().leafCount()];
    this.oldLeaf = new int[now.hierarchy().leafCount()];
    this.touched = new boolean[oldLeaf.length + 1];
  }

  RunoffMatrix matrix() {
    matchLeaves();
    Bands.run(
        now.options().threads(),
        now.geometry().rows(),
        ROWS_PER_BLOCK,
        (worker, block, from, to) -> compare(from, to));
    TravelTimes times = new TravelTimes(now, before.surfaces(), before.travel());
    UnitTally counted = count(times);
    RunoffUnits units = RunoffUnits.of(unitKeys(counted));
    return new RunoffMatrix(
        before.surfaces(),
        before.rainGrid(),
        before.travel(),
        times.spillBins(),
        now.geometry().cellArea_m2(),
        units,
        rows(counted, units));
  }

  // Leaves ascend by pit cell in both terrains.
  private void matchLeaves() {
    Arrays.fill(newLeaf, GONE);
    Arrays.fill(oldLeaf, GONE);
    DepressionHierarchy a = then.hierarchy();
    DepressionHierarchy b = now.hierarchy();
    int old = 0;
    int leaf = 0;
    while (old < newLeaf.length && leaf < oldLeaf.length) {
      int order = Integer.compare(a.pitCell(old), b.pitCell(leaf));
      if (order == 0) {
        newLeaf[old] = leaf;
        oldLeaf[leaf] = old;
        touched[leaf] = a.outletElevation_m(old) != b.outletElevation_m(leaf);
      }
      old += order <= 0 ? 1 : 0;
      leaf += order >= 0 ? 1 : 0;
    }
    for (leaf = 0; leaf < oldLeaf.length; leaf++) {
      touched[leaf] |= oldLeaf[leaf] == GONE;
    }
  }

  private void compare(int fromRow, int toRow) {
    GridGeometry geometry = now.geometry();
    int[] leavesThen = then.leafOfCells();
    int[] leavesNow = now.leafOfCells();
    float[] heightsThen = then.elevation().array();
    float[] heightsNow = now.elevation().array();
    byte[] waysThen = then.flowDirection().array();
    byte[] waysNow = now.flowDirection().array();
    for (int cell = fromRow * geometry.cols(); cell < toRow * geometry.cols(); cell++) {
      int old = leavesThen[cell];
      int leaf = leavesNow[cell];
      int moved = old < 0 ? old : newLeaf[old];
      if (moved != leaf) {
        touch(moved);
        touch(leaf);
      } else if (leaf >= 0
          && (heightsThen[cell] != heightsNow[cell] || waysThen[cell] != waysNow[cell])) {
        touched[leaf] = true;
      }
    }
  }

  // Several threads may set the same flag; none ever clears one.
  private void touch(int leaf) {
    if (leaf >= 0) {
      touched[leaf] = true;
    } else if (leaf == DepressionHierarchy.OUTSIDE) {
      touched[oldLeaf.length] = true;
    }
  }

  private UnitTally count(TravelTimes times) {
    GridGeometry geometry = now.geometry();
    int[] leaves = now.leafOfCells();
    RainCells rainCells = new RainCells(geometry, before.rainGrid());
    Surfaces surfaces = before.surfaces();
    UnitTally tally = new UnitTally();
    for (int row = 0; row < geometry.rows(); row++) {
      int first = row * geometry.cols();
      for (int cell = first; cell < first + geometry.cols(); cell++) {
        int leaf = leaves[cell];
        int at = leaf == DepressionHierarchy.OUTSIDE ? oldLeaf.length : leaf;
        if (at >= 0 && touched[at]) {
          tally.add(
              at,
              RunoffUnits.key(
                  rainCells.of(row, cell - first),
                  surfaces.classOf(cell),
                  surfaces.districtOf(cell),
                  times.bin(cell)));
        }
      }
    }
    return tally;
  }

  private int rowBefore(int row) {
    return row == oldLeaf.length ? newLeaf.length : oldLeaf[row];
  }

  /** Units of the rows taken over and of those counted anew. */
  private long[] unitKeys(UnitTally counted) {
    boolean[] used = new boolean[before.unitCount()];
    for (int row = 0; row < touched.length; row++) {
      if (!touched[row]) {
        before.forEachEntry(rowBefore(row), (old, unit, cells) -> used[unit] = true);
      }
    }
    LongStream.Builder keys = LongStream.builder();
    for (int unit = 0; unit < used.length; unit++) {
      if (used[unit]) {
        keys.add(before.units().keys()[unit]);
      }
    }
    return LongStream.concat(keys.build(), Arrays.stream(counted.unitKeys()))
        .sorted()
        .distinct()
        .toArray();
  }

  private RunoffRows rows(UnitTally counted, RunoffUnits units) {
    int[] number = new int[before.unitCount()];
    for (int unit = 0; unit < number.length; unit++) {
      number[unit] = units.number(before.units().keys()[unit]);
    }
    RunoffRows anew = new RunoffRows(touched.length);
    counted.forEach(units, anew::add);
    int[] start = anew.starts();
    int[] anewUnits = anew.units();
    int[] anewCells = anew.cells();
    RunoffRows rows = new RunoffRows(touched.length);
    for (int row = 0; row < touched.length; row++) {
      if (touched[row]) {
        for (int entry = start[row]; entry < start[row + 1]; entry++) {
          rows.add(row, anewUnits[entry], anewCells[entry]);
        }
      } else {
        int here = row;
        before.forEachEntry(
            rowBefore(row), (old, unit, cells) -> rows.add(here, number[unit], cells));
      }
    }
    return rows;
  }
}
