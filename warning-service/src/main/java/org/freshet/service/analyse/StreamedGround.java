package org.freshet.service.analyse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.freshet.dem.DemSource;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.terrain.LinkStates;
import org.freshet.terrain.TerrainChange;
import org.freshet.terrain.TerrainConditioning;

/**
 * Changes of the ground of a terrain that streams by, row by row, and never is in memory. Only the
 * cells the changes touch are: they are read first, put side by side as a ground of one row,
 * changed there, and laid over the rows when those come again. The same heights as in memory.
 *
 * <p>12 bytes per cell touched, besides what the layers themselves take. Immutable, thread-safe.
 */
final class StreamedGround {
  private final int cols;

  /** Cells touched, ascending. */
  private final int[] cells;

  private final float[] heights;

  private StreamedGround(int cols, int[] cells, float[] heights) {
    this.cols = cols;
    this.cells = cells;
    this.heights = heights;
  }

  /**
   * Reads the ground below the layers and changes it, culverts open; lists what was changed in
   * {@code terrain-changes.csv}.
   *
   * @param blockCells cells to read at a time
   * @throws IOException if the terrain cannot be read or the list not be written
   */
  static StreamedGround of(
      AnalysisLayers layers, DemSource source, Path out, int blockCells, Progress progress)
      throws IOException {
    GridGeometry geometry = source.geometry();
    BitSet touched = layers.touched();
    StreamedGround ground =
        new StreamedGround(
            geometry.cols(), touched.stream().toArray(), new float[touched.cardinality()]);
    if (ground.cells.length > 0) {
      progress.begin("ground below layers", geometry.cells());
      source.stream(
          blockCells,
          (row, rows, from) -> {
            ground.take(row, rows, from);
            progress.advance((long) rows * geometry.cols());
          });
    }
    layers.layCulverts(ground::at);
    TerrainConditioning open = ground.open(layers, geometry);
    if (!open.applied().isEmpty()) {
      ChangesFile.write(out, geometry, open, place -> ground.cells[place]);
    }
    return new StreamedGround(ground.cols, ground.cells, open.elevation().array());
  }

  private TerrainConditioning open(AnalysisLayers layers, GridGeometry geometry) {
    GridGeometry row =
        new GridGeometry(
            1,
            Math.max(1, cells.length),
            0,
            0,
            geometry.cellWidth_m(),
            geometry.cellHeight_m(),
            geometry.crs());
    float[] side = cells.length == 0 ? new float[1] : heights;
    List<TerrainChange> fixed = new ArrayList<>();
    for (TerrainChange change : layers.fixed()) {
      fixed.add(placed(change));
    }
    List<TerrainChange.CarveCulvert> links = new ArrayList<>();
    for (TerrainChange.CarveCulvert link : layers.links()) {
      links.add((TerrainChange.CarveCulvert) placed(link));
    }
    return LinkStates.of(new FloatGrid(row, side), fixed, links).open();
  }

  private TerrainChange placed(TerrainChange change) {
    int[] places = change.cells().clone();
    Arrays.setAll(places, i -> Arrays.binarySearch(cells, places[i]));
    if (change instanceof TerrainChange.RaiseBuilding house) {
      return new TerrainChange.RaiseBuilding(house.id(), places, house.height_m());
    }
    if (change instanceof TerrainChange.CarveCulvert link) {
      return new TerrainChange.CarveCulvert(
          link.id(), places, link.inletInvert_m(), link.outletInvert_m());
    }
    throw new IllegalStateException("No layer makes a change such as " + change.id() + ".");
  }

  private float at(int cell) {
    return heights[Arrays.binarySearch(cells, cell)];
  }

  private int firstFrom(int cell) {
    int at = Arrays.binarySearch(cells, cell);
    return at < 0 ? -at - 1 : at;
  }

  private void take(int row, int rows, float[] from) {
    int first = row * cols;
    for (int i = firstFrom(first); i < cells.length && cells[i] - first < rows * cols; i++) {
      heights[i] = from[cells[i] - first];
    }
  }

  /** Lays the changes over some rows. */
  void lay(int row, int rows, float[] over) {
    int first = row * cols;
    for (int i = firstFrom(first); i < cells.length && cells[i] - first < rows * cols; i++) {
      over[cells[i] - first] = heights[i];
    }
  }
}
