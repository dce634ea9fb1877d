package org.freshet.sink;

import java.util.Arrays;
import java.util.BitSet;
import org.freshet.grid.Bands;
import org.freshet.grid.D8;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Scratch;
import org.freshet.grid.Tiles;
import org.freshet.grid.Tiles.Window;
import org.freshet.terrain.TerrainPages;
import org.freshet.terrain.TiledBasins;

/**
 * Makes the model of an edited terrain from the one before: new labels and directions where tiles
 * were solved again or drain elsewhere, new figures for nodes whose cells changed, copies of all
 * else. One use.
 */
final class EditedModel {
  private static final int NONE = -1;

  private final TerrainModel before;
  private final TiledBasins oldBasins;
  private final TiledBasins basins;
  private final TerrainPages work;
  private final FloatGrid elevation;
  private final BitSet solved;
  private final int threads;
  private final int cols;

  private final int[] newLeaf;
  private final int[] oldLeaf;
  private final boolean[] dirtyOld;
  private final boolean[] dirty;
  private final boolean[] inSolvedTile;
  private final int[][] oldTables;
  private final int[][] tables;
  private final int[] labels;
  private int nodesMeasured;

  EditedModel(
      TerrainModel before,
      TiledBasins oldBasins,
      TiledBasins basins,
      TerrainPages work,
      FloatGrid elevation,
      BitSet solved) {
    this.before = before;
    this.oldBasins = oldBasins;
    this.basins = basins;
    this.work = work;
    this.elevation = elevation;
    this.solved = solved;
    this.threads = before.options().threads();
    this.cols = before.geometry().cols();
    this.newLeaf = new int[oldBasins.leafCount()];
    this.oldLeaf = new int[basins.leafCount()];
    this.dirtyOld = new boolean[newLeaf.length];
    this.dirty = new boolean[oldLeaf.length];
    this.inSolvedTile = new boolean[oldLeaf.length];
    this.oldTables = new int[basins.tiles().count()][];
    this.tables = new int[basins.tiles().count()][];
    this.labels = before.leafOfCells().clone();
    matchLeaves();
  }

  int nodesMeasured() {
    return nodesMeasured;
  }

  // Leaves with one pit cell are the same; both lists ascend.
  private void matchLeaves() {
    Arrays.fill(newLeaf, NONE);
    Arrays.fill(oldLeaf, NONE);
    int a = 0;
    int b = 0;
    while (a < newLeaf.length && b < oldLeaf.length) {
      int order = Integer.compare(oldBasins.pitCell(a), basins.pitCell(b));
      if (order == 0) {
        newLeaf[a] = b;
        oldLeaf[b] = a;
      }
      a += order <= 0 ? 1 : 0;
      b += order >= 0 ? 1 : 0;
    }
  }

  private int moved(int oldLabel) {
    return oldLabel < 0 ? oldLabel : newLeaf[oldLabel];
  }

  TerrainModel model(int[] edited) {
    int[] was = before.leafOfCells();
    relabel();
    for (int cell : edited) {
      mark(was[cell], labels[cell]);
    }
    for (int leaf = 0; leaf < dirty.length; leaf++) {
      dirty[leaf] |= oldLeaf[leaf] == NONE || dirtyOld[oldLeaf[leaf]];
    }
    GridGeometry geometry = before.geometry();
    DepressionHierarchy hierarchy =
        DepressionHierarchy.edited(
            geometry,
            basins,
            threads,
            search -> {
              EditedCells cells =
                  new EditedCells(
                      before.hierarchy(),
                      basins,
                      elevation,
                      labels,
                      tables,
                      search,
                      oldLeaf,
                      dirty);
              nodesMeasured = cells.nodesMeasured();
              return cells;
            });
    return new TerrainModel(
        elevation,
        before.options(),
        directions(),
        labels,
        basins.fillLevels(Scratch.onHeap()),
        hierarchy,
        before.validCells(),
        before.islandOutlets());
  }

