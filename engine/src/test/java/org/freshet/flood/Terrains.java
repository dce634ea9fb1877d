package org.freshet.flood;

import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.rain.RainGrid;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;

/** Small terrains for tests. */
public final class Terrains {
  private Terrains() {}

  /** A terrain drawn as rows of heights, {@code .} for no data, cells of 1 m. */
  public static TerrainModel drawn(String rows) {
    String[] lines = rows.strip().split("\n");
    int cols = lines[0].trim().split("\\s+").length;
    FloatGrid grid = new FloatGrid(geometry(lines.length, cols, 1));
    for (int row = 0; row < lines.length; row++) {
      String[] values = lines[row].trim().split("\\s+");
      for (int col = 0; col < cols; col++) {
        float height = values[col].equals(".") ? Float.NaN : Float.parseFloat(values[col]);
        grid.set(row * cols + col, height);
      }
    }
    return model(grid);
  }

  /** A random terrain with some holes in its data; heights in steps so that many are equal. */
  public static TerrainModel random(Random random, int rows, int cols, double cell_m) {
    FloatGrid grid = new FloatGrid(geometry(rows, cols, cell_m));
    for (int cell = 0; cell < rows * cols; cell++) {
      boolean hole = random.nextInt(60) == 0;
      grid.set(cell, hole ? Float.NaN : 100 + random.nextInt(40) / 20f);
    }
    return model(grid);
  }

  public static TerrainModel model(FloatGrid grid) {
    return TerrainModel.of(grid, TerrainOptions.defaults(), Progress.NONE);
  }

  public static GridGeometry geometry(int rows, int cols, double cell_m) {
    return new GridGeometry(rows, cols, 1000, 2000, cell_m, cell_m, "EPSG:25832");
  }

  /** A rain grid of so many rows and columns laid over a terrain. */
  public static RainGrid rainOver(TerrainModel terrain, int rows, int cols) {
    GridGeometry g = terrain.geometry();
    return RainGrid.of(
        new GridGeometry(
            rows,
            cols,
            g.west(),
            g.north(),
            (g.east() - g.west()) / cols,
            (g.north() - g.south()) / rows,
            g.crs()));
  }
}
