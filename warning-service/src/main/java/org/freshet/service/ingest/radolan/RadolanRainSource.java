package org.freshet.service.ingest.radolan;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.CellWindow;
import org.freshet.rain.Nowcast;
import org.freshet.rain.NowcastOptions;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.jspecify.annotations.Nullable;

/**
 * The rain of a study area out of a folder of composites: what was observed, and what the next
 * hours bring, by the weather service's own forecast where the newest file holds one, else by our
 * nowcast over the surroundings.
 *
 * <p>Thread-safe. Keeps the last few frames of the surroundings decoded.
 */
public final class RadolanRainSource {
  /** Rain at 20 m/s comes from so far within the first hour and a half. */
  public static final double DEFAULT_MARGIN_KM = 100;

  private static final int KEPT_FRAMES = 8;
  private static final int FRAMES_FOR_MOTION = 4;

  private final String id;
  private final RadolanFolder folder;
  private final Duration step;
  private final RadolanWindow surroundings;
  private final RadolanWindow inner;
  private final RainGrid grid;
  private final List<RadolanException> damaged = new ArrayList<>();
  private final TreeMap<Instant, RainFrame> kept = new TreeMap<>();

  private RadolanRainSource(
      String id,
      RadolanFolder folder,
      Duration step,
      RadolanWindow surroundings,
      RadolanWindow inner,
      RainGrid grid) {
    this.id = id;
    this.folder = folder;
    this.step = step;
    this.surroundings = surroundings;
    this.inner = inner;
    this.grid = grid;
    this.damaged.addAll(folder.damaged());
  }

  /**
   * Opens a folder for a study area.
   *
   * @param id what to call the rain, such as {@code radar}
   * @param path the folder
   * @param step time from one frame to the next
   * @param area the study area
   * @param map its CRS, {@code Crs::toLonLat}; with a shift, if rain from elsewhere is to fall here
   * @param margin_km how far around the study area to look for coming rain
   * @throws RadolanException if the folder has no readable frame, or its grid is unknown
   * @throws IllegalArgumentException if the study area lies outside the grid
   */
  public static RadolanRainSource open(
      String id, Path path, Duration step, GridGeometry area, GroundMap map, double margin_km)
      throws RadolanException {
    RadolanFolder folder = RadolanFolder.scan(path);
    if (folder.entries().isEmpty()) {
      throw new RadolanException(
          path.toString(),
          "holds no readable radar frame ("
              + folder.damaged().size()
              + " damaged). Maybe check rain.sources in area.yaml.");
    }
    RadolanHeader header = folder.entries().get(0).header();
    Optional<RadolanGrid> grid =
        RadolanGrid.of(header.rows(), header.cols(), header.formatVersion());
    if (grid.isEmpty()) {
      throw new RadolanException(
          path.toString(),
          "holds composites of "
              + header.rows()
              + " x "
              + header.cols()
              + " cells, a grid whose place is not known. Maybe use RV or RY.");
    }
    RadolanWindow inner = RadolanWindow.around(grid.get(), area, map, 1);
    RadolanWindow surroundings = RadolanWindow.around(grid.get(), area, map, margin_km + 1);
    return new RadolanRainSource(id, folder, step, surroundings, inner, inner.rainGrid(area, map));
  }

  /** The cells of all frames given here. */
  public RainGrid grid() {
    return grid;
  }

  /** Ends of the first and the last interval there are. */
  public Instant first() {
    return folder.entries().get(0).header().validEnd();
  }

  /** End of the last interval there is. */
  public Instant last() {
    return folder.entries().get(folder.entries().size() - 1).header().validEnd();
  }

  /** What could not be read so far. */
  public synchronized List<RadolanException> damaged() {
    return List.copyOf(damaged);
  }

  /** Ends of the intervals without a file between the first and the last. */
  public List<Instant> missing() {
    return folder.missing(step);
  }

  /**
   * The frame whose interval ends at an instant; unknown in every cell where its file is missing or
   * damaged.
   */
  public RainFrame observed(Instant end) {
    RainFrame wide = wide(end);
    return wide == null
        ? RainFrame.unknown(end.minus(step), end, grid.cells(), id)
        : inner.cut(wide, surroundings);
  }

  /** The frames whose intervals end after one instant and up to another, one per step. */
  public List<RainFrame> observed(Instant after, Instant upTo) {
    List<RainFrame> frames = new ArrayList<>();
    for (Instant end = after.plus(step); !end.isAfter(upTo); end = end.plus(step)) {
      frames.add(observed(end));
    }
    return frames;
  }

  /**
   * What is to come after an instant, as known then; empty if no frame of the half hour before it
   * can be read.
   */
  public Optional<RainForecast> forecast(Instant now, NowcastOptions options) {
    Optional<RadolanFolder.Entry> newest = folder.newest(now);
    if (newest.isPresent() && newest.get().header().validEnd().equals(now)) {
      Optional<RainForecast> official = official(newest.get());
      if (official.isPresent()) {
        return official;
      }
    }
    List<RainFrame> recent = new ArrayList<>();
    for (int back = FRAMES_FOR_MOTION + 1; back >= 0; back--) {
      RainFrame frame = wide(now.minus(step.multipliedBy(back)));
      if (frame != null) {
        recent.add(frame);
      }
    }
    if (recent.isEmpty()) {
      return Optional.empty();
    }
    int from = Math.max(0, recent.size() - FRAMES_FOR_MOTION);
    Nowcast nowcast =
        Nowcast.from(
            recent.subList(from, recent.size()), surroundings.rows(), surroundings.cols(), options);
    RainForecast forecast = nowcast.ensemble(innerCells());
    Duration age = Duration.between(forecast.issued(), now);
    return Optional.of(
        new RainForecast(forecast.issued(), forecast.members(), forecast.source(), age));
  }

  private CellWindow innerCells() {
    return new CellWindow(
        inner.row0() - surroundings.row0(),
        inner.col0() - surroundings.col0(),
        inner.rows(),
        inner.cols());
  }

  /** The weather service's forecast, if the file is an archive with lead times. */
  private Optional<RainForecast> official(RadolanFolder.Entry entry) {
    List<RainFrame> member = new ArrayList<>();
    try {
      for (RadolanFrame frame : RadolanReader.readAll(entry.file())) {
        if (frame.header().lead_min() > 0) {
          member.add(inner.cut(frame, id + "-" + frame.header().product()));
        }
      }
    } catch (RadolanException e) {
      remember(e);
      return Optional.empty();
    }
    Instant issued = entry.header().time();
    return member.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RainForecast(issued, List.of(member), member.get(0).source(), Duration.ZERO));
  }

  private synchronized void remember(RadolanException fault) {
    boolean known = damaged.stream().anyMatch(e -> e.file().equals(fault.file()));
    if (!known) {
      damaged.add(fault);
    }
  }

  private synchronized @Nullable RainFrame wide(Instant end) {
    RainFrame known = kept.get(end);
    if (known != null) {
      return known;
    }
    Optional<RadolanFolder.Entry> entry = folder.at(end);
    if (entry.isEmpty()) {
      return null;
    }
    try {
      RainFrame frame = surroundings.cut(RadolanReader.read(entry.get().file()), id);
      kept.put(end, frame);
      if (kept.size() > KEPT_FRAMES) {
        kept.remove(end.equals(kept.firstKey()) ? kept.lastKey() : kept.firstKey());
      }
      return frame;
    } catch (RadolanException e) {
      remember(e);
      return null;
    }
  }
}