  private void mark(int oldLabel, int newLabel) {
    if (oldLabel >= 0) {
      dirtyOld[oldLabel] = true;
    }
    if (newLabel >= 0) {
      dirty[newLabel] = true;
    }
  }

  private void relabel() {
    Tiles tiles = basins.tiles();
    for (int tile = 0; tile < tables.length; tile++) {
      oldTables[tile] = oldBasins.basinsOf(tile);
      tables[tile] = basins.basinsOf(tile);
    }
    Bands.run(
        threads,
        tables.length,
        1,
        (worker, tile, from, to) -> {
          Window window = tiles.window(tile);
          if (solved.get(tile)) {
            fromTile(tile, window, true);
          } else {
            relabel(tile, window);
          }
        });
  }

  // Of a tile that was not solved again: its labels are the same, their basins may not be.
  private void relabel(int tile, Window window) {
    int[] then = oldTables[tile];
    int[] now = tables[tile];
    boolean elsewhere = false;
    boolean renumbered = false;
    for (int label = 0; label < now.length; label++) {
      renumbered |= then[label] != now[label];
      if (moved(then[label]) != now[label]) {
        elsewhere = true;
        mark(then[label], now[label]);
      }
    }
    if (elsewhere) {
      fromTile(tile, window, false);
    } else if (renumbered) {
      for (int row = window.row(); row < window.row() + window.rows(); row++) {
        int first = row * cols + window.col();
        for (int cell = first; cell < first + window.cols(); cell++) {
          labels[cell] = moved(labels[cell]);
        }
      }
    }
  }

  private void fromTile(int tile, Window window, boolean wasSolved) {
    int[] own = new int[window.cells()];
    work.readLabels(window, own);
    int[] table = tables[tile];
    for (int row = 0; row < window.rows(); row++) {
      int first = (window.row() + row) * cols + window.col();
      for (int col = 0; col < window.cols(); col++) {
        int label = own[row * window.cols() + col];
        int leaf = label < 0 ? label : table[label];
        int then = labels[first + col];
        if (moved(then) != leaf) {
          mark(then, leaf);
        }
        labels[first + col] = leaf;
        if (wasSolved && leaf >= 0) {
          inSolvedTile[leaf] = true;
        }
      }
    }
  }

  // Where a leaf drains out otherwise than before, its old way is taken back, then the new one
  // given. Ways lie within the basin of their leaf.
  private byte[] directions() {
    byte[] then = before.flowDirection().array();
    int[] was = before.leafOfCells();
    byte[] directions = then.clone();
    solved.stream().forEach(tile -> descend(basins.tiles().window(tile), directions));
    boolean[] turned = new boolean[oldLeaf.length];
    for (int leaf = 0; leaf < turned.length; leaf++) {
      turned[leaf] =
          dirty[leaf] || inSolvedTile[leaf] || oldBasins.exit(oldLeaf[leaf]) != basins.exit(leaf);
    }
    int[] steps = new int[D8.NEIGHBOURS];
    for (int way = 0; way < steps.length; way++) {
      steps[way] = D8.cellStep(way, cols);
    }
    for (int leaf = 0; leaf < newLeaf.length; leaf++) {
      if (newLeaf[leaf] != NONE && !turned[newLeaf[leaf]]) {
        continue;
      }
      int at = oldBasins.pitCell(leaf);
      while (was[at] == leaf) {
        directions[at] = basins.descent(at);
        if (then[at] == D8.NONE) {
          break;
        }
        at += steps[then[at]];
      }
    }
    for (int leaf = 0; leaf < turned.length; leaf++) {
      if (turned[leaf]) {
        basins.turn(leaf, directions);
      }
    }
    return directions;
  }

  private void descend(Window window, byte[] directions) {
    for (int row = window.row(); row < window.row() + window.rows(); row++) {
      int first = row * cols + window.col();
      for (int cell = first; cell < first + window.cols(); cell++) {
        directions[cell] = basins.descent(cell);
      }
    }
  }
}
