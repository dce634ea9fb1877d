package org.freshet.flood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntList;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;

/**
 * Draws water as depth tiles and as polygons, only where it stands. Made once per terrain: it keeps
 * which tiles each sink reaches into (4 bytes per sink and tile), so a time, a member or a quantile
 * costs the wet tiles and nothing else. Thread-safe.
 */
public final class WaterTiles {
  /** Cells along one side of a tile. */
  public static final int SIDE = 64;

  private final TerrainModel terrain;
  private final int tileCols;
  private final int tileRows;
  private final int[] start;
  private final int[] leafOfTile;
  private final float[] lowest_m;

  /** Lays out a terrain. O(cells). */
  public WaterTiles(TerrainModel terrain) {
    this.terrain = terrain;
    GridGeometry geometry = terrain.geometry();
    this.tileCols = (geometry.cols() + SIDE - 1) / SIDE;
    this.tileRows = (geometry.rows() + SIDE - 1) / SIDE;
    this.start = new int[tileCols * tileRows + 1];
    IntList leaves = new IntList(1024);
    List<float[]> lowest = new ArrayList<>();
    Scan scan = new Scan(terrain.hierarchy());
    int total = 0;
    for (int tile = 0; tile < tileCols * tileRows; tile++) {
      float[] tileLowest_m = scan.tile(tile, leaves);
      lowest.add(tileLowest_m);
      total += tileLowest_m.length;
      start[tile + 1] = total;
    }
    this.leafOfTile = leaves.toArray();
    this.lowest_m = new float[total];
    int at = 0;
    for (float[] part : lowest) {
      System.arraycopy(part, 0, lowest_m, at, part.length);
      at += part.length;
    }
  }

  /** Collects the leaves of a tile with the lowest ground each has there. */
  private final class Scan {
    private final int[] slot;
    private int[] seen = new int[64];
    private float[] low_m = new float[64];

    Scan(DepressionHierarchy sinks) {
      slot = new int[sinks.leafCount()];
      Arrays.fill(slot, -1);
    }

    float[] tile(int tile, IntList leaves) {
      int count = 0;
      Window w = window(tile);
      for (int row = w.row0; row < w.row1; row++) {
        for (int col = w.col0; col < w.col1; col++) {
          int cell = row * terrain.geometry().cols() + col;
          int leaf = terrain.leafOf(cell);
          if (leaf < 0) {
            continue;
          }
          if (slot[leaf] < 0) {
            if (count == seen.length) {
              seen = Arrays.copyOf(seen, 2 * count);
              low_m = Arrays.copyOf(low_m, 2 * count);
            }
            slot[leaf] = count;
            seen[count] = leaf;
            low_m[count++] = Float.POSITIVE_INFINITY;
          }
          low_m[slot[leaf]] = Math.min(low_m[slot[leaf]], terrain.elevation().get(cell));
        }
      }
      for (int i = 0; i < count; i++) {
        leaves.add(seen[i]);
        slot[seen[i]] = -1;
      }
      return Arrays.copyOf(low_m, count);
    }
  }

  private record Window(int row0, int col0, int row1, int col1) {}

  private Window window(int tile) {
    int row0 = tile / tileCols * SIDE;
    int col0 = tile % tileCols * SIDE;
    return new Window(
        row0,
        col0,
        Math.min(row0 + SIDE, terrain.geometry().rows()),
        Math.min(col0 + SIDE, terrain.geometry().cols()));
  }

  /**
   * Depths of one tile.
   *
   * @param row0 its first row
   * @param col0 its first column
   * @param rows its height, cells
   * @param cols its width, cells
   * @param depth_m row after row, m; 0 where dry or without data
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Tile(int row0, int col0, int rows, int cols, float[] depth_m) {}

  /** Numbers of the tiles that hold water, ascending. O(sinks times tiles they reach into). */
  public int[] wet(SinkLevels levels) {
    IntList wet = new IntList(64);
    for (int tile = 0; tile < start.length - 1; tile++) {
      for (int i = start[tile]; i < start[tile + 1]; i++) {
        if (levels.level_m(leafOfTile[i]) > lowest_m[i]) {
          wet.add(tile);
          break;
        }
      }
    }
    return wet.toArray();
  }

  /** Number of all tiles. */
  public int count() {
    return tileCols * tileRows;
  }

  /**
   * Depths of the tiles that hold water.
   *
   * @param threshold_m shallower water counts as dry
   */
  public List<Tile> depths(SinkLevels levels, float threshold_m) {
    List<Tile> tiles = new ArrayList<>();
    for (int tile : wet(levels)) {
      Window w = window(tile);
      int cols = w.col1 - w.col0;
      float[] depth_m = new float[(w.row1 - w.row0) * cols];
      for (int row = w.row0; row < w.row1; row++) {
        for (int col = w.col0; col < w.col1; col++) {
          float depth = levels.depth_m(terrain, row * terrain.geometry().cols() + col);
          depth_m[(row - w.row0) * cols + col - w.col0] = depth >= threshold_m ? depth : 0;
        }
      }
      tiles.add(new Tile(w.row0, w.col0, w.row1 - w.row0, cols, depth_m));
    }
    return tiles;
  }

  /**
   * Polygons of the water of at least a depth, with holes, simplified as far as no polygon gains or
   * loses more than 1 % of its area.
   *
   * @param threshold_m shallower water counts as dry
   */
  public List<WaterPolygon> polygons(SinkLevels levels, float threshold_m) {
    GridGeometry geometry = terrain.geometry();
    WaterOutlines outlines = new WaterOutlines(geometry);
    for (Tile tile : depths(levels, threshold_m)) {
      for (int i = 0; i < tile.depth_m().length; i++) {
        if (tile.depth_m()[i] > 0) {
          int row = tile.row0() + i / tile.cols();
          outlines.add(row * geometry.cols() + tile.col0() + i % tile.cols());
        }
      }
    }
    return outlines.polygons();
  }

  /**
   * The same of a raster of depths, such as the greatest of an event. O(cells).
   *
   * @param depth_m depths, m; NaN where there is no data
   * @param threshold_m shallower water counts as dry, above 0
   */
  public static List<WaterPolygon> polygons(FloatGrid depth_m, float threshold_m) {
    WaterOutlines outlines = new WaterOutlines(depth_m.geometry());
    for (int cell = 0; cell < depth_m.geometry().cells(); cell++) {
      if (depth_m.get(cell) >= threshold_m) {
        outlines.add(cell);
      }
    }
    return outlines.polygons();
  }
}
