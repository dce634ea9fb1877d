package org.freshet.service.analyse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.LongFunction;
import org.freshet.grid.Pages;
import org.freshet.service.model.ScratchFile;
import org.freshet.sink.TerrainCells;
import org.freshet.sink.TerrainModel;

/** Room for what an analysis sets aside: where the model is, in memory or on the disk. */
final class AnalysisRoom {
  private AnalysisRoom() {}

  /**
   * Gives zeros, so many bytes, each time it is asked.
   *
   * @param folder on the disk to use; files there have no name, so nothing is left of them
   * @return throws {@link UncheckedIOException} if the disk is full
   */
  static LongFunction<Pages> of(TerrainCells model, Path folder) {
    if (model instanceof TerrainModel) {
      return Pages::onHeap;
    }
    return bytes -> {
      try {
        return ScratchFile.pages(folder, bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
