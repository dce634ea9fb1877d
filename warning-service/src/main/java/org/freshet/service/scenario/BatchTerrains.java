package org.freshet.service.scenario;

import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.sink.EditableTerrain;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.CellEdits;
import org.freshet.terrain.TerrainOptions;
import org.jspecify.annotations.Nullable;

/**
 * The terrains of a batch, one after the other. The first is solved whole; those after it as edits
 * of the one before, since measures and culverts touch few cells. Edits give the very same model as
 * solving anew, so the order of the terrains changes nothing. Not thread-safe.
 */
final class BatchTerrains {
  private static final int TILE_CELLS = 256;

  private final BatchPlan plan;
  private final int threads;
  private final Progress progress;
  private @Nullable EditableTerrain editable;

  BatchTerrains(BatchPlan plan, int threads, Progress progress) {
    this.plan = plan;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * The model of a terrain of the plan.
   *
   * @param more whether others follow; the last of all need not be editable
   */
  TerrainModel of(PlannedScenario.TerrainKey key, boolean more) {
    FloatGrid wanted = plan.terrain(key);
    EditableTerrain known = editable;
    if (known != null) {
      progress.begin("edit terrain", 0);
      CellEdits edits = CellEdits.between(known.model().elevation(), wanted);
      return edits.size() == 0 ? known.model() : known.edit(edits.cells(), edits.after_m()).model();
    }
    TerrainModel model =
        TerrainModel.of(wanted, TerrainOptions.defaults().withThreads(threads), progress);
    if (more) {
      editable = EditableTerrain.of(model, TILE_CELLS, progress);
    }
    return model;
  }
}
