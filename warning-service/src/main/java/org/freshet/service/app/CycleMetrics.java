package org.freshet.service.app;

import java.util.Locale;
import org.freshet.gauge.GaugeState;
import org.freshet.service.publish.RainPicture;
import org.freshet.service.publish.Situation;
import org.freshet.service.publish.Snapshot;

/** The newest cycle in Prometheus text. */
final class CycleMetrics {
  private CycleMetrics() {}

  static String text(Snapshot snapshot, double cycle_s, int openIncidents) {
    Situation situation = snapshot.situation();
    StringBuilder text = new StringBuilder();
    line(text, "freshet_cycle_time_seconds", "", (double) snapshot.time().getEpochSecond());
    line(text, "freshet_cycle_duration_seconds", "", cycle_s);
    line(text, "freshet_open_incidents", "", openIncidents);
    line(text, "freshet_blind", "", situation.blind() ? 1 : 0);
    line(text, "freshet_rain_unknown", "", situation.rainUnknown() ? 1 : 0);
    line(text, "freshet_rain_gauges_used", "", situation.rain().gauges().size());
    for (RainPicture.Source one : situation.rain().sources()) {
      String label = label("source", one.id()) + ",state=\"" + one.state() + "\"";
      line(text, "freshet_rain_source", "{" + label + "}", 1);
    }
    for (GaugeState one : situation.gauges()) {
      String label = "{" + label("gauge", one.sensor()) + "}";
      if (!Double.isNaN(one.level_m())) {
        line(text, "freshet_gauge_level_m", label, one.level_m());
        line(text, "freshet_gauge_age_seconds", label, (double) one.age().toSeconds());
      }
      line(text, "freshet_gauge_stage", label, one.stage());
      line(text, "freshet_gauge_flags", label, one.flags());
      line(text, "freshet_gauge_confidence", label, one.confidence());
    }
    return text.toString();
  }

  private static String label(String name, String value) {
    return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void line(StringBuilder text, String name, String label, double value) {
    text.append(name).append(label).append(' ');
    if (value == Math.rint(value)) {
      text.append((long) value);
    } else {
      text.append(String.format(Locale.ROOT, "%.3f", value));
    }
    text.append('\n');
  }
}
