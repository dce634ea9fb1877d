package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.warning.WarningMessage;
import org.jspecify.annotations.Nullable;

/** Sinks, closures and areas of an event as GeoJSON (RFC 7946). */
final class GeoFiles {
  private GeoFiles() {}

  /**
   * Every sink of the inventory with its water now, the most it held and when, and what the newest
   * step says of its future.
   */
  static byte[] sinks(Replay replay) {
    Map<Long, SinkFill> peaks = new HashMap<>();
    Map<Long, Instant> times = new HashMap<>();
    for (Snapshot snapshot : replay.snapshots()) {
      for (SinkFill fill : snapshot.sinks()) {
        SinkFill peak = peaks.get(fill.sinkId());
        if (peak == null || fill.depth_m() > peak.depth_m()) {
          peaks.put(fill.sinkId(), fill);
          times.put(fill.sinkId(), snapshot.time());
        }
      }
    }
    Snapshot newest = replay.snapshots().get(replay.snapshots().size() - 1);
    Map<Long, SinkFill> now = new HashMap<>();
    newest.sinks().forEach(one -> now.put(one.sinkId(), one));
    Map<Long, SinkAhead> outlooks = new HashMap<>();
    newest.ahead().forEach(one -> outlooks.put(one.sinkId(), one));
    GeoJson json = new GeoJson();
    for (SinkShape sink : replay.map().sinks()) {
      ObjectNode properties = json.feature(sink.id(), sink.lonLat());
      properties.put("depth_m", Json.millimetres(sink.depth_m()));
      properties.put("area_m2", Json.millimetres(sink.area_m2()));
      properties.put("volume_m3", Json.millimetres(sink.volume_m3()));
      properties.put("catchment_m2", Json.millimetres(sink.catchment_m2()));
      properties.put("spillsTo", sink.spillsTo());
      now(properties.putObject("now"), newest.time(), sink, now.get(sink.id()));
      SinkFill peak = peaks.get(sink.id());
      properties.put("peakDepth_m", peak == null ? 0 : Json.millimetres(peak.depth_m()));
      properties.put("peakVolume_m3", peak == null ? 0 : Json.millimetres(peak.volume_m3()));
      time(properties, "peakTime", times.get(sink.id()));
      SinkAhead outlook = outlooks.get(sink.id());
      if (outlook != null) {
        ObjectNode ahead = properties.putObject("ahead").put("issued", newest.time().toString());
        SinkAheadJson.write(ahead, outlook);
      }
    }
    return Json.compact(json.collection());
  }

  /** The water of a sink at the newest step; its level is null where it is dry. */
  private static void now(ObjectNode node, Instant time, SinkShape sink, @Nullable SinkFill fill) {
    node.put("time", time.toString());
    node.put("level_m", fill == null ? null : Json.millimetres(fill.level_m()));
    node.put("depth_m", fill == null ? 0 : Json.millimetres(fill.depth_m()));
    node.put("volume_m3", fill == null ? 0 : Json.millimetres(fill.volume_m3()));
    double filled = fill == null ? 0 : Math.min(1, fill.volume_m3() / sink.volume_m3());
    node.put("filled", Json.millimetres(filled));
    node.put("spill_m3_s", fill == null ? 0 : Json.millimetres(fill.spill_m3_s()));
  }

  /** What reports did to the computed water, oldest first. */
  static byte[] corrections(List<Snapshot> snapshots) {
    ArrayNode all = GeoJson.JSON.createArrayNode();
    for (Snapshot snapshot : snapshots) {
      for (WaterCorrection one : snapshot.corrections()) {
        ObjectNode node = all.addObject().put("applied", snapshot.time().toString());
        node.put("report", one.report()).put("source", one.source());
        node.put("seen", one.seen().toString()).put("what", one.what());
        node.put("depthBefore_m", Json.millimetres(one.beforeDepth_m()));
        node.put("depthAfter_m", Json.millimetres(one.afterDepth_m()));
        node.put("added_m3", Json.millimetres(one.added_m3()));
        node.put("runoffFactorBefore", Json.millimetres(one.bias().before()));
        node.put("runoffFactorAfter", Json.millimetres(one.bias().after()));
        node.put("takenBack", one.withdrawn());
      }
    }
    return Json.compact(all);
  }

  /** Every road edge that some vehicle could not use, or was forecast not to. */
  static byte[] closures(EventStory story) {
    GeoJson json = new GeoJson();
    for (ClosureStory closure : story.closures()) {
      StreetLine street = closure.street();
      ObjectNode properties = json.feature(street.edge(), street.lonLat());
      properties.put("street", street.name());
      properties.put("area", street.areaKey());
      properties.put("peakDepth_m", Json.millimetres(closure.peak_m()));
      ArrayNode vehicles = properties.putArray("closures");
      closure
          .byVehicle()
          .forEach(
              (vehicle, span) -> {
                ObjectNode node = vehicles.addObject();
                node.put("vehicle", vehicle);
                time(node, "announced", span.announced());
                time(node, "closedFrom", span.from());
                time(node, "closedUntil", span.lastClosed());
              });
    }
    return Json.compact(json.collection());
  }

  /** Every warning area with what it was told and what happened there. */
  static byte[] areas(EventStory story) {
    GeoJson json = new GeoJson();
    for (AreaStory area : story.areas()) {
      ObjectNode properties = json.feature(area.area().key(), area.area().lonLat());
      area(properties, area);
    }
    return Json.compact(json.collection());
  }

  /** The facts of one area, as areas.geojson and summary.json carry them. */
  static void area(ObjectNode node, AreaStory area) {
    List<WarningMessage> messages = area.messages();
    node.put("ars", area.area().key());
    node.put("name", area.area().name());
    node.put("highestLevel", area.highest().number());
    node.put("messages", messages.size());
    time(node, "firstWarning", messages.isEmpty() ? null : messages.get(0).sent());
    time(node, "firstFloodedStreet", area.firstFlood());
    node.put("street", area.firstStreet());
    Duration lead = area.lead();
    if (lead != null) {
      node.put("lead_min", lead.toMinutes());
    }
    node.put("peakRoadDepth_m", Json.millimetres(area.peak_m()));
    time(node, "peakTime", area.peakTime());
    node.put("verdict", area.verdict().name());
  }

  private static void time(ObjectNode node, String name, @Nullable Instant time) {
    if (time == null) {
      node.putNull(name);
    } else {
      node.put(name, time.toString());
    }
  }
}
