package org.freshet.service.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.progress.Progress;
import org.freshet.service.cap.CapMapper;
import org.freshet.service.cap.CapProfile;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfigReader;
import org.freshet.service.config.ConfigException;
import org.freshet.service.cycle.PreparedArea;
import org.freshet.service.cycle.RadarRain;
import org.freshet.service.cycle.ReplayKeeper;
import org.freshet.service.cycle.ReplayRun;
import org.freshet.service.publish.AreaShape;
import org.freshet.service.publish.Place;
import org.freshet.service.publish.Replay;
import org.freshet.service.publish.ReplaySite;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.SiteFile;
import org.freshet.service.publish.StudyMap;
import org.freshet.service.transit.GtfsFeed;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A replay from a study area folder to the site that shows it: what demo and replay share. */
final class ReplayJob {
  private final AreaConfig config;
  private final @Nullable GtfsFeed timetable;
  private final ReplayRun run;
  private final CapMapper capMapper;

  private ReplayJob(AreaWiring wiring, AreaConfig config, PreparedArea area, ReplayRun run) {
    this.config = config;
    this.run = run;
    this.timetable = wiring.timetable();
    this.capMapper = capMapper(config, area.map());
  }

  /**
   * Reads and prepares everything.
   *
   * @param folder the study area
   * @param from first instant, null for the one of its file
   * @param to last instant, null for the one of its file
   * @param members ensemble members of the nowcast
   * @throws IOException if a file cannot be read
   */
  static ReplayJob prepare(
      Path folder,
      @Nullable Instant from,
      @Nullable Instant to,
      int members,
      Path cache,
      Progress progress)
      throws IOException {
    return prepare(folder, from, to, members, cache, null, progress);
  }

  /**
   * The same with every cycle kept.
   *
   * @param keeper where the replay is kept and taken up; null for nowhere
   */
  static ReplayJob prepare(
      Path folder,
      @Nullable Instant from,
      @Nullable Instant to,
      int members,
      Path cache,
      @Nullable ReplayKeeper keeper,
      Progress progress)
      throws IOException {
    AreaConfig config = AreaConfigReader.read(folder);
    Instant first = from != null ? from : window(config).from();
    Instant last = to != null ? to : window(config).to();
    if (!first.isBefore(last)) {
      throw new ConfigException(
          List.of("--from (" + first + ") must lie before --to (" + last + "). Maybe swap them."));
    }
    int threads = Runtime.getRuntime().availableProcessors();
    AreaWiring wiring = new AreaWiring(config, cache, threads, progress);
    AreaWiring.Ground ground = wiring.ground();
    RadarRain rain = RainWiring.open(config, ground.terrain().geometry(), members, threads);
    PreparedArea area = wiring.prepare(ground, rain.grid());
    return new ReplayJob(wiring, config, area, new ReplayRun(area, rain, first, last, keeper));
  }

  private static AreaConfig.Replay window(AreaConfig config) {
    AreaConfig.Replay replay = config.replay();
    if (replay == null) {
      throw new ConfigException(
          List.of(
              config.file() + ": replay is missing. Maybe name the time with --from and --to."));
    }
    return replay;
  }

  /** The cycles. */
  ReplayRun run() {
    return run;
  }

  /** What there is to see and to subscribe to so far. */
  Site site() {
    Replay replay = run.replay();
    List<SiteFile> feeds =
        timetable == null ? List.of() : TransitFeeds.files(config, timetable, replay.snapshots());
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
