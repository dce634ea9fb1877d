package org.freshet.service.analyse;

import java.nio.file.Path;
import org.freshet.grid.Scratch;
import org.freshet.service.model.ScratchFile;
import org.freshet.sink.TerrainCells;
import org.freshet.sink.TerrainModel;

/** Room for what an analysis sets aside: where the model is, in memory or on the disk. */
final class AnalysisRoom {
  private AnalysisRoom() {}

  /** Room beside a model, or in a folder whose files have no name: nothing is left of them. */
  static Scratch of(TerrainCells model, Path folder) {
    return model instanceof TerrainModel ? Scratch.onHeap() : ScratchFile.room(folder);
  }
}
