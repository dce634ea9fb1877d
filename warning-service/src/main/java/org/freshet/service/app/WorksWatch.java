package org.freshet.service.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.freshet.grid.FloatGrid;
import org.freshet.service.area.AreaFinding;
import org.freshet.service.area.Culvert;
import org.freshet.service.area.GridMapping;
import org.freshet.service.area.StudyAreaException;
import org.freshet.service.area.Work;
import org.freshet.service.area.WorksFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of works, read again whenever it changed, so that a barrier put up tonight counts
 * tonight. While it cannot be read the last good works stand, and that is said. For one thread.
 */
final class WorksWatch implements Supplier<List<Work>> {
  private static final Logger LOG = LoggerFactory.getLogger(WorksWatch.class);

  private final Path file;
  private final GridMapping mapping;
  private final FloatGrid ground;
  private final List<Culvert> culverts;
  private final Map<String, Integer> findings = new TreeMap<>();
  private @Nullable FileTime changed;
  private long size;
  private WorksFile.Read read;

  /**
   * Reads the file for the first time.
   *
   * @param ground heights without works
   * @param culverts the study area's culverts
   * @throws StudyAreaException if it is no file of works
   * @throws IOException if it cannot be read
   */
  WorksWatch(Path file, GridMapping mapping, FloatGrid ground, List<Culvert> culverts)
      throws IOException {
    this.file = file;
    this.mapping = mapping;
    this.ground = ground;
    this.culverts = culverts;
    this.changed = Files.getLastModifiedTime(file);
    this.size = Files.size(file);
    this.read = WorksFile.read(file, mapping, ground, culverts);
    tell();
  }

  /** What was wrong with the file so far, one line each with how many readings found it. */
  Map<String, Integer> findings() {
    return findings;
  }

  @Override
  public List<Work> get() {
    try {
      FileTime now = Files.getLastModifiedTime(file);
      long bytes = Files.size(file);
      if (!now.equals(changed) || bytes != size) {
        changed = now;
        size = bytes;
        read = WorksFile.read(file, mapping, ground, culverts);
        tell();
      }
    } catch (IOException | StudyAreaException e) {
      findings.merge(
          "works not read again, the last ones stand: " + e.getMessage(), 1, Integer::sum);
      LOG.error("Works not read again, the last ones stand: {}", e.getMessage());
    }
    return read.works();
  }

  private void tell() {
    for (AreaFinding finding : read.findings()) {
      findings.merge(finding.message(), 1, Integer::sum);
      LOG.warn("{}", finding.message());
    }
  }
}
