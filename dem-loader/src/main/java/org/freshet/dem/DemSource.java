package org.freshet.dem;

import java.nio.file.Path;
import java.util.List;
import org.freshet.grid.IntGrid;

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
   * Reads the heights.
   *
   * @throws DemException where a file cannot be used; the message is one line for people
   */
  public Dem read() {
    LoadedRaster raster = RasterLoader.load(files, options);
    GridFigures figures = GridFigures.of(raster.cells(), options.threads());
    if (figures.validCells() == 0) {
      throw new DemException(
          raster.name(),
          "has no valid cell: all " + raster.cells().geometry().cells() + " are no data",
          "Maybe check its no-data value.");
    }
    return raster.toDem(figures);
  }

  /**
   * Reads a raster of class numbers, such as land cover.
   *
   * @param nodata what stands for cells without a class
   * @throws DemException where a cell is no whole number, or a file cannot be used
   */
  public IntGrid readClasses(int nodata) {
    LoadedRaster raster = RasterLoader.load(files, options);
    float[] cells = raster.cells().array();
    int[] classes = new int[cells.length];
    for (int cell = 0; cell < cells.length; cell++) {
      float value = cells[cell];
      int number = (int) value;
      if (!Float.isNaN(value) && (number != value || Math.abs(value) > 1 << 24)) {
        throw new DemException(
            raster.name(),
            "has the value "
                + value
                + " in row "
                + raster.cells().geometry().row(cell)
                + ", column "
                + raster.cells().geometry().col(cell)
                + ", which is no class number",
            "Maybe it is not the raster of classes.");
      }
      classes[cell] = Float.isNaN(value) ? nodata : number;
    }
    return new IntGrid(raster.cells().geometry(), classes);
  }
}
