package org.freshet.service.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.freshet.reroute.TransitHint;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.publish.ReplaySite;
import org.freshet.service.publish.SiteFile;
import org.freshet.service.publish.Snapshot;
import org.freshet.service.transit.GtfsFeed;
import org.freshet.service.transit.GtfsRealtimeMapper;

/** The GTFS-Realtime feeds of a replay: the newest, and every one in which the hints changed. */
final class TransitFeeds {
  private static final String TYPE = "application/x-protobuf";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private TransitFeeds() {}

  /** Files for the site, none where nothing was computed yet. */
  static List<SiteFile> files(AreaConfig config, GtfsFeed feed, List<Snapshot> snapshots) {
    GtfsRealtimeMapper mapper =
        new GtfsRealtimeMapper(feed, config.languages(), config.publish().web());
    List<SiteFile> files = new ArrayList<>();
    List<TransitHint> said = List.of();
    for (Snapshot snapshot : snapshots) {
      Instant time = snapshot.time();
      if (!snapshot.hints().equals(said)) {
        String path = "feeds/gtfs-rt/history/alerts-" + STAMP.format(time) + ".pb";
        byte[] alerts = mapper.alerts(snapshot.hints(), time).toByteArray();
        files.add(new SiteFile(path, TYPE, time, true, alerts));
        said = snapshot.hints();
      }
    }
    if (!snapshots.isEmpty()) {
      Snapshot newest = snapshots.get(snapshots.size() - 1);
      byte[] alerts = mapper.alerts(newest.hints(), newest.time()).toByteArray();
      files.add(ReplaySite.transitAlerts(alerts, newest.time()));
    }
    return files;
  }
}
