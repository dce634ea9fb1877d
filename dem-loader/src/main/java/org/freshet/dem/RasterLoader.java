package org.freshet.dem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.freshet.dem.mosaic.Mosaic;
import org.freshet.dem.mosaic.MosaicPlan;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.jspecify.annotations.Nullable;

/**
 * Opens the heads of files, decides their coordinate reference system and lays them side by side;
 * then reads all cells or hands them on row by row, once.
 */
final class RasterLoader {
  /** Rows of a mosaic go through blocks of so many cells on their way into the whole. */
  private static final int MOSAIC_CELLS = 1 << 23;

  private final DemOptions options;
  private final List<RasterFile> files;
  private final List<List<DemFinding>> crsFindings = new ArrayList<>();
  private final GridGeometry geometry;
  private final @Nullable Mosaic mosaic;

  private RasterLoader(List<RasterFile> files, DemOptions options) {
    this.files = files;
    this.options = options;
    List<GridGeometry> geometries = new ArrayList<>();
    for (RasterFile file : files) {
      List<DemFinding> findings = new ArrayList<>();
      geometries.add(CrsRule.decide(file.name(), file.geometry(), options, findings));
      crsFindings.add(findings);
    }
    if (files.size() == 1) {
      this.geometry = geometries.get(0);
      this.mosaic = null;
    } else {
      MosaicPlan plan = MosaicPlan.of(sources(), geometries);
      this.geometry = plan.geometry();
      this.mosaic = new Mosaic(plan);
    }
  }

  /** Opens files; of several that cannot be used, the first is named. */
  static RasterLoader open(List<Path> paths, DemOptions options) {
    List<Path> expanded = RasterFiles.expand(paths);
    List<List<RasterFile>> opened = new ArrayList<>();
    expanded.forEach(path -> opened.add(List.of()));
    // Point lists are read once to find their grid: that is worth a thread each.
    Workers.run(
        options.threads(),
        expanded.size(),
        () -> opened,
        (index, target) -> {
          List<RasterFile> found = RasterFiles.open(expanded.get(index));
          synchronized (target) {
            target.set(index, found);
          }
        });
    return new RasterLoader(opened.stream().flatMap(List::stream).toList(), options);
  }

  /** Where all of it lies. */
  GridGeometry geometry() {
    return geometry;
  }

  /** What is read, for messages. */
  String name() {
    String first = files.get(0).name();
    return mosaic == null ? first : first + " and " + (files.size() - 1) + " more";
  }

  /** What the files are. */
  String format() {
    Set<String> formats = new LinkedHashSet<>();
    files.forEach(file -> formats.add(file.head().format()));
    return String.join(", ", formats);
  }

  /** The files. */
  List<String> sources() {
    return files.stream().map(RasterFile::name).toList();
  }

  /** Reads all cells; memory is the result and, for a mosaic, a few blocks of it. */
  FloatGrid cells() {
    long needed = 4L * geometry.cells();
    long most = Runtime.getRuntime().maxMemory();
    if (needed > most * 0.9) {
      throw new DemException(
          files.get(0).name(),
          "needs " + (needed >> 20) + " MiB of memory; Java may use " + (most >> 20) + " MiB",
          "Maybe give it more: -Xmx" + ((needed >> 29) + 1) + "g.");
    }
    float[] cells = new float[geometry.cells()];
    // A quarter more memory saves reading point lists out of order many times.
    int kept = mosaic == null ? cells.length : Math.max(MOSAIC_CELLS, cells.length / 4);
    try (RowReader rows = rows(kept)) {
      rows.next(geometry.rows(), cells, 0);
    }
    return new FloatGrid(geometry, cells);
  }

  /** Hands all rows on in blocks of about so many cells. */
  void stream(int maxCells, RowSink sink) {
    int cols = geometry.cols();
    try (RowReader reader = rows(maxCells)) {
      int fitting = Math.max(1, maxCells / cols);
      int step = Math.min(reader.step(), geometry.rows());
      // Whole rows of tiles where they fit: they need no copy.
      int blockRows = Math.min(fitting < step ? step : fitting / step * step, geometry.rows());
      float[] block = new float[Math.multiplyExact(blockRows, cols)];
      for (int row = 0; row < geometry.rows(); row += blockRows) {
        int rows = Math.min(blockRows, geometry.rows() - row);
        reader.next(rows, block, 0);
        sink.rows(row, rows, block);
      }
    }
  }

  private RowReader rows(int maxCells) {
    if (mosaic == null) {
      options.progress().begin("read", geometry.cells());
      return files.get(0).rows(options.threads(), maxCells, options.progress());
    }
    long work = 0;
    for (RasterFile file : files) {
      work += file.geometry().cells();
    }
    options.progress().begin("read", work);
    return new MosaicRows(files, mosaic, maxCells, options);
  }

  /** What is odd, complete once all rows were read; the file is named where there are several. */
  List<DemFinding> findings() {
    List<DemFinding> all = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      List<DemFinding> own = new ArrayList<>(files.get(i).findings());
      own.addAll(crsFindings.get(i));
      for (DemFinding finding : own) {
        String message =
            mosaic == null ? finding.message() : files.get(i).name() + ": " + finding.message();
        all.add(new DemFinding(finding.code(), finding.severity(), message));
      }
    }
    if (mosaic != null) {
      findOverlaps(mosaic, all);
    }
    return all;
  }

  private static void findOverlaps(Mosaic mosaic, List<DemFinding> findings) {
    if (mosaic.overlapping() > 0) {
      findings.add(
          DemFinding.info(
              DemFinding.Code.OVERLAP_AGREES,
              mosaic.overlapping() + " cells lie in several files, with the same height."));
    }
    long gaps = mosaic.uncovered();
    if (gaps > 0) {
      findings.add(
          DemFinding.info(
              DemFinding.Code.MOSAIC_GAPS, gaps + " cells of the rectangle lie in no file."));
    }
  }
}
