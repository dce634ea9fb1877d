package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.flood.SinkOutlook;
import org.freshet.flood.SinkOutlooks;
import org.freshet.gauge.GaugeState;
import org.freshet.gauge.LeadForecast;

/**
 * What a step of the page's data says of its inputs, its gauges and the next hour of its sinks:
 * only what the page draws or tells, in whole centimetres.
 */
final class FrameSituation {
  private static final Duration AHEAD = Duration.ofHours(1);
  private static final int RAIN = SinkOutlooks.RAIN_MIN.indexOf(30);

  private final Map<String, Integer> gaugeIndex = new HashMap<>();
  private final List<GaugePlace> places;

  FrameSituation(List<GaugePlace> places) {
    this.places = places;
    for (int i = 0; i < places.size(); i++) {
      gaugeIndex.put(places.get(i).id(), i);
    }
  }

  /** The gauges themselves, once. */
  void places(ArrayNode nodes, PlanJson plan) {
    for (GaugePlace place : places) {
      ObjectNode node = nodes.addObject().put("name", place.name()).put("kind", place.kind());
      node.set("at", plan.point(place.lon(), place.lat()));
    }
  }

  /** Whether rain or everything is unknown, what the rain comes from, who is silent, levels. */
  void write(ObjectNode frame, Situation situation) {
    frame.put("blind", situation.blind()).put("rainUnknown", situation.rainUnknown());
    frame.put("rainSource", situation.rain().source());
    frame.put("rainGauges", situation.rain().gauges().size());
    ArrayNode silent = frame.putArray("silent");
    situation.sensors().stream()
        .filter(sensor -> !sensor.flag().equals("ok"))
        .forEach(sensor -> silent.add(name(sensor.sensor())));
    ArrayNode levels = frame.putArray("levels");
    for (GaugeState gauge : situation.gauges()) {
      Integer index = gaugeIndex.get(gauge.sensor());
      if (index != null && !Double.isNaN(gauge.level_m())) {
        level(levels.addArray().add(index), gauge, places.get(index).interval_min());
      }
    }
  }

  private String name(String sensor) {
    return places.stream()
        .filter(place -> place.sensor().equals(sensor))
        .map(GaugePlace::name)
        .findFirst()
        .orElse(sensor);
  }

  /** Level in cm, trend, stage and, where there is a forecast, low, likely and high in an hour. */
  private static void level(ArrayNode node, GaugeState gauge, int interval_min) {
    node.add(cm(gauge.level_m()));
    node.add(gauge.trend().name().toLowerCase(Locale.ROOT)).add(gauge.stage());
    for (LeadForecast one : gauge.forecast()) {
      if ((long) one.lead() * interval_min == AHEAD.toMinutes()) {
        node.add(cm(one.low_m())).add(cm(one.level_m())).add(cm(one.high_m()));
      }
    }
  }

  /**
   * Appends to a sink: depth in cm that half and nine tenths of the members do not exceed in an
   * hour, and mm of rain in half an hour until it spills, -1 for more than is looked at.
   */
  static void ahead(ArrayNode sink, SinkOutlook outlook, Instant now) {
    for (SinkOutlook.Lead lead : outlook.leads()) {
      if (lead.time().equals(now.plus(AHEAD))) {
        double left_mm = outlook.rainLeft_mm().get(RAIN);
        sink.add(cm(lead.median_m())).add(cm(lead.high_m()));
        sink.add(Double.isNaN(left_mm) ? -1 : Math.round(left_mm));
        return;
      }
    }
  }

  private static long cm(double depth_m) {
    return Math.round(depth_m * 100);
  }
}
