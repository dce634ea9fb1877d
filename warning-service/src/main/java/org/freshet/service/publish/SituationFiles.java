package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.gauge.GaugeState;
import org.freshet.gauge.LeadForecast;
import org.freshet.gauge.QualityFlags;
import org.freshet.rain.RainRarity;
import org.jspecify.annotations.Nullable;

/**
 * What a time step rests on, as feeds: {@code inputs.json} for the rain and the sensors, {@code
 * gauges.geojson} for the gauges. What is unknown is null, never zero.
 */
public final class SituationFiles {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SituationFiles() {}

  /** Both files of a snapshot. */
  public static List<SiteFile> files(Snapshot snapshot, List<GaugePlace> gauges) {
    Instant time = snapshot.time();
    return List.of(
        new SiteFile(
            "feeds/inputs.json", "application/json", time, false, Json.compact(inputs(snapshot))),
        new SiteFile(
            "feeds/gauges.geojson",
            "application/geo+json",
            time,
            false,
            Json.compact(gauges(snapshot, gauges))));
  }

  private static ObjectNode inputs(Snapshot snapshot) {
    Situation situation = snapshot.situation();
    ObjectNode json = NODES.objectNode();
    json.put("time", snapshot.time().toString());
    json.put("blind", situation.blind());
    json.put("rainUnknown", situation.rainUnknown());
    json.set("rain", rain(situation.rain()));
    ArrayNode rare = json.putArray("rareRain");
    for (RainRarity one : situation.rarities()) {
      rare.addObject()
          .put("cell", one.cell())
          .put("duration_min", one.duration_min())
          .put("depth_mm", rounded(one.depth_mm(), 10))
          .put("returnPeriod_a", one.statedPeriod_a())
          .put("beyondStatistics", one.beyondStatistics())
          .put("starkregenindex", one.index())
          .put("unknownShare", rounded(one.unknownShare(), 100));
    }
    ArrayNode sensors = json.putArray("sensors");
    for (SensorState one : situation.sensors()) {
      sensors
          .addObject()
          .put("sensor", one.sensor())
          .put("flag", one.flag())
          .put("newest", text(one.newest()))
          .put("interval_s", one.interval_s());
    }
    return json;
  }

  private static ObjectNode rain(RainPicture rain) {
    ObjectNode json = NODES.objectNode();
    json.put("source", rain.source());
    json.put("madeOf", rain.madeOf());
    json.put("reason", rain.reason());
    json.put("forecast", rain.forecast());
    ArrayNode gauges = json.putArray("gauges");
    rain.gauges().forEach(gauges::add);
    ArrayNode sources = json.putArray("sources");
    for (RainPicture.Source one : rain.sources()) {
      sources
          .addObject()
          .put("id", one.id())
          .put("state", one.state())
          .put("newest", text(one.newest()));
    }
    return json;
  }

  private static ObjectNode gauges(Snapshot snapshot, List<GaugePlace> places) {
    Map<String, GaugeState> states = new HashMap<>();
    snapshot.situation().gauges().forEach(one -> states.put(one.sensor(), one));
    Map<String, SensorState> sensors = new HashMap<>();
    snapshot.situation().sensors().forEach(one -> sensors.put(one.sensor(), one));
    ObjectNode json = NODES.objectNode();
    json.put("type", "FeatureCollection");
    json.put("time", snapshot.time().toString());
    ArrayNode features = json.putArray("features");
    for (GaugePlace place : places) {
      ObjectNode feature = features.addObject();
      feature.put("type", "Feature");
      ObjectNode geometry = feature.putObject("geometry");
      geometry.put("type", "Point");
      geometry.putArray("coordinates").add(place.lon()).add(place.lat());
      ObjectNode properties = feature.putObject("properties");
      properties.put("id", place.id()).put("name", place.name()).put("kind", place.kind());
      SensorState sensor = sensors.get(place.sensor());
      if (sensor != null) {
        properties.put("flag", sensor.flag()).put("newest", text(sensor.newest()));
      }
      GaugeState state = states.get(place.id());
      if (state != null) {
        level(properties, place, state);
      }
    }
    return json;
  }

  private static void level(ObjectNode json, GaugePlace place, GaugeState state) {
    number(json, "level_m", state.level_m());
    number(json, "levelAboveDatum_m", state.level_m() + place.zero_m());
    boolean known = !Double.isNaN(state.level_m());
    json.put("observed", known ? state.observed().toString() : null);
    if (known) {
      json.put("age_s", state.age().toSeconds());
    }
    json.put("source", state.source());
    ArrayNode flags = json.putArray("flags");
    QualityFlags.names(state.flags()).forEach(flags::add);
    number(json, "rise_m_h", state.rise_m_h());
    number(json, "riseRank", state.riseRank());
    json.put("trend", state.trend().name().toLowerCase(Locale.ROOT));
    json.put("stage", state.stage());
    ArrayNode stages = json.putArray("stages_m");
    place.stages_m().forEach(stages::add);
    json.put("confidence", rounded(state.confidence(), 100));
    ArrayNode forecast = json.putArray("forecast");
    for (LeadForecast one : state.forecast()) {
      ObjectNode lead = forecast.addObject();
      lead.put("lead_min", one.lead() * place.interval_min());
      number(lead, "level_m", one.level_m());
      number(lead, "low_m", one.low_m());
      number(lead, "high_m", one.high_m());
      lead.put("method", one.method().name().toLowerCase(Locale.ROOT));
    }
  }

  private static void number(ObjectNode json, String key, double value) {
    if (Double.isNaN(value)) {
      json.putNull(key);
    } else {
      json.put(key, rounded(value, 1000));
    }
  }

  private static double rounded(double value, double steps) {
    return Math.rint(value * steps) / steps;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
