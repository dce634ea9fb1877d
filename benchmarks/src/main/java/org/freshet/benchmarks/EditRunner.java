package org.freshet.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.sink.EditableTerrain;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;

/**
 * How long an edit of a terrain takes beside making its model anew: {@code EditRunner CASE TILE
 * THREADS REPETITIONS}. Each edit puts a wall 1 m high and 60 cells long somewhere; the next takes
 * it away.
 */
public final class EditRunner {
  private static final int WALL_CELLS = 60;

  private EditRunner() {}

  /** Runs what the arguments say. */
  public static void main(String[] args) {
    if (args.length != 4) {
      System.err.println("usage: EditRunner CASE TILE THREADS REPETITIONS");
      System.exit(2);
    }
    Path data = Path.of(System.getProperty("freshet.data", "../shared/data"));
    TerrainCase terrain = TerrainCase.valueOf(args[0].toUpperCase(Locale.ROOT));
    int threads = Integer.parseInt(args[2]);
    int repetitions = Integer.parseInt(args[3]);
    FloatGrid grid = terrain.load(data, threads);
    TerrainOptions options = TerrainOptions.defaults().withThreads(threads);
    double[] anew = new double[repetitions];
    TerrainModel model = TerrainModel.of(grid, options, Progress.NONE);
    for (int i = 0; i < repetitions; i++) {
      long before = System.nanoTime();
      model = TerrainModel.of(grid, options, Progress.NONE);
      anew[i] = (System.nanoTime() - before) / 1e9;
    }
    EditableTerrain editable = EditableTerrain.of(model, Integer.parseInt(args[1]), Progress.NONE);
    double[] edits = new double[2 * repetitions];
    int tiles = 0;
    int nodes = 0;
    for (int i = 0; i < repetitions; i++) {
      int[] cells = wall(grid, i);
      float[] ground = heights(grid, cells, 0);
      EditableTerrain.Edit up = timed(editable, cells, heights(grid, cells, 1), edits, 2 * i);
      timed(editable, cells, ground, edits, 2 * i + 1);
      tiles = Math.max(tiles, up.tilesSolved());
      nodes = Math.max(nodes, up.nodesMeasured());
    }
    Arrays.sort(anew);
    Arrays.sort(edits);
    System.out.printf(
        Locale.ROOT,
        "| %s | anew %.3f s | edit %.3f s (best %.3f, worst %.3f) | ratio %.1f | at most %d tiles,"
            + " %d of %d nodes |%n",
        terrain.label(),
        anew[repetitions / 2],
        edits[repetitions],
        edits[0],
        edits[edits.length - 1],
        anew[repetitions / 2] / edits[repetitions],
        tiles,
        nodes,
        model.hierarchy().nodeCount());
  }

  static int[] wall(FloatGrid grid, int number) {
    int rows = grid.geometry().rows();
    int cols = grid.geometry().cols();
    int row = (int) (rows * (0.2 + 0.6 * ((number * 0.618) % 1)));
    int col = (int) (cols * (0.2 + 0.6 * ((number * 0.414) % 1)));
    int[] cells = new int[WALL_CELLS];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = grid.geometry().cell(row, Math.min(cols - 1, col + i));
    }
    return cells;
  }

  static float[] heights(FloatGrid grid, int[] cells, float more_m) {
    float[] heights = new float[cells.length];
    for (int i = 0; i < cells.length; i++) {
      heights[i] = grid.get(cells[i]) + more_m;
    }
    return heights;
  }

  private static EditableTerrain.Edit timed(
      EditableTerrain terrain, int[] cells, float[] heights, double[] seconds, int at) {
    long before = System.nanoTime();
    EditableTerrain.Edit edit = terrain.edit(cells, heights);
    seconds[at] = (System.nanoTime() - before) / 1e9;
    return edit;
  }
}
