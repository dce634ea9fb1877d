package org.freshet.service.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.dem.crs.LonLat;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.NowcastOptions;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.ConfigException;
import org.freshet.service.cycle.CellPicker;
import org.freshet.service.cycle.GaugeFeed;
import org.freshet.service.cycle.Hdf5Feed;
import org.freshet.service.cycle.OfficialForecasts;
import org.freshet.service.cycle.RadarRain;
import org.freshet.service.cycle.RadolanFeed;
import org.freshet.service.cycle.RainFeed;
import org.freshet.service.ingest.odim.OdimFrame;
import org.freshet.service.ingest.odim.OdimPlace;
import org.freshet.service.ingest.radolan.GroundMap;
import org.freshet.service.ingest.radolan.RadolanException;
import org.freshet.service.ingest.radolan.RadolanFolder;
import org.freshet.service.ingest.radolan.RadolanGrid;
import org.freshet.service.ingest.radolan.RadolanReader;
import org.freshet.service.ingest.radolan.RadolanWindow;
import org.jspecify.annotations.Nullable;

/**
 * Opens the rain of a study area. The first RADOLAN source with frames gives the grid; other
 * sources are brought onto it.
 */
final class RainWiring {
  /** Two hours ahead at 50 km/h: what may arrive within the forecast. */
  private static final double NOWCAST_MARGIN_KM = 100;

  /** A rain cell or two beyond the edge, so that every terrain cell has one. */
  private static final double STUDY_MARGIN_KM = 2;

  private static final Duration FORECAST = Duration.ofHours(2);

  /** The format of nearly everything the weather service sends; RV's own grid. */
  private static final int DE1200_ROWS = 1200;

  private static final int DE1200_COLS = 1100;
  private static final int DE1200_VERSION = 5;

  private final AreaConfig config;
  private final GridGeometry geometry;
  private final GroundMap map;
  private final RadolanWindow wide;
  private final RadolanWindow study;
  private final RainPlaces places;
  private final @Nullable Gauges gauges;
  private final boolean live;
  private final Map<String, CellPicker> pickers = new HashMap<>();

  private RainWiring(
      AreaConfig config, GridGeometry geometry, @Nullable Gauges gauges, boolean live)
      throws RadolanException {
    this.config = config;
    this.gauges = gauges;
    this.live = live;
    this.geometry = geometry;
    AreaConfig.RainSource first = config.rain().sources().get(0);
    this.places = new RainPlaces(geometry.crs(), first);
    // A source may be moved to where a trial wants its rain; the cells are where the first one is.
    this.map = places.mapOf(first);
    RadolanGrid grid = gridOf(config.rain().sources());
    this.study = RadolanWindow.around(grid, geometry, map, STUDY_MARGIN_KM);
    this.wide = RadolanWindow.around(grid, geometry, map, NOWCAST_MARGIN_KM);
  }

  /**
   * All radar sources of the study area file, in its order; gauges stay out of it.
   *
   * @param members ensemble members of the nowcast
   */
  static RadarRain open(AreaConfig config, GridGeometry geometry, int members, int threads) {
    return of(config, geometry, null, false).radar(members, threads);
  }

  /**
   * The rain of a study area, not opened yet.
   *
   * @param gauges its gauges; null: they are not asked
   * @param live whether folders may be empty: their frames are still to come
   */
  static RainWiring of(
      AreaConfig config, GridGeometry geometry, @Nullable Gauges gauges, boolean live) {
    try {
      return new RainWiring(config, geometry, gauges, live);
    } catch (RadolanException | IllegalArgumentException e) {
      throw new ConfigException(List.of(String.valueOf(e.getMessage())));
    }
  }

  /** The sources in order of preference, as one. */
  RadarRain radar(int members, int threads) {
    try {
      return rain(members, threads);
    } catch (RadolanException | IllegalArgumentException e) {
      throw new ConfigException(List.of(String.valueOf(e.getMessage())));
    }
  }

  private RadarRain rain(int members, int threads) throws RadolanException {
    List<RainFeed> feeds = new ArrayList<>();
    OfficialForecasts official = null;
    for (AreaConfig.RainSource source : config.rain().sources()) {
      RainFeed feed = feed(source);
      if (feed != null) {
        feeds.add(feed);
      }
      AreaConfig.OfficialForecast forecast = source.forecast();
      if (forecast != null && official == null && study.grid().rows() == DE1200_ROWS) {
        official =
            new OfficialForecasts(
                source.id() + "-forecast", forecast.path(), forecast.maxAge(), study, threads);
      }
    }
    if (feeds.isEmpty()) {
      throw new ConfigException(
          List.of(
              config.file()
                  + ": rain.sources names no source that can be read here. Maybe add one of type "
                  + "radolan."));
    }
    Duration interval = Duration.ofMinutes(config.rain().sources().get(0).interval_min());
    int steps = (int) Math.max(1, FORECAST.toSeconds() / interval.toSeconds());
    return new RadarRain(
        feeds,
        official,
        interval,
        wide,
        study,
        study.rainGrid(geometry, map),
        NowcastOptions.defaults().withSize(steps, members).withThreads(threads));
  }

