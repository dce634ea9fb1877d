package org.freshet.service.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Supplier;
import org.freshet.flood.Structures;
import org.freshet.grid.FloatGrid;
import org.freshet.service.area.GridMapping;
import org.freshet.service.config.ConfigException;
import org.freshet.service.cycle.FieldReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of reports, read again whenever it changed, so that what somebody reports tonight counts
 * tonight. While it cannot be read the last good reports stand. For one thread.
 */
final class ReportWatch implements Supplier<List<FieldReport>> {
  private static final Logger LOG = LoggerFactory.getLogger(ReportWatch.class);

  private final Path file;
  private final GridMapping mapping;
  private final FloatGrid ground;
  private final Structures structures;
  private @Nullable FileTime changed;
  private long size;
  private List<FieldReport> reports;
  private List<String> findings;

  /**
   * Reads the file for the first time.
   *
   * @throws ConfigException if it is no file of reports
   * @throws IOException if it cannot be read
   */
  ReportWatch(Path file, GridMapping mapping, FloatGrid ground, Structures structures)
      throws IOException {
    this.file = file;
    this.mapping = mapping;
    this.ground = ground;
    this.structures = structures;
    this.changed = Files.getLastModifiedTime(file);
    this.size = Files.size(file);
    ReportFile first = read();
    this.reports = first.reports();
    this.findings = first.findings();
  }

  private ReportFile read() throws IOException {
    return new ReportFile(file, mapping, ground, structures);
  }

  /** One line per row of the newest reading that was left out. */
  List<String> findings() {
    return findings;
  }

  @Override
  public List<FieldReport> get() {
    try {
      FileTime now = Files.getLastModifiedTime(file);
      long bytes = Files.size(file);
      if (!now.equals(changed) || bytes != size) {
        ReportFile read = read();
        changed = now;
        size = bytes;
        reports = read.reports();
        findings = read.findings();
        findings.forEach(finding -> LOG.warn("{}", finding));
      }
    } catch (IOException | ConfigException e) {
      LOG.error("Reports not read again, the last ones stand: {}", e.getMessage());
    }
    return reports;
  }
}
