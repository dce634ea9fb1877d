package org.freshet.service.ingest.opensense;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.freshet.gauge.Observation;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.RainNetwork;
import org.freshet.gauge.RainQc;
import org.freshet.gauge.RainQcOptions;
import org.freshet.rain.AdjustmentMethod;
import org.freshet.rain.GaugePair;
import org.freshet.service.ingest.observation.Station;
import org.freshet.service.ingest.pws.StationListReader;
import org.freshet.service.ingest.pws.WideTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Gauge adjustment on real pairs of gauges and radar; figures go to the log. */
class AdjustmentSkillTest {
  private static final Path DATA = Path.of(System.getProperty("freshet.data", "data"), "gauges");
  private static final double M_PER_DEGREE = 111_195;

  /**
   * The stamps of the Amsterdam radar lie an hour before those of the stations for the same rain.
   */
  private static final Duration RADAR_LAG = Duration.ofHours(1);

  private static Path need(String file) {
    Path path = DATA.resolve(file);
    Assumptions.assumeTrue(
        Files.exists(path), "skipped: " + file + " of the public test data is not there");
    return path;
  }

  @Test
  void doesNoHarmToTheRadarOfGothenburg() throws IOException {
    OpenSenseFile gauges =
        OpenSenseReader.read(need("gothenburg-openmrg/openMRG_city_gauges_20150827.nc"));
    RadarCutout radar =
        OpenSenseReader.read(need("gothenburg-openmrg/openMRG_example_rad_20150827_90minutes.nc"))
            .radar()
            .orElseThrow();
    AdjustmentSkill skill = new AdjustmentSkill();
    for (int minutes : new int[] {30, 90}) {
      AdjustmentSkill one = new AdjustmentSkill();
      for (int first = 0; first + minutes / 5 < radar.times().size(); first += minutes / 5) {
        List<GaugePair> pairs = pairs(gauges, radar, first, minutes / 5);
        one.add(pairs);
        skill.add(pairs);
      }
      one.print("Gothenburg 2015-08-27, sums of " + minutes + " min");
    }
    lags(gauges, radar);
    assertThat(skill.chosenRmse_mm()).isLessThan(1.05 * skill.rmse_mm(AdjustmentMethod.RADAR_ONLY));
  }

  private static void lags(OpenSenseFile gauges, RadarCutout radar) {
    for (int lag = -15; lag <= 15; lag += 5) {
      SimpleRegression line = new SimpleRegression();
      for (Station station : gauges.file().stations()) {
        int cell = radar.nearest(station.lon_deg(), station.lat_deg());
        for (int frame = 1; frame < radar.times().size(); frame++) {
          Instant to = radar.times().get(frame).plusSeconds(60L * lag);
          double sum_mm =
              gauges.file().observations().stream()
                  .filter(o -> o.sensor().equals(station.id()) && !o.time().isAfter(to))
                  .filter(o -> o.time().isAfter(to.minusSeconds(300)))
                  .mapToDouble(Observation::value)
                  .sum();
          line.addData(radar.intensity_mm_h()[frame][cell] / 12, sum_mm);
        }
      }
      System.out.printf("  Gothenburg lag %d min: r = %.3f%n", lag, line.getR());
    }
  }

  private static List<GaugePair> pairs(
      OpenSenseFile gauges, RadarCutout radar, int first, int frames) {
    Instant from = radar.times().get(first);
    Instant to = radar.times().get(first + frames);
    Map<String, Double> sums = new HashMap<>();
    for (Observation o : gauges.file().observations()) {
      if (o.time().isAfter(from) && !o.time().isAfter(to) && o.usable()) {
        sums.merge(o.sensor(), o.value(), Double::sum);
      }
    }
    List<GaugePair> pairs = new ArrayList<>();
    for (Station station : gauges.file().stations()) {
      int cell = radar.nearest(station.lon_deg(), station.lat_deg());
      double sum_mm = 0;
      // A frame stands for the five minutes after its stamp: there the gauges follow it (r = 0.71).
      for (int frame = first; frame < first + frames; frame++) {
        sum_mm += radar.intensity_mm_h()[frame][cell] / 12;
      }
      pairs.add(pair(station, sums.getOrDefault(station.id(), 0.0), sum_mm));
    }
    return pairs;
  }

  private static GaugePair pair(Station station, double gauge_mm, double radar_mm) {
    double shrink = Math.cos(Math.toRadians(station.lat_deg()));
    return new GaugePair(
        station.id(),
        station.lon_deg() * M_PER_DEGREE * shrink,
        station.lat_deg() * M_PER_DEGREE,
        gauge_mm,
        radar_mm);
  }

