package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.freshet.rain.CellWindow;
import org.freshet.rain.Nowcast;
import org.freshet.rain.NowcastOptions;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.service.ingest.radolan.RadolanWindow;
import org.freshet.service.publish.RainPicture;
import org.freshet.warning.InputAge;
import org.jspecify.annotations.Nullable;

/**
 * Rain from radar composites of one or more sources, in the order the study area prefers them: of
 * each interval the first source that has it counts. Ahead, the weather service's own forecast goes
 * first while it is young; else a nowcast of what was seen.
 *
 * <p>Frames are read in a window wide enough to see coming rain, then cut to the study area. A
 * frame no source has is unknown, and counted; which source stood in for which is counted and
 * shown.
 */
public final class RadarRain implements RainSource {
  private static final int FRAMES_FOR_MOTION = 4;

  private final List<RainFeed> feeds;
  private final @Nullable OfficialForecasts official;
  private final Duration interval;
  private final RadolanWindow wide;
  private final RadolanWindow study;
  private final RainGrid grid;
  private final NowcastOptions options;
  private final Deque<RainFrame> recent = new ArrayDeque<>();
  private final Map<String, Integer> findings = new TreeMap<>();
  private final List<RainFeed> skipped = new ArrayList<>();
  private @Nullable RainFeed active;
  private Instant newest = Instant.EPOCH;
  private boolean newestDamaged;
  private boolean officialUsed;

  /**
   * Rain of a study area.
   *
   * @param feeds sources in order of preference, at least one
   * @param official the weather service's own forecast; null: none
   * @param interval length of a frame
   * @param wide what the nowcast sees
   * @param study what the study area needs, inside {@code wide}
   * @param grid {@code study} as the study area sees it
   * @param options how far ahead and in how many members
   */
  public RadarRain(
      List<RainFeed> feeds,
      @Nullable OfficialForecasts official,
      Duration interval,
      RadolanWindow wide,
      RadolanWindow study,
      RainGrid grid,
      NowcastOptions options) {
    this.feeds = List.copyOf(feeds);
    this.official = official;
    this.interval = interval;
    this.wide = wide;
    this.study = study;
    this.grid = grid;
    this.options = options;
  }

  @Override
  public RainGrid grid() {
    return grid;
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public boolean ready(Instant end) {
    for (RainFeed feed : feeds) {
      Optional<Instant> last = feed.newest(end);
      if (last.isPresent() && last.get().equals(end)) {
        return true;
      }
      boolean silent =
          last.isEmpty() || Duration.between(last.get(), end).compareTo(feed.maxAge()) > 0;
      if (!silent) {
        return false;
      }
    }
    return true;
  }

  @Override
  public RainFrame observed(Instant end) {
    RainFrame frame = read(end);
    recent.addLast(frame);
    while (recent.size() > FRAMES_FOR_MOTION) {
      recent.removeFirst();
    }
    return study.cut(frame, wide);
  }

  private RainFrame read(Instant end) {
    skipped.clear();
    active = null;
    newestDamaged = false;
    for (RainFeed feed : feeds) {
      Optional<RainFrame> frame = feed.frame(end).filter(this::fits);
      if (frame.isPresent()) {
        active = feed;
        newest = end;
        if (!skipped.isEmpty()) {
          count("frames of " + feed.id() + " stood in for " + skipped.get(0).id());
        }
        return frame.get();
      }
      newestDamaged |= feed.damaged(end);
      skipped.add(feed);
    }
    if (!newestDamaged) {
      count("missing radar frames");
    }
    String id = feeds.get(0).id();
    return RainFrame.unknown(end.minus(interval), end, wide.rows() * wide.cols(), id);
  }

  private boolean fits(RainFrame frame) {
    if (frame.duration().equals(interval) && frame.cells() == wide.rows() * wide.cols()) {
      return true;
    }
    count("frames of " + frame.source() + " of another length or size than " + interval);
    return false;
  }

  private void count(String finding) {
    findings.merge(finding, 1, Integer::sum);
  }

  @Override
  public RainForecast ahead(Instant now) {
    OfficialForecasts forecasts = official;
    officialUsed = false;
    if (forecasts != null) {
      Optional<RainForecast> forecast = forecasts.from(now, interval);
      if (forecast.isPresent()) {
        officialUsed = true;
        return forecast.get();
      }
      count("official forecast missing or too old: own nowcast");
    }
    Nowcast nowcast = Nowcast.from(new ArrayList<>(recent), wide.rows(), wide.cols(), options);
    CellWindow output =
        new CellWindow(
            study.row0() - wide.row0(), study.col0() - wide.col0(), study.rows(), study.cols());
    return nowcast.ensemble(output);
  }

  @Override
  public List<InputAge> inputs(Instant now) {
    List<InputAge> inputs = new ArrayList<>();
    RainFeed current = active;
    if (current == null) {
      inputs.add(silent(feeds.get(0).id(), now));
    } else {
      inputs.add(new InputAge(current.id(), newest, age_s(newest, now), "ok"));
      // What was preferred and is not there stays in sight: the picture is second best.
      for (RainFeed feed : skipped) {
        Instant last = feed.newest(now).orElse(now);
        String flag = flag(feed, feed.newest(now).orElse(null), now);
        inputs.add(new InputAge(feed.id(), last, age_s(last, now), flag));
      }
    }
    OfficialForecasts forecasts = official;
    if (forecasts != null) {
      Instant made = forecasts.newest().orElse(now);
      inputs.add(
          new InputAge(forecasts.id(), made, age_s(made, now), officialUsed ? "ok" : "late"));
    }
    return inputs;
  }

  @Override
  public RainPicture picture(Instant now) {
    List<RainPicture.Source> sources = new ArrayList<>();
    boolean found = false;
    for (RainFeed feed : feeds) {
      Instant last = feed.newest(now).orElse(null);
      boolean used = feed == active;
      String state =
          used ? "used" : found ? "standby" : feed.damaged(now) ? "damaged" : flag(feed, last, now);
      found |= used;
      sources.add(new RainPicture.Source(feed.id(), state, last));
    }
    RainFeed current = active;
    OfficialForecasts forecasts = official;
    return new RainPicture(
        current == null ? null : current.id(),
        sources,
        current == null ? "nothing" : "radar alone",
        "",
        List.of(),
        forecasts != null && officialUsed ? forecasts.id() : "nowcast");
  }

  /** Late while its newest frame is young enough to be called live, missing after that. */
  private String flag(RainFeed feed, @Nullable Instant last, Instant now) {
    boolean live = last != null && Duration.between(last, now).compareTo(feed.maxAge()) <= 0;
    return live ? "late" : "missing";
  }

  private InputAge silent(String id, Instant now) {
    if (newest.equals(Instant.EPOCH)) {
      return new InputAge(id, now, 0, "missing");
    }
    long age_s = age_s(newest, now);
    boolean isLong = age_s > feeds.get(0).maxAge().toSeconds();
    String flag = age_s <= 0 ? "ok" : newestDamaged ? "suspect" : isLong ? "missing" : "late";
    return new InputAge(id, newest, age_s, flag);
  }

  private static long age_s(Instant time, Instant now) {
    return Math.max(0, Duration.between(time, now).toSeconds());
  }

  @Override
  public Map<String, Integer> findings() {
    Map<String, Integer> all = new TreeMap<>(findings);
    feeds.forEach(feed -> feed.findings().forEach((what, n) -> all.merge(what, n, Integer::sum)));
    if (official != null) {
      all.putAll(official.findings());
    }
    return all;
  }
}
