package org.freshet.sink;

import java.util.BitSet;
import java.util.Optional;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainOptions;
import org.freshet.terrain.TerrainPages;
import org.freshet.terrain.TiledBasins;

/**
 * A terrain that can be edited: a wall, a dug street, a blocked culvert. After an edit only the
 * tiles it touches are solved again, and only the nodes whose cells it changed are measured again;
 * the model that comes out equals one made anew, bit for bit. Models made before stay as they were.
 *
 * <p>An edit that makes or takes away no data, or touches a terrain with regions that nothing
 * drains, is answered by solving all anew; {@link Edit#whole()} says so. An edit also copies the
 * rasters of the model (9 bytes per cell) and walks over all nodes once.
 *
 * <p>Memory: 9 bytes per cell beside the model. Not thread-safe; the models are.
 */
public final class EditableTerrain {
  private final TerrainPages work;
  private final TerrainOptions options;
  private final int tileSize;
  private final Progress progress;
  private TiledBasins basins;
  private TerrainModel model;

  /**
   * What an edit came to.
   *
   * @param model the terrain as it is now
   * @param whole whether all had to be solved anew
   * @param tilesSolved tiles solved again
   * @param nodesMeasured nodes of the hierarchy measured again
   */
  public record Edit(TerrainModel model, boolean whole, int tilesSolved, int nodesMeasured) {}

  private EditableTerrain(TerrainModel model, int tileSize, Progress progress) {
    this.model = model;
    this.options = model.options();
    this.tileSize = tileSize;
    this.progress = progress;
    this.work = TerrainPages.onHeap(model.geometry(), model.elevation().array());
    this.basins = TiledBasins.editable(work, options, tileSize, progress);
  }

  /**
   * Makes a terrain editable: solves it once more in tiles.
   *
   * @param tileSize rows and columns of a tile; smaller ones make edits cheaper
   */
  public static EditableTerrain of(TerrainModel model, int tileSize, Progress progress) {
    return new EditableTerrain(model, tileSize, progress);
  }

  /** The terrain as it is now. */
  public TerrainModel model() {
    return model;
  }

  /**
   * Gives cells new heights.
   *
   * @param cells cells, each once
   * @param heights_m their new heights in the same order, m; NaN is no data
   * @throws IllegalArgumentException if the arrays do not fit, or a height is infinite
   */
  public Edit edit(int[] cells, float[] heights_m) {
    if (cells.length != heights_m.length) {
      throw new IllegalArgumentException(
          "Edit of (" + cells.length + ") cells with (" + heights_m.length + ") heights.");
    }
    float[] heights = model.elevation().array().clone();
    boolean whole = false;
    for (int i = 0; i < cells.length; i++) {
      whole |= Float.isNaN(heights[cells[i]]) != Float.isNaN(heights_m[i]);
      heights[cells[i]] = heights_m[i];
      if (Float.isInfinite(heights_m[i])) {
        throw new IllegalArgumentException(
            "New height of cell " + cells[i] + " (" + heights_m[i] + ") must be finite.");
      }
      work.elevation().putFloat(cells[i], heights_m[i]);
    }
    FloatGrid elevation = new FloatGrid(model.geometry(), heights);
    BitSet solved = new BitSet();
    Optional<TiledBasins> after = whole ? Optional.empty() : basins.edited(cells, solved);
    if (after.isEmpty()) {
      return anew(elevation);
    }
    EditedModel edited = new EditedModel(model, basins, after.get(), work, elevation, solved);
    basins = after.get();
    model = edited.model(cells);
    return new Edit(model, false, solved.cardinality(), edited.nodesMeasured());
  }

  private Edit anew(FloatGrid elevation) {
    basins = TiledBasins.editable(work, options, tileSize, progress);
    model = TerrainModel.of(elevation, options, progress);
    return new Edit(model, true, basins.tiles().count(), model.hierarchy().nodeCount());
  }
}
