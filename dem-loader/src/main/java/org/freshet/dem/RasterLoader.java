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

/** Opens files, decides their coordinate reference system and reads one or the mosaic of many. */
final class RasterLoader {
  private final DemOptions options;
  private final List<RasterFile> files;
  private final List<GridGeometry> geometries = new ArrayList<>();
  private final List<List<DemFinding>> crsFindings = new ArrayList<>();

  private RasterLoader(List<RasterFile> files, DemOptions options) {
    this.files = files;
    this.options = options;
    for (RasterFile file : files) {
      List<DemFinding> findings = new ArrayList<>();
      geometries.add(CrsRule.decide(file.name(), file.geometry(), options, findings));
      crsFindings.add(findings);
    }
  }

  static LoadedRaster load(List<Path> paths, DemOptions options) {
    List<RasterFile> opened = new ArrayList<>();
    for (Path path : RasterFiles.expand(paths)) {
      opened.addAll(RasterFiles.open(path));
    }
    RasterLoader loader = new RasterLoader(opened, options);
    return opened.size() == 1 ? loader.one() : loader.mosaic();
  }

  private LoadedRaster one() {
    RasterFile file = files.get(0);
    GridGeometry geometry = geometries.get(0);
    checkMemory(file.name(), geometry);
    options.progress().begin("read", geometry.cells());
    FloatGrid cells = new FloatGrid(geometry, file.read(options.threads(), options.progress()));
    return new LoadedRaster(
        file.name(), file.format(), cells, List.of(file.name()), findings(false));
  }

  private LoadedRaster mosaic() {
    List<String> names = files.stream().map(RasterFile::name).toList();
    MosaicPlan plan = MosaicPlan.of(names, geometries);
    checkMemory(names.get(0), plan.geometry());
    long work = 0;
    for (GridGeometry geometry : geometries) {
      work += geometry.cells();
    }
    options.progress().begin("read", work);
    Mosaic mosaic = new Mosaic(plan);
    TurnGate gate = new TurnGate();
    int threadsOfOne = Math.max(1, options.threads() / files.size());
    Workers.run(
        options.threads(),
        files.size(),
        () -> mosaic,
        (index, target) -> put(index, target, gate, threadsOfOne));
    List<DemFinding> findings = findings(true);
    findOverlaps(mosaic, findings);
    return new LoadedRaster(
        names.get(0) + " and " + (names.size() - 1) + " more",
        formats(),
        new FloatGrid(plan.geometry(), mosaic.cells()),
        names,
        findings);
  }

  private void put(int index, Mosaic target, TurnGate gate, int threads)
      throws InterruptedException {
    try {
      float[] cells = files.get(index).read(threads, options.progress());
      if (gate.await(index)) {
        target.put(index, cells);
        gate.pass();
      }
    } catch (RuntimeException | Error e) {
      gate.fail();
      throw e;
    }
  }

  private String formats() {
    Set<String> formats = new LinkedHashSet<>();
    files.forEach(file -> formats.add(file.format()));
    return String.join(", ", formats);
  }

  /** Findings of all files; the file is named where there are several. */
  private List<DemFinding> findings(boolean several) {
    List<DemFinding> all = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      List<DemFinding> own = new ArrayList<>(files.get(i).findings());
      own.addAll(crsFindings.get(i));
      for (DemFinding finding : own) {
        String message =
            several ? files.get(i).name() + ": " + finding.message() : finding.message();
        all.add(new DemFinding(finding.code(), finding.severity(), message));
      }
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

  private static void checkMemory(String file, GridGeometry geometry) {
    long needed = 4L * geometry.cells();
    long most = Runtime.getRuntime().maxMemory();
    if (needed > most * 0.9) {
      throw new DemException(
          file,
          "needs " + (needed >> 20) + " MiB of memory; Java may use " + (most >> 20) + " MiB",
          "Maybe give it more: -Xmx" + ((needed >> 29) + 1) + "g.");
    }
  }
}
