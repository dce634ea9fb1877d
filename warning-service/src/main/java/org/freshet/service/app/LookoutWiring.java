package org.freshet.service.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.freshet.dem.crs.LonLat;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.DepthFrequency;
import org.freshet.rain.RainGrid;
import org.freshet.rain.RunningSums;
import org.freshet.service.area.PlacedGauge;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.ConfigException;
import org.freshet.service.cycle.GaugeDesk;
import org.freshet.service.cycle.GaugeHour;
import org.freshet.service.cycle.GaugedRain;
import org.freshet.service.cycle.Lookout;
import org.freshet.service.cycle.RadarRain;
import org.freshet.service.cycle.RainSource;
import org.freshet.service.cycle.RarityWatch;
import org.freshet.service.cycle.SensedLevels;
import org.freshet.service.ingest.kostra.CellStatistics;
import org.freshet.service.ingest.kostra.KostraCell;
import org.freshet.service.ingest.kostra.KostraException;
import org.freshet.service.ingest.kostra.KostraFolder;
import org.freshet.service.ingest.kostra.KostraTable;
import org.freshet.service.ingest.watch.Expected;
import org.freshet.service.ingest.watch.SensorWatch;
import org.freshet.service.ingest.watch.WatchReport;
import org.freshet.service.ingest.watch.Watchdog;
import org.freshet.service.publish.SensorState;
import org.jspecify.annotations.Nullable;

/** Puts together what a study area's cycles are told from outside. */
final class LookoutWiring {
  private static final int LONGEST_MIN = 3 * 24 * 60;

  private final AreaConfig config;
  private final StudyArea area;
  private final GridGeometry geometry;
  private final Gauges gauges;
  private final boolean live;

  /**
   * @param live whether frames are still to come, so that folders may be empty
   */
  LookoutWiring(
      AreaConfig config, StudyArea area, GridGeometry geometry, Gauges gauges, boolean live) {
    this.config = config;
    this.area = area;
    this.geometry = geometry;
    this.gauges = gauges;
    this.live = live;
  }

  /**
   * The picture of a past event: gauges from their series.
   *
   * @param members ensemble members of the nowcast
   */
  static Lookout past(
      AreaConfig config, StudyArea area, GridGeometry geometry, int members, int threads) {
    GaugeSeries series = new GaugeSeries(config);
    Gauges gauges = Gauges.of(area, series, "series");
    Function<Instant, List<SensorState>> sensors = now -> states(watched(config, series, now));
    return new LookoutWiring(config, area, geometry, gauges, false)
        .lookout(members, threads, sensors);
  }

  private static WatchReport watched(AreaConfig config, GaugeSeries series, Instant now) {
    List<Expected> expected = new ArrayList<>();
    for (AreaConfig.Gauge gauge : config.gauges()) {
      if (gauge.series() != null) {
        expected.add(new Expected(gauge.key(), Duration.ofMinutes(gauge.interval_min())));
      }
    }
    Watchdog watchdog = new Watchdog(expected);
    for (Expected one : expected) {
      series.newest(one.sensor(), now).ifPresent(at -> watchdog.heard(one.sensor(), at, at));
    }
    return watchdog.look(now);
  }

  /** How the sensors of a report are, as a snapshot shows them. */
  static List<SensorState> states(WatchReport report) {
    List<SensorState> states = new ArrayList<>();
    for (SensorWatch one : report.sensors()) {
      states.add(
          new SensorState(
              one.sensor(),
              one.sign().flag(),
              one.newest().orElse(null),
              one.interval().toSeconds()));
    }
    return states;
  }

