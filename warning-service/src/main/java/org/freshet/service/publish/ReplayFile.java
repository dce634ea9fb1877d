package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.exposure.PassabilityWindow;
import org.freshet.flood.SinkOutlook;
import org.freshet.grid.GridGeometry;
import org.freshet.reroute.TransitHint;
import org.freshet.service.cap.CapAlert;
import org.freshet.service.cap.CapInfo;
import org.freshet.service.cap.CapMapper;
import org.freshet.warning.WarningMessage;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/**
 * What the page draws, in one JSON: the map once, then every step by reference to it. Places are
 * metres east and north of the raster's south-west corner, so that the page needs no projection.
 */
final class ReplayFile {
  private static final double DRAWN_m = 0.05;

  private final Replay replay;
  private final CapMapper mapper;
  private final PlanJson plan;
  private final FrameSituation situation;
  private final FrameWorks works;
  private final FramePaths paths = new FramePaths();
  private final Map<Long, Integer> sinkIndex = new HashMap<>();
  private final Map<Integer, Integer> streetIndex = new HashMap<>();
  private final Map<String, Integer> areaIndex = new HashMap<>();
  private final Map<String, Integer> hintIndex = new TreeMap<>();

  ReplayFile(Replay replay, CapMapper mapper, PixelFit fit) {
    this.replay = replay;
    this.mapper = mapper;
    this.plan = new PlanJson(fit);
    this.situation = new FrameSituation(replay.map().gauges());
    this.works = new FrameWorks(replay.map().works());
  }

  /**
   * The file.
   *
   * @param files paths of further files, for the page to link to
   */
  byte[] json(List<String> files) {
    StudyMap map = replay.map();
    GridGeometry geometry = map.elevation().geometry();
    ObjectNode root = GeoJson.JSON.createObjectNode();
    root.put("name", map.name());
    root.put("timeZone", map.zone().getId());
    root.put("width_m", geometry.east() - geometry.west());
    root.put("height_m", geometry.north() - geometry.south());
    root.put("hillshade", SitePaths.HILLSHADE);
    files.forEach(root.putArray("files")::add);
    ArrayNode classes = root.putArray("waterClasses");
    for (WaterClass water : WaterClass.values()) {
      classes.addObject().put("from_m", water.from_m()).put("color", water.hex());
    }
    areas(root.putArray("areas"));
    streets(root.putArray("streets"));
    map.buildings().forEach(b -> root.withArray("buildings").add(plan.rings(b)));
    places(root);
    ObjectNode vehicles = root.putObject("vehicles");
    map.vehicles().forEach(vehicle -> vehicles.put(vehicle.id(), vehicle.name()));
    sinks(root.putArray("sinks"));
    situation.places(root.putArray("gauges"), plan);
    works.shapes(root.putArray("works"), plan);
    paths.shapes(root.putArray("paths"), replay, plan);
    ArrayNode hints = root.putArray("hints");
    frames(root.putArray("frames"), hints);
    messages(root.putArray("messages"));
    return Json.compact(root);
  }

  private void areas(ArrayNode nodes) {
    for (AreaShape area : replay.map().areas()) {
      areaIndex.put(area.key(), nodes.size());
      ObjectNode node = nodes.addObject().put("key", area.key()).put("name", area.name());
      Coordinate label = LabelPoint.of(area.lonLat());
      node.set("label", plan.point(label.x, label.y));
      node.set("parts", plan.parts(area.lonLat()));
    }
  }

  private void streets(ArrayNode nodes) {
    for (StreetLine street : replay.map().streets()) {
      streetIndex.put(street.edge(), nodes.size());
      ObjectNode node = nodes.addObject().put("name", street.name()).put("rank", street.rank());
      node.set("line", plan.line(street.lonLat()));
    }
  }

  private void places(ObjectNode root) {
    ArrayNode places = root.putArray("places");
    for (Place place : replay.map().places()) {
      ObjectNode node = places.addObject().put("kind", place.kind());
      node.put("de", place.name()).put("en", place.nameEn());
      node.set("at", plan.point(place.lon(), place.lat()));
    }
    ArrayNode stops = root.putArray("stops");
    for (TransitStop stop : replay.map().stops()) {
      ObjectNode node = stops.addObject().put("id", stop.id()).put("name", stop.name());
      node.set("at", plan.point(stop.lon(), stop.lat()));
    }
    ArrayNode lines = root.putArray("lines");
    for (TransitLine line : replay.map().lines()) {
      ObjectNode node = lines.addObject().put("id", line.routeId()).put("name", line.name());
      node.put("kind", line.kind());
      ArrayNode ways = node.putArray("ways");
      for (LineString way : line.lonLat()) {
        ways.add(plan.line(way));
      }
    }
  }

  private void sinks(ArrayNode nodes) {
    Set<Long> wet = new HashSet<>();
    for (Snapshot snapshot : replay.snapshots()) {
      for (SinkFill fill : snapshot.sinks()) {
        if (fill.depth_m() >= DRAWN_m) {
          wet.add(fill.sinkId());
        }
      }
    }
    for (SinkShape sink : replay.map().sinks()) {
      if (wet.contains(sink.id())) {
        sinkIndex.put(sink.id(), nodes.size());
        ObjectNode node = nodes.addObject().put("id", sink.id());
        node.put("depth_m", Json.millimetres(sink.depth_m()));
        node.put("volume_m3", Math.round(sink.volume_m3()));
        node.set("parts", plan.parts(sink.lonLat()));
      }
    }
  }

