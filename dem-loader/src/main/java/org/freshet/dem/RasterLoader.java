package org.freshet.dem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/** Opens files, decides their coordinate reference system and reads one or the mosaic of many. */
final class RasterLoader {
  private RasterLoader() {}

  static LoadedRaster load(List<Path> files, DemOptions options) {
    List<RasterFile> opened = new ArrayList<>();
    try {
      for (Path file : RasterFiles.expand(files)) {
        opened.addAll(RasterFiles.open(file));
      }
      return loadOne(opened.get(0), options);
    } finally {
      opened.forEach(RasterFile::close);
    }
  }

  private static LoadedRaster loadOne(RasterFile file, DemOptions options) {
    List<DemFinding> crsFindings = new ArrayList<>();
    GridGeometry geometry = CrsRule.decide(file.name(), file.geometry(), options, crsFindings);
    options.progress().begin("read", geometry.cells());
    float[] cells = file.read(options.threads(), options.progress());
    List<DemFinding> findings = new ArrayList<>(file.findings());
    findings.addAll(crsFindings);
    return new LoadedRaster(
        file.name(), file.format(), new FloatGrid(geometry, cells), List.of(file.name()), findings);
  }
}
