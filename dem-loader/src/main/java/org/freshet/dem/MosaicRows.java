package org.freshet.dem;

import java.util.ArrayList;
import java.util.List;
import org.freshet.dem.mosaic.Mosaic;
import org.freshet.dem.mosaic.MosaicPlan;
import org.jspecify.annotations.Nullable;

/**
 * The rows of several rasters as one. A file is opened when its first row is due and closed after
 * its last; the files of a block are read in parallel and put together in their order.
 *
 * <p>Memory: blocks of half the cells allowed, and the other half for what the readers of the open
 * files keep; where a row of their tiles is more than that, a row of tiles of each.
 */
final class MosaicRows implements RowReader {
  private final List<RasterFile> files;
  private final Mosaic mosaic;
  private final DemOptions options;
  private final int blockRows;
  private final double keptPerColumn;
  private final @Nullable RowReader[] readers;
  private int nextRow;

  MosaicRows(List<RasterFile> files, Mosaic mosaic, int maxCells, DemOptions options) {
    this.files = files;
    this.mosaic = mosaic;
    this.options = options;
    int width = mosaic.plan().widestColumns();
    this.blockRows = Math.max(1, maxCells / 2 / width);
    this.keptPerColumn = maxCells / 2.0 / width;
    this.readers = new RowReader[files.size()];
  }

  @Override
  public int step() {
    return 1;
  }

  @Override
  public void next(int rows, float[] target, int at) {
    int end = nextRow + rows;
    int cols = mosaic.plan().geometry().cols();
    int to = at;
    while (nextRow < end) {
      int count = Math.min(blockRows, end - nextRow);
      block(count, target, to);
      to += count * cols;
      nextRow += count;
    }
  }

  private void block(int rows, float[] target, int at) {
    mosaic.begin(nextRow, rows, target, at);
    List<Slice> slices = slices(rows);
    int threadsOfOne = Math.max(1, options.threads() / Math.max(1, slices.size()));
    float[][] cells = new float[slices.size()][];
    Workers.run(
        options.threads(),
        slices.size(),
        () -> cells,
        (i, all) -> all[i] = read(slices.get(i), threadsOfOne));
    for (int i = 0; i < cells.length; i++) {
      Slice slice = slices.get(i);
      mosaic.put(slice.file, slice.firstRow, slice.rows, cells[i]);
    }
  }

  /** Rows of one file that lie in a block, counted in the file. */
  private record Slice(int file, int firstRow, int rows, boolean last) {}

  private List<Slice> slices(int rows) {
    List<Slice> slices = new ArrayList<>();
    List<MosaicPlan.Part> parts = mosaic.plan().parts();
    for (int i = 0; i < parts.size(); i++) {
      MosaicPlan.Part part = parts.get(i);
      int from = Math.max(nextRow, part.firstRow());
      int end = Math.min(nextRow + rows, part.endRow());
      if (from < end) {
        slices.add(new Slice(i, from - part.firstRow(), end - from, end == part.endRow()));
      }
    }
    return slices;
  }

  private float[] read(Slice slice, int threads) {
    RasterFile file = files.get(slice.file);
    int cols = file.geometry().cols();
    RowReader reader = readers[slice.file];
    if (reader == null) {
      int kept = (int) Math.max(1, keptPerColumn * cols);
      reader = file.rows(threads, kept, options.progress());
      readers[slice.file] = reader;
    }
    float[] cells = new float[Math.multiplyExact(slice.rows, cols)];
    reader.next(slice.rows, cells, 0);
    if (slice.last) {
      reader.close();
      readers[slice.file] = null;
    }
    return cells;
  }

  @Override
  public void close() {
    for (RowReader reader : readers) {
      if (reader != null) {
        reader.close();
      }
    }
  }
}