  private void frames(ArrayNode frames, ArrayNode hints) {
    for (Snapshot snapshot : replay.snapshots()) {
      ObjectNode frame = frames.addObject();
      frame.put("time", snapshot.time().toString());
      frame.put("rain_mm", Json.millimetres(snapshot.rain_mm()));
      frame.put("rainSum_mm", Json.millimetres(snapshot.rainSum_mm()));
      frame.put("stored_m3", Math.round(snapshot.stored_m3()));
      if (snapshot.depth() != null) {
        frame.put("depth", SitePaths.depth(frames.size() - 1));
      }
      ArrayNode areas = frame.putArray("areas");
      for (AreaState area : snapshot.areas()) {
        Integer index = areaIndex.get(area.key());
        if (index != null) {
          areas.addArray().add(index).add(area.level().number()).add(cm(area.roadDepth_m()));
        }
      }
      wetSinks(frame.putArray("sinks"), snapshot);
      ArrayNode streets = frame.putArray("streets");
      snapshot.streets().forEach(wet -> street(streets, wet));
      ArrayNode now = frame.putArray("hints");
      snapshot.hints().forEach(hint -> now.add(hint(hint, hints)));
      ArrayNode gaps = frame.putArray("gaps");
      snapshot.inputs().stream()
          .filter(input -> !input.flag().equals("ok"))
          .forEach(input -> gaps.add(input.source()));
      situation.write(frame, snapshot.situation());
      works.write(frame, snapshot.ground());
      paths.write(frame, snapshot.paths());
    }
  }

  private void wetSinks(ArrayNode sinks, Snapshot snapshot) {
    Map<Long, SinkOutlook> ahead = new HashMap<>();
    snapshot.ahead().forEach(one -> ahead.put(one.sinkId(), one.outlook()));
    for (SinkFill fill : snapshot.sinks()) {
      Integer index = sinkIndex.get(fill.sinkId());
      if (index != null && fill.depth_m() >= DRAWN_m) {
        ArrayNode sink = sinks.addArray().add(index).add(cm(fill.depth_m()));
        SinkOutlook outlook = ahead.get(fill.sinkId());
        if (outlook != null) {
          FrameSituation.ahead(sink, outlook, snapshot.time());
        }
      }
    }
  }

  /** Street, depth in cm, whether closed now, vehicles that cannot pass now or later. */
  private void street(ArrayNode streets, WetStreet wet) {
    Integer index = streetIndex.get(wet.edge());
    if (index == null) {
      return;
    }
    ArrayNode node = streets.addArray().add(index).add(cm(wet.depth_m()));
    node.add(wet.closedNow() ? 1 : 0);
    ArrayNode vehicles = node.addArray();
    Set<String> named = new HashSet<>();
    for (PassabilityWindow window : wet.windows()) {
      if ((window.observed() || !wet.closedNow()) && named.add(window.vehicleId())) {
        vehicles.add(window.vehicleId());
      }
    }
  }

  private int hint(TransitHint hint, ArrayNode hints) {
    ObjectNode node = GeoJson.JSON.createObjectNode();
    node.put("route", hint.routeId()).put("name", hint.routeName());
    node.put("direction", hint.directionId()).put("observed", hint.observed());
    node.put("from", hint.from().toString());
    if (hint.until() != null) {
      node.put("until", hint.until().toString());
    }
    hint.closedStreets().forEach(node.putArray("streets")::add);
    hint.skippedStopIds().forEach(node.putArray("skipped")::add);
    node.put("last", hint.lastStopId()).put("next", hint.nextStopId());
    node.put("extra_s", hint.extra_s());
    if (hint.diversion() != null) {
      node.set("diversion", plan.route(hint.diversion()));
    }
    Integer known = hintIndex.putIfAbsent(node.toString(), hints.size());
    if (known != null) {
      return known;
    }
    hints.add(node);
    return hints.size() - 1;
  }

  private void messages(ArrayNode nodes) {
    for (WarningMessage message : replay.messages()) {
      CapAlert alert = mapper.alert(message);
      ObjectNode node = nodes.addObject().put("id", alert.identifier());
      node.put("sent", message.sent().toString()).put("onset", message.onset().toString());
      node.put("kind", message.kind().name()).put("level", message.level().number());
      node.put("area", areaIndex.getOrDefault(message.outlook().areaKey(), -1));
      node.put("cap", CapFeed.FOLDER + alert.identifier() + ".xml");
      List<String> done = new ArrayList<>();
      for (CapInfo info : alert.infos()) {
        String language = info.language().substring(0, 2);
        if (!done.contains(language)) {
          done.add(language);
          node.putObject(language)
              .put("headline", info.headline())
              .put("description", info.description())
              .put("instruction", info.instruction());
        }
      }
    }
  }

  private static long cm(double depth_m) {
    return Math.round(depth_m * 100);
  }
}
