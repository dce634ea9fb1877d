package org.freshet.dem;

import java.util.List;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;

/**
 * One raster of one format: its head is known, its cells are not read yet. The port between the
 * format rooms and the front door. Holds no file open, so that a mosaic may have any number of
 * them. Not thread-safe; different files may be read by different threads.
 */
public interface RasterFile {

  /** What its head says. */
  RasterHead head();

  /**
   * Opens the file to read its rows. Call it once.
   *
   * @param threads how many threads may decode
   * @param maxCells how many cells the reader may keep for itself where rows do not come as they
   *     are asked for; it keeps a row of tiles even where that is more
   * @param progress advanced by the number of cells, no stage is begun
   * @throws DemException where the file cannot be opened
   */
  RowReader rows(int threads, int maxCells, Progress progress);

  /** The file as the user knows it. */
  default String name() {
    return head().name();
  }

  /** Where it lies, as it says itself. */
  default GridGeometry geometry() {
    return head().geometry();
  }

  /** What was odd so far. */
  default List<DemFinding> findings() {
    return List.copyOf(head().findings());
  }
}
