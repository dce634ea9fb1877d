package org.freshet.dem;

import java.nio.file.Path;
import java.util.List;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.jspecify.annotations.Nullable;

/**
 * The front door: one file or many, of any format, read into one {@link Dem}. Files are recognised
 * by how they begin, not by their name. Several files become a mosaic: they must share cell size,
 * alignment and coordinate reference system, and agree where they overlap.
 *
 * <p>Not thread-safe; different sources may be read by different threads.
 */
public final class DemSource {
  private final List<Path> files;
  private final DemOptions options;
  private @Nullable RasterLoader opened;

  private DemSource(List<Path> files, DemOptions options) {
    this.files = List.copyOf(files);
    this.options = options;
  }

  /** One file with default options. */
  public static DemSource open(Path file) {
    return open(List.of(file), DemOptions.defaults());
  }

  /** One file. */
  public static DemSource open(Path file, DemOptions options) {
    return open(List.of(file), options);
  }

  /** Several files with default options. */
  public static DemSource open(List<Path> files) {
    return open(files, DemOptions.defaults());
  }

  /** Several files; a folder stands for the rasters in it. Nothing is read yet. */
  public static DemSource open(List<Path> files, DemOptions options) {
    return new DemSource(files, options);
  }

  /**
   * Where the raster lies, or the mosaic of all, with the coordinate reference system that counts.
   * Opens the heads of the files; point lists are read through to find their grid. What was opened
   * is kept for the next reading.
   *
   * @throws DemException where a file cannot be used
   */
  public GridGeometry geometry() {
    RasterLoader loader = opened == null ? RasterLoader.open(files, options) : opened;
    opened = loader;
    return loader.geometry();
  }

  /**
   * Reads the heights.
   *
   * @throws DemException where a file cannot be used; the message is one line for people
   */
  public Dem read() {
    RasterLoader loader = take();
    FloatGrid cells = loader.cells();
    GridFigures figures = GridFigures.of(cells, options.threads());
    List<DemFinding> findings = findings(loader, figures);
    return new Dem(cells, loader.format(), loader.sources(), findings, figures);
  }

  /**
   * Hands the heights on row by row, the same cells bit for bit as {@link #read}, without ever
   * holding all of them.
   *
   * <p>Memory: a block of at most {@code maxCells} cells, and as much again at most for what the
   * files of a mosaic, or point lists out of order, need to keep: 8 bytes for each of {@code
   * maxCells}. Two tiles per thread come on top. Where a row of tiles or a strip has more cells
   * than {@code maxCells}, that many count instead. A GeoTIFF inside of a zip archive is unpacked
   * in memory while it is read. A point list that is not in the order of rows is read once for each
   * {@code maxCells}.
   *
   * @param maxCells how many cells a block may have; at least a row is read at a time
   * @param sink takes the rows, on the calling thread
   * @return what {@link #read} says beside the heights
   * @throws DemException where a file cannot be used; rows before the place may have been handed on
   */
  public StreamedDem stream(int maxCells, RowSink sink) {
    if (maxCells < 1) {
      throw new IllegalArgumentException("Cells of a block (" + maxCells + ") must be 1 or more.");
    }
    RasterLoader loader = take();
    FigureCount count = new FigureCount(loader.geometry().cols(), options.threads());
    loader.stream(
        maxCells,
        (firstRow, rows, cells) -> {
          count.add(rows, cells);
          sink.rows(firstRow, rows, cells);
        });
    GridFigures figures = count.figures();
    List<DemFinding> findings = findings(loader, figures);
    return new StreamedDem(loader.geometry(), loader.format(), loader.sources(), findings, figures);
  }

  private RasterLoader take() {
    RasterLoader loader = opened == null ? RasterLoader.open(files, options) : opened;
    opened = null;
    return loader;
  }

  private static List<DemFinding> findings(RasterLoader loader, GridFigures figures) {
    return HeightFindings.after(loader.findings(), loader.name(), loader.geometry(), figures);
  }

  /**
   * Reads a raster of class numbers, such as land cover.
   *
   * @param nodata what stands for cells without a class
   * @throws DemException where a cell is no whole number, or a file cannot be used
   */
  public IntGrid readClasses(int nodata) {
    RasterLoader loader = take();
    GridGeometry geometry = loader.geometry();
    float[] cells = loader.cells().array();
    int[] classes = new int[cells.length];
    for (int cell = 0; cell < cells.length; cell++) {
      float value = cells[cell];
      int number = (int) value;
      if (!Float.isNaN(value) && (number != value || Math.abs(value) > 1 << 24)) {
        throw new DemException(
            loader.name(),
            "has the value "
                + value
                + " in row "
                + geometry.row(cell)
                + ", column "
                + geometry.col(cell)
                + ", which is no class number",
            "Maybe it is not the raster of classes.");
      }
      classes[cell] = Float.isNaN(value) ? nodata : number;
    }
    return new IntGrid(geometry, classes);
  }
}