  private @Nullable RainFeed feed(AreaConfig.RainSource source) throws RadolanException {
    if (source.type() == AreaConfig.RainType.GAUGES && gauges != null) {
      double[][] centres = places.centres(wide);
      return new GaugeFeed(
          source.id(), source.maxAge(), gauges.rain(), gauges.values(), centres[0], centres[1]);
    }
    Path path = source.path();
    if (path == null) {
      return null;
    }
    return switch (source.type()) {
      case RADOLAN -> radolan(source, path);
      case ODIM, KNMI -> {
        if (live) {
          made(path);
        }
        yield new Hdf5Feed(source.id(), source.maxAge(), path, frame -> picker(source, frame));
      }
      case GAUGES -> null;
    };
  }

  private RainFeed radolan(AreaConfig.RainSource source, Path path) throws RadolanException {
    if (live || source.url() != null) {
      made(path);
    }
    RadolanFolder folder = RadolanFolder.scan(path);
    if (folder.entries().isEmpty() && source.url() == null && !live) {
      throw new ConfigException(
          List.of(path + ": holds no radar frame. Maybe a typo in rain.sources.path."));
    }
    return new RadolanFeed(source.id(), source.maxAge(), folder, own -> cut(source, own));
  }

  /** What to cut out of a composite on some grid, and how it comes onto the wide window. */
  private RadolanFeed.Cut cut(AreaConfig.RainSource source, RadolanGrid own) {
    boolean same =
        own.rows() == wide.grid().rows()
            && own.cols() == wide.grid().cols()
            && own.ellipsoid() == wide.grid().ellipsoid()
            && places.isWhereFirstIs(source);
    if (same) {
      return new RadolanFeed.Cut(wide, CellPicker.SAME);
    }
    RadolanWindow around =
        RadolanWindow.around(own, geometry, places.mapOf(source), NOWCAST_MARGIN_KM);
    CellPicker picker =
        CellPicker.of(
            wide.rows(),
            wide.cols(),
            around.rows() * around.cols(),
            (row, col) -> RainPlaces.cellIn(around, places.place(source, wide, row, col)));
    return new RadolanFeed.Cut(around, picker);
  }

  /** Eastings and northings of the centres of the study area's rain cells, m. */
  double[][] places() {
    return places.centres(study);
  }

  /** Where the centre of a rain cell of the study area lies on the ground. */
  LonLat groundOf(int cell) {
    return places.groundOf(study, cell);
  }

  private static void made(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ConfigException(
          List.of(folder + ": cannot be made (" + e.getMessage() + "). Maybe check its rights."));
    }
  }

  private CellPicker picker(AreaConfig.RainSource source, OdimFrame frame) {
    String shape =
        source.id()
            + frame.rows()
            + "x"
            + frame.cols()
            + frame.place().map(one -> one.projection() + one.cellWidth_m()).orElse("");
    return pickers.computeIfAbsent(shape, any -> newPicker(source, frame));
  }

  private CellPicker newPicker(AreaConfig.RainSource source, OdimFrame frame) {
    OdimPlace place =
        frame
            .place()
            .orElseThrow(
                () -> new IllegalArgumentException(frame.name() + " does not say where it lies."));
    return CellPicker.of(
        wide.rows(),
        wide.cols(),
        frame.rows() * frame.cols(),
        (row, col) -> {
          double[] at = place.rowAndCol(places.place(source, wide, row, col));
          int r = (int) Math.floor(at[0]);
          int c = (int) Math.floor(at[1]);
          boolean inside = r >= 0 && c >= 0 && r < frame.rows() && c < frame.cols();
          return inside ? r * frame.cols() + c : -1;
        });
  }

  /** The grid of the first source that has frames; where none has, the one of the forecasts. */
  private static RadolanGrid gridOf(List<AreaConfig.RainSource> sources) throws RadolanException {
    for (AreaConfig.RainSource source : sources) {
      Path path = source.path();
      if (source.type() == AreaConfig.RainType.RADOLAN
          && path != null
          && path.toFile().isDirectory()) {
        RadolanFolder folder = RadolanFolder.scan(path);
        if (!folder.entries().isEmpty()) {
          return grid(path, folder);
        }
      }
    }
    return RadolanGrid.of(DE1200_ROWS, DE1200_COLS, DE1200_VERSION).orElseThrow();
  }

  private static RadolanGrid grid(Path path, RadolanFolder folder) throws RadolanException {
    Path file = folder.entries().get(0).file();
    return RadolanReader.read(file)
        .grid()
        .orElseThrow(
            () ->
                new ConfigException(
                    List.of(
                        file + " in " + path + ": lies on no known grid. Maybe a local product.")));
  }
}
