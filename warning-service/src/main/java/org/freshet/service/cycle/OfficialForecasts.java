package org.freshet.service.cycle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.service.ingest.radolan.RadolanException;
import org.freshet.service.ingest.radolan.RadolanFolder;
import org.freshet.service.ingest.radolan.RadolanForecast;
import org.freshet.service.ingest.radolan.RadolanWindow;

/**
 * The weather service's own forecasts (RV archives) in a watched folder: the newest one that is
 * young enough, from now on. Not thread-safe.
 */
public final class OfficialForecasts {
  private final String id;
  private final Path folder;
  private final Duration maxAge;
  private final RadolanWindow study;
  private final int threads;
  private final Map<String, Integer> findings = new TreeMap<>();
  private final Set<String> told = new HashSet<>();
  private Optional<Instant> newest = Optional.empty();

  /**
   * Forecasts of a folder.
   *
   * @param id what to call the source
   * @param folder need not be there yet
   * @param maxAge an older one is not used
   * @param study the cells wanted
   * @param threads how many threads may unpack one
   */
  public OfficialForecasts(
      String id, Path folder, Duration maxAge, RadolanWindow study, int threads) {
    this.id = id;
    this.folder = folder;
    this.maxAge = maxAge;
    this.study = study;
    this.threads = threads;
  }

  /** Its name. */
  public String id() {
    return id;
  }

  /**
   * The newest forecast made at or before an instant, cut to begin there.
   *
   * @param interval length of the observed frames; a forecast in other steps is of no use
   * @return empty where there is none, it is too old, or it is damaged
   */
  public Optional<RainForecast> from(Instant now, Duration interval) {
    newest = Optional.empty();
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try {
      Optional<RadolanFolder.Entry> entry = RadolanFolder.scan(folder).newest(now);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      Instant issued = entry.get().header().time();
      newest = Optional.of(issued);
      if (Duration.between(issued, now).compareTo(maxAge) > 0) {
        return Optional.empty();
      }
      return RadolanForecast.read(entry.get().file(), study, id, threads)
          .flatMap(all -> rest(all, now, interval));
    } catch (RadolanException | IllegalArgumentException e) {
      String message = "damaged official forecast: " + e.getMessage();
      if (told.add(message)) {
        findings.merge(message, 1, Integer::sum);
      }
      return Optional.empty();
    }
  }

  private static Optional<RainForecast> rest(RainForecast all, Instant now, Duration interval) {
    List<RainFrame> ahead = new ArrayList<>();
    for (RainFrame frame : all.members().get(0)) {
      if (!frame.start().isBefore(now) && frame.duration().equals(interval)) {
        ahead.add(frame);
      }
    }
    if (ahead.isEmpty() || !ahead.get(0).start().equals(now)) {
      return Optional.empty();
    }
    return Optional.of(
        new RainForecast(
            all.issued(), List.of(ahead), all.source(), Duration.between(all.issued(), now)));
  }

  /** When the newest forecast of the last question was made, young enough or not. */
  public Optional<Instant> newest() {
    return newest;
  }

  /** What was wrong with its files so far, by kind. */
  public Map<String, Integer> findings() {
    return new TreeMap<>(findings);
  }
}
