package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.IntList;
import org.freshet.grid.Scratch;
import org.freshet.grid.Tiles.Window;
import org.freshet.progress.Progress;

/**
 * Basins of one tile whose codes are final, and the passes between them. Sees one ring of cells
 * around the tile: each of them stands for whatever basin it belongs to. Passes that join what
 * lower passes of the tile have joined are dropped: they are needless in the whole raster too. One
 * per thread.
 */
final class TileBasins {
  private final TerrainPages pages;
  private final FlowRule rule;
  private float[] z = {};
  private byte[] codes = {};
  private int[] labels = {};

  TileBasins(TerrainPages pages, FlowRule rule) {
    this.pages = pages;
    this.rule = rule;
  }

  /**
   * Solves a tile and writes its labels as its own.
   *
   * @param room where to put what is to be remembered of it
   */
  TileSummary run(Window tile, Scratch room) {
    Window window = tile.grown(1);
    if (z.length < window.cells()) {
      z = new float[window.cells()];
      codes = new byte[window.cells()];
      labels = new int[window.cells()];
    }
    pages.readHeights(window, z);
    pages.readCodes(window, codes);
    int[] pits = label(window);
    BasinLabels.run(codes, labels, window.rows(), window.cols(), pits, 1, Progress.NONE);
    pages.writeLabels(tile, 1, labels);
    return summary(window, tile, pits, room);
  }

  private int[] label(Window window) {
    int cols = window.cols();
    IntList pits = new IntList(256);
    for (int row = 1; row < window.rows() - 1; row++) {
      for (int cell = row * cols + 1; cell < row * cols + cols - 1; cell++) {
        labels[cell] = first(codes[cell] & Codes.MASK);
        if ((codes[cell] & Codes.MASK) == Codes.PIT) {
          pits.add(cell);
        }
      }
    }
    for (int at = 0; at < Ring.size(window); at++) {
      int cell = Ring.row(window, at) * cols + Ring.col(window, at);
      int code = codes[cell] & Codes.MASK;
      boolean ground = code != Codes.VOID && code != Codes.WALL;
      labels[cell] = ground ? pits.size() + at : BasinGraph.NODATA;
    }
    return pits.toArray();
  }

  private static int first(int code) {
    return switch (code) {
      case Codes.OUTLET -> BasinGraph.OUTSIDE;
      case Codes.VOID, Codes.WALL -> BasinGraph.NODATA;
      default -> BasinLabels.UNSET;
    };
  }

  private TileSummary summary(Window window, Window tile, int[] pits, Scratch room) {
    int cols = window.cols();
    PassFinder finder =
        new PassFinder(z, window.rows(), cols, pages.geometry(), rule, codes, labels);
    finder.inside();
    int[] kept = needed(finder, pits.length + Ring.size(window));
    int[] cells = new int[kept.length];
    int[] own = new int[kept.length];
    int[] other = new int[kept.length];
    for (int i = 0; i < kept.length; i++) {
      cells[i] = finder.cells.get(kept[i]);
      own[i] = finder.own.get(kept[i]);
      other[i] = finder.otherAndWay.get(kept[i]);
    }
    int[] border = new int[Ring.size(tile)];
    for (int at = 0; at < border.length; at++) {
      border[at] = labels[(Ring.row(tile, at) + 1) * cols + Ring.col(tile, at) + 1];
    }
    return new TileSummary(
        room.keep(onRaster(window, pits)),
        room.keep(heights(pits)),
        room.keep(onRaster(window, cells)),
        room.keep(heights(cells)),
        room.keep(own),
        room.keep(other),
        room.keep(border));
  }

  private float[] heights(int[] cells) {
    float[] heights = new float[cells.length];
    for (int i = 0; i < cells.length; i++) {
      heights[i] = z[cells[i]];
    }
    return heights;
  }

  private int[] onRaster(Window window, int[] cells) {
    int[] moved = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      int row = window.row() + cells[i] / window.cols();
      moved[i] = pages.geometry().cell(row, window.col() + cells[i] % window.cols());
    }
    return moved;
  }

  // Places in the finder's lists of the passes that join, in ascending order of the passes.
  private int[] needed(PassFinder finder, int labelCount) {
    int[] order = HeightOrder.sorted(z, finder.cells.toArray());
    int[] group = new int[labelCount + 1];
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
    }
    int count = 0;
    for (int place : order) {
      int a = find(group, finder.own.get(place) + 1);
      int b = find(group, (finder.otherAndWay.get(place) >> 3) + 1);
      if (a != b) {
        group[Math.max(a, b)] = Math.min(a, b);
        order[count++] = place;
      }
    }
    return Arrays.copyOf(order, count);
  }

  private static int find(int[] group, int start) {
    int at = start;
    while (group[at] != at) {
      group[at] = group[group[at]];
      at = group[at];
    }
    return at;
  }
}
