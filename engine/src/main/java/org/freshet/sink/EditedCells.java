package org.freshet.sink;

import java.util.Arrays;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.IntColumn;
import org.freshet.grid.IntList;
import org.freshet.grid.LongColumn;
import org.freshet.grid.Scratch;
import org.freshet.grid.Tiles;
import org.freshet.grid.Tiles.Window;
import org.freshet.terrain.Basins;
import org.freshet.terrain.TiledBasins;

/**
 * The cells of every node after an edit: those of nodes that are as they were are taken from the
 * hierarchy before; the others are collected from the tiles that hold them. A node is as it was if
 * its outlet is, no cell of its leaves changed hands or height, and its children are as they were
 * and were joined.
 */
final class EditedCells implements NodeCells {
  private static final int NONE = -1;

  private final DepressionHierarchy before;
  private final Basins basins;
  private final Tiles tiles;
  private final float[] z;
  private final int[] labels;
  private final int[][] tables;
  private final CellNodes search;
  private final boolean[] dirty;
  private final int[] oldLeaf;
  private final int[] same;
  private final boolean[] wanted;
  private final boolean[] measuredRank;
  private final IntList ranks = new IntList(1024);
  private final IntList heightBits = new IntList(1024);

  EditedCells(
      DepressionHierarchy before,
      TiledBasins basins,
      FloatGrid elevation,
      int[] labels,
      int[][] tables,
      CellNodes search,
      int[] oldLeaf,
      boolean[] dirty) {
    this.before = before;
    this.basins = basins;
    this.tiles = basins.tiles();
    this.z = elevation.array();
    this.labels = labels;
    this.tables = tables;
    this.search = search;
    this.oldLeaf = oldLeaf;
    this.dirty = dirty;
    this.same = new int[search.nodes()];
    this.wanted = new boolean[basins.leafCount()];
    this.measuredRank = new boolean[search.nodes()];
    matchNodes();
  }

  private void matchNodes() {
    int leaves = basins.leafCount();
    for (int node = 0; node < same.length; node++) {
      int old = node < leaves ? (dirty[node] ? NONE : oldLeaf[node]) : oldParent(node);
      boolean equal =
          old != NONE
              && before.outletCell(old) == basins.outletCell(node)
              && Float.floatToIntBits(before.outletElevation_m(old))
                  == Float.floatToIntBits(basins.outletHeight_m(node));
      same[node] = equal ? old : NONE;
      measuredRank[search.rank(node)] = !equal;
    }
    boolean[] below = new boolean[same.length];
    for (int node = same.length - 1; node >= 0; node--) {
      int parent = basins.parent(node);
      below[node] = same[node] == NONE || (parent >= 0 && below[parent]);
    }
    System.arraycopy(below, 0, wanted, 0, leaves);
  }

  private int oldParent(int node) {
    int a = same[basins.left(node)];
    int b = same[basins.right(node)];
    if (a == NONE || b == NONE || before.parent(a) != before.parent(b)) {
      return NONE;
    }
    return before.parent(a);
  }

  int nodesMeasured() {
    int count = 0;
    for (int old : same) {
      count += old == NONE ? 1 : 0;
    }
    return count;
  }

  @Override
  public double knownVolume_m3(int node) {
    return same[node] == NONE ? Double.NaN : before.volume_m3(same[node]);
  }

  @Override
  public IntColumn sum(
      IntColumn exponents, LongColumn sums, IntColumn catchments, boolean keep, Scratch room) {
    for (int leaf = 0; leaf < catchments.size(); leaf++) {
      catchments.set(leaf, dirty[leaf] ? 0 : (int) before.catchmentCells(oldLeaf[leaf]));
    }
    for (int tile = 0; tile < tables.length; tile++) {
      if (holdsWanted(tables[tile])) {
        collect(tiles.window(tile), catchments);
      }
    }
    int[] counts = new int[same.length];
    for (int i = 0; i < ranks.size(); i++) {
      int rank = ranks.get(i);
      counts[rank]++;
      double depth = (double) search.outlet(rank) - Float.intBitsToFloat(heightBits.get(i));
      sums.add(rank, (long) (depth * NodeFigures.power(exponents.get(rank)) + 0.5));
    }
    IntColumn oldStart = before.curves().starts();
    IntColumn start = room.ints(same.length + 1);
    for (int node = 0; node < same.length; node++) {
      int old = same[node];
      int own = old == NONE ? counts[search.rank(node)] : oldStart.get(old + 1) - oldStart.get(old);
      start.set(node + 1, start.get(node) + own);
    }
    return start;
  }

  private boolean holdsWanted(int[] table) {
    for (int leaf : table) {
      if (leaf >= 0 && wanted[leaf]) {
        return true;
      }
    }
    return false;
  }

  private void collect(Window window, IntColumn catchments) {
    for (int row = window.row(); row < window.row() + window.rows(); row++) {
      int first = row * tiles.cols() + window.col();
      for (int cell = first; cell < first + window.cols(); cell++) {
        int label = labels[cell];
        if (label < 0 || !wanted[label]) {
          continue;
        }
        catchments.add(label, dirty[label] ? 1 : 0);
        if (search.contains(label, z[cell])) {
          int rank = search.rankOfCell(label, z[cell]);
          if (measuredRank[rank]) {
            ranks.add(rank);
            heightBits.add(Float.floatToRawIntBits(z[cell]));
          }
        }
      }
    }
  }

  @Override
  public FloatColumn heights(IntColumn start) {
    float[] heights = new float[start.get(same.length)];
    int[] next = new int[same.length];
    IntColumn oldStart = before.curves().starts();
    FloatColumn old = before.curveHeights();
    for (int node = 0; node < same.length; node++) {
      next[search.rank(node)] = start.get(node);
      if (same[node] != NONE) {
        int first = start.get(node);
        old.read(oldStart.get(same[node]), heights, first, start.get(node + 1) - first);
      }
    }
    for (int i = 0; i < ranks.size(); i++) {
      heights[next[ranks.get(i)]++] = Float.intBitsToFloat(heightBits.get(i));
    }
    for (int node = 0; node < same.length; node++) {
      if (same[node] == NONE) {
        Arrays.sort(heights, start.get(node), start.get(node + 1));
      }
    }
    return FloatColumn.of(heights);
  }
}