  @Test
  void bringsTheRadarOfAmsterdamNearerToPrivateStations() throws IOException {
    Instant from = Instant.parse("2016-05-01T00:00:00Z");
    Instant to = Instant.parse("2016-09-01T00:00:00Z");
    WideTable rain = wide(need("amsterdam-pws/AMS_dataset.zip"), from, to);
    WideTable radar = wide(need("amsterdam-pws/data_Radar_grid_cell_vals.csv"), from, to);
    List<Station> stations = stations(need("amsterdam-pws/AMS_metadata.csv"));
    List<Station> cells = stations(need("amsterdam-pws/data_selected_radar_grid_lonlat.csv"));
    int[][] flags = flags(rain, stations);
    assertThat(bestLag_h(rain, radar)).isEqualTo(RADAR_LAG.toHours());
    AdjustmentSkill skill = new AdjustmentSkill();
    for (int hour = 0; hour < radar.times().size(); hour++) {
      List<GaugePair> pairs = pairs(rain, flags, radar, hour, stations, cells);
      double mean_mm = pairs.stream().mapToDouble(GaugePair::radar_mm).average().orElse(0);
      if (pairs.size() >= 8 && mean_mm >= 1) {
        skill.add(pairs);
      }
    }
    skill.print("Amsterdam " + from + " to " + to + ", hours of 1 mm and more");
    assertThat(skill.intervals).isGreaterThan(20);
    assertThat(skill.chosenRmse_mm()).isLessThan(skill.rmse_mm(AdjustmentMethod.RADAR_ONLY));
  }

  /** Hours by which the mean of the stations, shifted, goes best with the mean of the radar. */
  private static long bestLag_h(WideTable rain, WideTable radar) {
    long best = 0;
    double highest = -1;
    for (int lag = -3; lag <= 3; lag++) {
      SimpleRegression line = new SimpleRegression();
      for (int hour = 0; hour < radar.times().size(); hour++) {
        int end = Collections.binarySearch(rain.times(), radar.times().get(hour)) + 12 * lag;
        if (end >= 11 && end < rain.times().size()) {
          line.addData(mean(radar.rain_mm(), hour, hour), mean(rain.rain_mm(), end - 11, end));
        }
      }
      System.out.printf("  Amsterdam lag %d h: r = %.3f%n", lag, line.getR());
      if (line.getR() > highest) {
        highest = line.getR();
        best = lag;
      }
    }
    return best;
  }

  /** Mean over the values there are; values of 20 mm in 5 min and more are left aside. */
  private static double mean(float[][] rain_mm, int from, int to) {
    double sum = 0;
    int count = 0;
    for (float[] one : rain_mm) {
      for (int at = from; at <= to; at++) {
        if (one[at] >= 0 && one[at] < 20) {
          sum += one[at];
          count++;
        }
      }
    }
    return sum / Math.max(1, count);
  }

  private static WideTable wide(Path path, Instant from, Instant to) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      if (!path.toString().endsWith(".zip")) {
        return WideTable.read(in, path.toString(), from, to);
      }
      ZipInputStream zip = new ZipInputStream(in);
      zip.getNextEntry();
      return WideTable.read(zip, path.toString(), from, to);
    }
  }

  private static List<Station> stations(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return StationListReader.read(in, path.toString()).stations();
    }
  }

  private static int[][] flags(WideTable rain, List<Station> stations) {
    RainNetwork network =
        RainNetwork.ofDegrees(
            rain.stations(),
            stations.stream().mapToDouble(Station::lon_deg).toArray(),
            stations.stream().mapToDouble(Station::lat_deg).toArray(),
            10_000);
    return new RainQc(network, RainQcOptions.of(Duration.ofMinutes(5))).check(rain.rain_mm());
  }

  /** Per radar cell the station nearest to its centre, within 2.5 km, whose hour is whole. */
  private static List<GaugePair> pairs(
      WideTable rain,
      int[][] flags,
      WideTable radar,
      int hour,
      List<Station> stations,
      List<Station> cells) {
    int end = Collections.binarySearch(rain.times(), radar.times().get(hour).plus(RADAR_LAG));
    List<GaugePair> pairs = new ArrayList<>();
    for (int cell = 0; cell < cells.size() && end >= 11; cell++) {
      float radar_mm = radar.rain_mm()[cell][hour];
      GaugePair nearest = null;
      double best_m = 2500;
      for (int s = 0; s < stations.size() && !Float.isNaN(radar_mm); s++) {
        double gauge_mm = sum(rain.rain_mm()[s], flags[s], end);
        double distance_m = distance_m(stations.get(s), cells.get(cell));
        if (distance_m < best_m && !Double.isNaN(gauge_mm)) {
          best_m = distance_m;
          nearest = pair(stations.get(s), gauge_mm, radar_mm);
        }
      }
      if (nearest != null) {
        pairs.add(nearest);
      }
    }
    return pairs;
  }

  private static double sum(float[] rain_mm, int[] flags, int end) {
    double sum = 0;
    for (int at = end - 11; at <= end; at++) {
      if ((flags[at] & QualityFlags.BAD) != 0) {
        return Double.NaN;
      }
      sum += rain_mm[at];
    }
    return sum;
  }

  private static double distance_m(Station a, Station b) {
    double shrink = Math.cos(Math.toRadians(a.lat_deg()));
    return M_PER_DEGREE
        * Math.hypot((a.lon_deg() - b.lon_deg()) * shrink, a.lat_deg() - b.lat_deg());
  }
}
