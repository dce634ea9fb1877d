package org.freshet.service.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.freshet.dem.crs.LonLat;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.ClimateSurcharge;
import org.freshet.rain.DepthFrequency;
import org.freshet.rain.DesignStorm;
import org.freshet.rain.KostraCurve;
import org.freshet.rain.PlannedRain;
import org.freshet.rain.RainFrame;
import org.freshet.rain.StarkregenScheme;
import org.freshet.rain.StormIndex;
import org.freshet.service.ingest.kostra.CellStatistics;
import org.freshet.service.ingest.kostra.KostraCell;
import org.freshet.service.ingest.kostra.KostraException;
import org.freshet.service.ingest.kostra.KostraFolder;
import org.freshet.service.scenario.BatchSpec.RainForm;
import org.freshet.service.scenario.BatchSpec.RainSpec;
import org.freshet.service.scenario.BatchSpec.Statistics;
import org.jspecify.annotations.Nullable;

/** Makes storms of the rains of a batch file. Not thread-safe. */
final class StormMaker {
  /** Design storms have no date; this one makes their frames comparable. */
  static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  private final ScenarioTown town;
  private final YamlProblems problems;
  private final @Nullable DepthFrequency frequency;
  private final StarkregenScheme scheme;
  private final String source;

  StormMaker(ScenarioTown town, BatchSpec spec) {
    this.town = town;
    this.problems = new YamlProblems(spec.file());
    Statistics statistics = spec.statistics();
    KostraCurve curve = statistics == null ? null : statistics.curve();
    this.scheme = statistics == null ? StarkregenScheme.SCHMITT_2018 : statistics.scheme();
    if (curve != null) {
      this.frequency = curve;
      this.source = formula(curve);
    } else if (statistics != null) {
      KostraCell cell = cell(statistics);
      this.frequency = new CellStatistics(cell);
      this.source = cell.title();
    } else {
      this.frequency = null;
      this.source = "";
    }
  }

  private static String formula(KostraCurve curve) {
    String text =
        String.format(
            Locale.ROOT,
            "h(D,T), theta %s min, eta %s, mu %s, sigma %s",
            curve.theta_min(),
            curve.eta(),
            curve.mu(),
            curve.sigma());
    return curve.xi() == KostraCurve.SHAPE ? text : text + ", xi " + curve.xi();
  }

  private KostraCell cell(Statistics statistics) {
    try {
      java.nio.file.Path folder = java.util.Objects.requireNonNull(statistics.kostra());
      KostraFolder tables = KostraFolder.read(folder);
      Integer index = statistics.cell();
      if (index != null) {
        return tables.cell(index);
      }
      BatchSpec.LonLatSpec place = statistics.place();
      if (place != null) {
        return tables.cellAt(place.lon(), place.lat());
      }
      GridGeometry g = town.bareEarth().geometry();
      LonLat middle = town.area().mapping().centre(g.cell(g.rows() / 2, g.cols() / 2));
      return tables.cellAt(middle.lon_deg(), middle.lat_deg());
    } catch (KostraException e) {
      throw problems.fatal(statistics.line(), "`statistics`: " + e.getMessage());
    }
  }

  PlannedStorm make(RainSpec rain) {
    try {
      return rain.form() instanceof RainForm.Radar radar ? past(rain, radar) : designed(rain);
    } catch (IllegalArgumentException e) {
      throw problems.fatal(rain.line(), "rain `" + rain.id() + "`: " + e.getMessage());
    }
  }

