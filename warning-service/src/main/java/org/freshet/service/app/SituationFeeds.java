package org.freshet.service.app;

import java.util.List;
import java.util.Locale;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.publish.GaugePlace;
import org.freshet.service.publish.SiteFile;
import org.freshet.service.publish.SituationFiles;
import org.freshet.service.publish.Snapshot;

/** The feeds of gauges and inputs, from the newest snapshot. */
final class SituationFeeds {
  private SituationFeeds() {}

  static List<SiteFile> files(AreaConfig config, List<Snapshot> snapshots) {
    List<GaugePlace> places = config.gauges().stream().map(SituationFeeds::place).toList();
    return snapshots.isEmpty()
        ? List.of()
        : SituationFiles.files(snapshots.get(snapshots.size() - 1), places);
  }

  private static GaugePlace place(AreaConfig.Gauge gauge) {
    return new GaugePlace(
        gauge.id(),
        gauge.key(),
        gauge.name(),
        gauge.kind().name().toLowerCase(Locale.ROOT),
        gauge.lon(),
        gauge.lat(),
        gauge.interval_min(),
        gauge.zero_m(),
        gauge.stages_m());
  }
}
