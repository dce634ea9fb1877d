package org.freshet.service.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.ingest.odim.OdimReader;
import org.freshet.service.ingest.poll.DirectoryMirror;
import org.freshet.service.ingest.poll.HttpFetcher;
import org.freshet.service.ingest.radolan.RadolanReader;
import org.freshet.service.ingest.watch.Watchdog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A radar directory of the study area kept here: asked regularly, each file checked before use. */
final class RadarMirror {
  private static final Logger LOG = LoggerFactory.getLogger(RadarMirror.class);
  private static final int FILES_KEPT = 288;
  private static final long MOST_BYTES = 64L << 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern NAMES = Pattern.compile(".*(raa01|RV|RY|RW|YW|rv|hd5|h5|hdf).*");

  private final String id;
  private final Duration every;
  private final DirectoryMirror mirror;
  private volatile String state = "not asked yet";

  private RadarMirror(String id, Duration every, DirectoryMirror mirror) {
    this.id = id;
    this.every = every;
    this.mirror = mirror;
  }

  /** One per directory the rain sources name. */
  static List<RadarMirror> of(AreaConfig config, HttpFetcher fetcher) {
    List<RadarMirror> mirrors = new ArrayList<>();
    for (AreaConfig.RainSource source : config.rain().sources()) {
      Path path = source.path();
      if (source.url() != null && path != null) {
        DirectoryMirror.Check check =
            source.type() == AreaConfig.RainType.RADOLAN
                ? RadolanReader::readAll
                : OdimReader::readAll;
        mirrors.add(mirror(source.id(), source.url(), path, source.every(), fetcher, check));
      }
      AreaConfig.OfficialForecast forecast = source.forecast();
      if (forecast != null && forecast.url() != null) {
        mirrors.add(
            mirror(
                source.id() + "-forecast",
                forecast.url(),
                forecast.path(),
                source.every(),
                fetcher,
                RadolanReader::readAll));
      }
    }
    return List.copyOf(mirrors);
  }

  private static RadarMirror mirror(
      String id,
      String url,
      Path folder,
      Duration every,
      HttpFetcher fetcher,
      DirectoryMirror.Check check) {
    URI address = URI.create(url.endsWith("/") ? url : url + "/");
    return new RadarMirror(
        id,
        every,
        new DirectoryMirror(
            address, folder, NAMES, FILES_KEPT, MOST_BYTES, TIMEOUT, fetcher, check));
  }

  String id() {
    return id;
  }

  Duration every() {
    return every;
  }

  /** How the last look went, in a few words. */
  String state() {
    return state;
  }

  /** Looks once; a failure is told and tried again at the next look. */
  void look(Watchdog watchdog, Clock clock) throws InterruptedException {
    try {
      DirectoryMirror.Look look = mirror.look();
      if (!look.failure().isEmpty()) {
        state = "failed: " + look.failure();
        LOG.warn("Radar directory of {}: {}", id, look.failure());
        return;
      }
      look.refused().forEach((name, why) -> LOG.warn("{} of {} not taken: {}", name, id, why));
      if (!look.added().isEmpty()) {
        Instant now = clock.instant();
        watchdog.heard(id, now, now);
      }
      state = "ok, " + look.refused().size() + " files refused";
    } catch (IOException e) {
      state = "failed: " + e.getMessage();
      LOG.error("Radar directory of {} cannot be kept: {}", id, e.getMessage());
    }
  }
}