  /**
   * The picture.
   *
   * @param sensors how the sensors are at an instant
   */
  Lookout lookout(int members, int threads, Function<Instant, List<SensorState>> sensors) {
    RainWiring wiring = RainWiring.of(config, geometry, gauges, live);
    RadarRain radar = wiring.radar(members, threads);
    RainSource rain = radar;
    if (!gauges.rain().isEmpty()) {
      double[][] places = wiring.places();
      GaugeHour hour = new GaugeHour(gauges.rain(), gauges.values());
      rain = new GaugedRain(radar, hour, places[0], places[1]);
    }
    GaugeDesk desk =
        gauges.level().isEmpty() ? null : new GaugeDesk(gauges.level(), gauges.values());
    return new Lookout(rain, rarity(wiring, radar), desk, sensors, sensed());
  }

  /** Gauges that are trusted; those off the terrain move no water. */
  private SensedLevels sensed() {
    List<SensedLevels.Place> places = new ArrayList<>();
    for (PlacedGauge placed : area.gauges()) {
      AreaConfig.Gauge gauge = placed.gauge();
      if (gauge.trust() > 0 && placed.cell() >= 0) {
        places.add(
            new SensedLevels.Place(gauge.id(), placed.cell(), gauge.zero_m(), gauge.trust()));
      }
    }
    return new SensedLevels(places);
  }

  private @Nullable RarityWatch rarity(RainWiring wiring, RadarRain radar) {
    Path folder = config.rain().statistics();
    if (folder == null) {
      return null;
    }
    try {
      KostraFolder tables = KostraFolder.read(folder);
      long step_min = radar.interval().toMinutes();
      int[] durations_min =
          tables.tables().stream()
              .mapToInt(KostraTable::duration_min)
              .filter(one -> one % step_min == 0 && one >= step_min && one <= LONGEST_MIN)
              .toArray();
      DepthFrequency[] frequencies = frequencies(wiring, radar.grid(), tables);
      return new RarityWatch(
          new RunningSums(radar.grid().cells(), radar.interval(), durations_min),
          durations_min.length,
          radar.grid().cells(),
          cell -> frequencies[cell],
          cellsOfAreas(radar.grid()));
    } catch (KostraException e) {
      throw new ConfigException(List.of(config.file() + ": rain.statistics: " + e.getMessage()));
    }
  }

  private static DepthFrequency[] frequencies(
      RainWiring wiring, RainGrid grid, KostraFolder tables) {
    DepthFrequency[] all = new DepthFrequency[grid.cells()];
    Map<Integer, DepthFrequency> known = new TreeMap<>();
    DepthFrequency middle =
        statistics(tables, known, wiring.groundOf(grid.cells() / 2 + grid.cols() / 2));
    for (int cell = 0; cell < all.length; cell++) {
      try {
        all[cell] = statistics(tables, known, wiring.groundOf(cell));
      } catch (KostraException outside) {
        // The margin of a study area near the border lies off the tables.
        all[cell] = middle;
      }
    }
    return all;
  }

  private static DepthFrequency statistics(
      KostraFolder tables, Map<Integer, DepthFrequency> known, LonLat place) {
    KostraCell cell = tables.cellAt(place.lon_deg(), place.lat_deg());
    return known.computeIfAbsent(cell.index(), any -> new CellStatistics(cell));
  }

  /** Rain cells over each warning area: those above any terrain cell of it. */
  private Map<String, int[]> cellsOfAreas(RainGrid grid) {
    Map<String, TreeSet<Integer>> over = new TreeMap<>();
    for (int cell = 0; cell < geometry.cells(); cell++) {
      if (area.areaIndex().areaOf(cell) >= 0) {
        int row = cell / geometry.cols();
        int col = cell % geometry.cols();
        int rain = grid.cellAt(geometry.x(col), geometry.y(row));
        if (rain >= 0) {
          over.computeIfAbsent(area.areaIndex().keyOf(cell), any -> new TreeSet<>()).add(rain);
        }
      }
    }
    Map<String, int[]> cells = new TreeMap<>();
    over.forEach((key, set) -> cells.put(key, set.stream().mapToInt(one -> one).toArray()));
    return cells;
  }
}
