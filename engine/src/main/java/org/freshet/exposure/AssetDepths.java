package org.freshet.exposure;

import java.util.Arrays;
import java.util.List;
import org.freshet.grid.GridGeometry;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;

/**
 * Water around every asset: the depth that at least the minimum wet area within the radius has.
 * Cells are laid out in advance. Immutable; thread-safe.
 */
final class AssetDepths {
  private final int[] start;
  private final int[] leaf;
  private final float[] elevation_m;
  private final int rank;

  AssetDepths(TerrainModel terrain, List<Asset> assets, ExposureOptions options) {
    GridGeometry geometry = terrain.geometry();
    rank = Math.max(1, (int) Math.ceil(options.minWetArea_m2() / geometry.cellArea_m2() - 1e-9));
    start = new int[assets.size() + 1];
    int[] cells = new int[64];
    int count = 0;
    for (int asset = 0; asset < assets.size(); asset++) {
      int[] around = around(geometry, assets.get(asset).cell(), options.assetRadius_m());
      if (count + around.length > cells.length) {
        cells = Arrays.copyOf(cells, 2 * (count + around.length));
      }
      for (int cell : around) {
        if (terrain.leafOf(cell) >= 0) {
          cells[count++] = cell;
        }
      }
      start[asset + 1] = count;
    }
    leaf = new int[count];
    elevation_m = new float[count];
    for (int i = 0; i < count; i++) {
      leaf[i] = terrain.leafOf(cells[i]);
      elevation_m[i] = terrain.elevation().get(cells[i]);
    }
  }

  private static int[] around(GridGeometry geometry, int cell, double radius_m) {
    if (cell < 0) {
      return new int[0];
    }
    int row = geometry.row(cell);
    int col = geometry.col(cell);
    int rows = (int) (radius_m / geometry.cellHeight_m());
    int cols = (int) (radius_m / geometry.cellWidth_m());
    int[] found = new int[(2 * rows + 1) * (2 * cols + 1)];
    int count = 0;
    for (int r = Math.max(0, row - rows); r <= Math.min(geometry.rows() - 1, row + rows); r++) {
      for (int c = Math.max(0, col - cols); c <= Math.min(geometry.cols() - 1, col + cols); c++) {
        double x_m = (c - col) * geometry.cellWidth_m();
        double y_m = (r - row) * geometry.cellHeight_m();
        if (x_m * x_m + y_m * y_m <= radius_m * radius_m) {
          found[count++] = geometry.cell(r, c);
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Depth per asset, m; 0 where it is dry or lies outside the terrain. */
  float[] depths_m(SinkLevels levels) {
    float[] result_m = new float[start.length - 1];
    for (int asset = 0; asset < result_m.length; asset++) {
      result_m[asset] = depth_m(asset, levels);
    }
    return result_m;
  }

  private float depth_m(int asset, SinkLevels levels) {
    int cells = start[asset + 1] - start[asset];
    if (cells < rank) {
      return 0;
    }
    float[] depth_m = new float[cells];
    for (int i = 0; i < cells; i++) {
      int at = start[asset] + i;
      float above_m = levels.level_m(leaf[at]) - elevation_m[at];
      depth_m[i] = above_m > 0 ? above_m : 0;
    }
    Arrays.sort(depth_m);
    return depth_m[cells - rank];
  }
}
