package org.freshet.service.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.freshet.gauge.AlarmStages;
import org.freshet.service.area.PlacedGauge;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.cycle.GaugeValues;
import org.freshet.service.cycle.LevelGauge;
import org.freshet.service.cycle.RainGauge;

/**
 * The gauges of a study area and where their values are.
 *
 * @param rain rain gauges; those whose interval is the first one's
 * @param level level gauges
 * @param values their values
 */
record Gauges(List<RainGauge> rain, List<LevelGauge> level, GaugeValues values) {
  /** How far a level must fall below a stage before the stage ends, m: a setting of ours. */
  private static final double STAGE_MARGIN_M = 0.02;

  Gauges {
    rain = List.copyOf(rain);
    level = List.copyOf(level);
  }

  /**
   * The gauges of a study area.
   *
   * @param source what levels come from, in a word
   */
  static Gauges of(StudyArea area, GaugeValues values, String source) {
    List<RainGauge> rain = new ArrayList<>();
    List<LevelGauge> level = new ArrayList<>();
    for (PlacedGauge placed : area.gauges()) {
      AreaConfig.Gauge gauge = placed.gauge();
      Duration interval = Duration.ofMinutes(gauge.interval_min());
      if (gauge.kind() == AreaConfig.GaugeKind.RAIN) {
        if (rain.isEmpty() || rain.get(0).interval().equals(interval)) {
          rain.add(new RainGauge(gauge.id(), gauge.key(), placed.x(), placed.y(), interval));
        }
      } else {
        double[] stages_m = gauge.stages_m().stream().mapToDouble(Double::doubleValue).toArray();
        level.add(
            new LevelGauge(
                gauge.id(),
                gauge.key(),
                source,
                interval,
                new AlarmStages(stages_m, STAGE_MARGIN_M)));
      }
    }
    return new Gauges(rain, level, values);
  }
}
