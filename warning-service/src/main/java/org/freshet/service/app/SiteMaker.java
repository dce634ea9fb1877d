package org.freshet.service.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.service.cap.CapMapper;
import org.freshet.service.cap.CapProfile;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.publish.AreaShape;
import org.freshet.service.publish.Place;
import org.freshet.service.publish.Replay;
import org.freshet.service.publish.ReplaySite;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.SiteFile;
import org.freshet.service.publish.SituationFiles;
import org.freshet.service.publish.StudyMap;
import org.freshet.service.publish.WorksFeed;
import org.freshet.service.transit.GtfsFeed;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Makes a site of what was seen and said: the page, the feeds, the messages. Thread-safe. */
final class SiteMaker {
  private final AreaConfig config;
  private final @Nullable GtfsFeed timetable;
  private final CapMapper capMapper;

  /**
   * For a study area.
   *
   * @param timetable null: none
   */
  SiteMaker(AreaConfig config, @Nullable GtfsFeed timetable, StudyMap map) {
    this.config = config;
    this.timetable = timetable;
    this.capMapper = capMapper(config, map);
  }

  /** What there is to see and to subscribe to. */
  Site site(Replay replay) {
    List<SiteFile> feeds =
        new ArrayList<>(
            SituationFiles.files(
                replay.snapshots().get(replay.snapshots().size() - 1), replay.map().gauges()));
    if (config.terrain().works() != null) {
      feeds.add(WorksFeed.file(replay));
    }
    if (timetable != null) {
      feeds.addAll(TransitFeeds.files(config, timetable, replay.snapshots()));
    }
    return ReplaySite.of(replay, capMapper, feeds);
  }

  private static CapMapper capMapper(AreaConfig config, StudyMap map) {
    String status = config.publish().status().name();
    CapProfile profile =
        CapProfile.of(
            config.publish().sender(),
            config.publish().senderName(),
            status.charAt(0) + status.substring(1).toLowerCase(Locale.ROOT),
            config.publish().web(),
            config.timezone());
    Map<String, Geometry> areas = new HashMap<>();
    for (AreaShape shape : map.areas()) {
      areas.put(shape.key(), shape.lonLat());
    }
    Map<String, String> german = new HashMap<>();
    Map<String, String> english = new HashMap<>();
    for (Place place : map.places()) {
      german.put(place.id(), place.name());
      english.put(place.id(), place.nameEn());
    }
    return new CapMapper(profile, areas, Map.of("de", german, "en", english));
  }
}