  private PlannedStorm designed(RainSpec rain) {
    int interval_min = RainReader.INTERVAL_MIN;
    double[] today_mm;
    if (rain.form() instanceof RainForm.Block block) {
      double depth_mm =
          Double.isNaN(block.period_a())
              ? block.depth_mm()
              : known().depth_mm(block.duration_min(), block.period_a());
      today_mm = DesignStorm.block(depth_mm, block.duration_min() / interval_min);
    } else if (rain.form() instanceof RainForm.Euler euler) {
      int intervals = euler.duration_min() / interval_min;
      today_mm =
          DesignStorm.eulerTwo(
              known(), euler.period_a(), interval_min, intervals, euler.peakShare());
    } else {
      RainForm.Series series = (RainForm.Series) rain.form();
      interval_min = series.interval_min();
      today_mm = series.depths_mm().stream().mapToDouble(Double::doubleValue).toArray();
    }
    double[] depths_mm = new ClimateSurcharge(rain.climate_percent()).on(today_mm);
    PlannedRain planned =
        PlannedRain.of(
            depths_mm,
            Duration.ofMinutes(interval_min),
            START,
            rain.pattern(),
            town.bareEarth().geometry(),
            rain.cell_m());
    double sum_mm = Arrays.stream(depths_mm).sum();
    double duration_min = (double) interval_min * depths_mm.length;
    StormIndex index =
        frequency == null ? null : StormIndex.of(depths_mm, interval_min, frequency, scheme);
    String key = Arrays.toString(depths_mm) + interval_min + rain.pattern() + planned.geometry();
    return new PlannedStorm(
        rain,
        planned.grid(),
        planned.frames(),
        sum_mm,
        planned.mean_mm(),
        duration_min,
        DepthFrequency.yield_l_s_ha(sum_mm, duration_min),
        index,
        source,
        key);
  }

  private DepthFrequency known() {
    if (frequency == null) {
      throw new IllegalArgumentException("A return period needs `statistics`.");
    }
    return frequency;
  }

  private PlannedStorm past(RainSpec rain, RainForm.Radar radar) {
    List<RainFrame> frames;
    try {
      frames = town.pastRain().frames(radar.from(), radar.to());
    } catch (RuntimeException e) {
      throw problems.fatal(rain.line(), "rain `" + rain.id() + "`: " + e.getMessage());
    }
    double factor = new ClimateSurcharge(rain.climate_percent()).factor();
    double[] sums = new double[frames.get(0).cells()];
    double[] most = new double[frames.size()];
    List<RainFrame> scaled = new java.util.ArrayList<>();
    int unknown = 0;
    for (RainFrame frame : frames) {
      unknown += frame.unknownCells();
      float[] rain_mm = frame.rain_mm().clone();
      for (int cell = 0; cell < rain_mm.length; cell++) {
        rain_mm[cell] = (float) (factor * rain_mm[cell]);
        sums[cell] += Float.isNaN(rain_mm[cell]) ? 0 : rain_mm[cell];
      }
      scaled.add(new RainFrame(frame.start(), frame.end(), rain_mm, frame.source()));
    }
    if (unknown > 0 && !radar.gapsAllowed()) {
      throw new IllegalArgumentException(
          "the radar has "
              + unknown
              + " unknown values (NaN) from "
              + radar.from()
              + " to "
              + radar.to()
              + ". Maybe choose another time, or allow it with `gaps: fallback`.");
    }
    int wettest = wettest(sums);
    for (int i = 0; i < most.length; i++) {
      float value = scaled.get(i).rain_mm(wettest);
      most[i] = Float.isNaN(value) ? 0 : value;
    }
    int interval_min = (int) frames.get(0).duration().toMinutes();
    double duration_min = Duration.between(radar.from(), radar.to()).toMinutes();
    StormIndex index =
        frequency == null ? null : StormIndex.of(most, interval_min, frequency, scheme);
    return new PlannedStorm(
        rain,
        town.pastRain().grid(),
        scaled,
        sums[wettest],
        Arrays.stream(sums).average().orElse(0),
        duration_min,
        DepthFrequency.yield_l_s_ha(sums[wettest], duration_min),
        index,
        source,
        radar + " " + digest(scaled));
  }

  private static int digest(List<RainFrame> frames) {
    int hash = 1;
    for (RainFrame frame : frames) {
      hash = 31 * hash + Arrays.hashCode(frame.rain_mm());
    }
    return hash;
  }

  private static int wettest(double[] sums) {
    int wettest = 0;
    for (int cell = 1; cell < sums.length; cell++) {
      wettest = sums[cell] > sums[wettest] ? cell : wettest;
    }
    return wettest;
  }
}
