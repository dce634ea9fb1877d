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
import org.freshet.service.ingest.radolan.RadolanException;
import org.freshet.service.ingest.radolan.RadolanFolder;
import org.freshet.service.ingest.radolan.RadolanReader;
import org.freshet.service.ingest.radolan.RadolanWindow;
import org.freshet.warning.InputAge;

/**
 * Rain from a folder of radar composites, and a nowcast made of them. Frames are read in a window
 * wide enough to see coming rain, then cut to the study area. A missing or damaged frame is
 * unknown, and counted.
 */
public final class RadarRain implements RainSource {
  private static final int FRAMES_FOR_MOTION = 4;

  private final String id;
  private final RadolanFolder folder;
  private final Duration interval;
  private final RadolanWindow wide;
  private final RadolanWindow study;
  private final RainGrid grid;
  private final NowcastOptions options;
  private final Deque<RainFrame> recent = new ArrayDeque<>();
  private final Map<String, Integer> findings = new TreeMap<>();
  private Instant newest = Instant.EPOCH;
  private boolean newestDamaged;

  /**
   * @param id the source's name in the study area file
   * @param folder its frames
   * @param interval length of a frame
   * @param wide what the nowcast sees
   * @param study what the study area needs, inside {@code wide}
   * @param grid {@code study} as the study area sees it
   * @param options how far ahead and in how many members
   */
  public RadarRain(
      String id,
      RadolanFolder folder,
      Duration interval,
      RadolanWindow wide,
      RadolanWindow study,
      RainGrid grid,
      NowcastOptions options) {
    this.id = id;
    this.folder = folder;
    this.interval = interval;
    this.wide = wide;
    this.study = study;
    this.grid = grid;
    this.options = options;
    for (RadolanException damaged : folder.damaged()) {
      count("damaged radar file: " + damaged.getMessage());
    }
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
  public RainFrame observed(Instant end) {
    RainFrame frame = read(end);
    recent.addLast(frame);
    while (recent.size() > FRAMES_FOR_MOTION) {
      recent.removeFirst();
    }
    return study.cut(frame, wide);
  }

  private RainFrame read(Instant end) {
    Optional<RadolanFolder.Entry> entry = folder.at(end);
    newestDamaged = false;
    if (entry.isPresent()) {
      try {
        RainFrame frame = wide.cut(RadolanReader.read(entry.get().file()), id);
        newest = end;
        return frame;
      } catch (RadolanException e) {
        newestDamaged = true;
        count("damaged radar frame: " + e.getMessage());
      }
    } else {
      count("missing radar frames");
    }
    return RainFrame.unknown(end.minus(interval), end, wide.rows() * wide.cols(), id);
  }

  private void count(String finding) {
    findings.merge(finding, 1, Integer::sum);
  }

  @Override
  public RainForecast ahead(Instant now) {
    List<RainFrame> frames = new ArrayList<>(recent);
    Nowcast nowcast = Nowcast.from(frames, wide.rows(), wide.cols(), options);
    CellWindow output =
        new CellWindow(
            study.row0() - wide.row0(), study.col0() - wide.col0(), study.rows(), study.cols());
    return nowcast.ensemble(output);
  }

  @Override
  public List<InputAge> inputs(Instant now) {
    if (newest.equals(Instant.EPOCH)) {
      return List.of(new InputAge(id, now, 0, "missing"));
    }
    long age_s = Duration.between(newest, now).toSeconds();
    String flag = "ok";
    if (age_s > 0) {
      flag = newestDamaged ? "suspect" : age_s > 2 * interval.toSeconds() ? "missing" : "late";
    }
    return List.of(new InputAge(id, newest, age_s, flag));
  }

  @Override
  public Map<String, Integer> findings() {
    return new TreeMap<>(findings);
  }
}
