package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The works that changed the ground, as feed and in the summary: which stand, since when, what they
 * do to ground and water, and what putting them up and withdrawing them did to the standing water.
 */
public final class WorksFeed {
  private WorksFeed() {}

  /** {@code feeds/works.geojson} of an event: every work that stood at some step of it. */
  public static SiteFile file(Replay replay) {
    Instant time = replay.snapshots().get(replay.snapshots().size() - 1).time();
    GeoJson json = new GeoJson();
    json.collection().put("time", time.toString());
    Map<String, Span> spans = spans(replay);
    for (WorkShape work : replay.map().works()) {
      Span span = spans.get(work.id());
      if (span != null) {
        ObjectNode properties = json.feature(work.id(), work.lonLat());
        properties.put("id", work.id()).put("kind", work.kind()).put("note", work.note());
        properties.put("standing", span.last.equals(time));
        properties.put("firstStep", span.first.toString());
        properties.put("lastStep", span.last.toString());
        state(properties, span.newest);
      }
    }
    changes(json.collection().putArray("changes"), replay);
    return new SiteFile(
        "feeds/works.geojson",
        "application/geo+json",
        time,
        false,
        Json.compact(json.collection()));
  }

  /** The works of an event and what their changes did, for its summary. */
  static void summary(ObjectNode root, Replay replay) {
    ObjectNode ground = root.putObject("ground");
    ArrayNode works = ground.putArray("works");
    for (Map.Entry<String, Span> one : new java.util.TreeMap<>(spans(replay)).entrySet()) {
      ObjectNode node = works.addObject().put("id", one.getKey());
      node.put("kind", one.getValue().newest.kind()).put("note", one.getValue().newest.note());
      node.put("firstStep", one.getValue().first.toString());
      node.put("lastStep", one.getValue().last.toString());
      state(node, one.getValue().newest);
    }
    changes(ground.putArray("changes"), replay);
  }

  private record Span(Instant first, Instant last, WorkState newest) {}

  private static Map<String, Span> spans(Replay replay) {
    Map<String, Span> spans = new HashMap<>();
    for (Snapshot snapshot : replay.snapshots()) {
      Instant time = snapshot.time();
      for (WorkState work : snapshot.ground().works()) {
        Span before = spans.get(work.id());
        spans.put(work.id(), new Span(before == null ? time : before.first, time, work));
      }
    }
    return spans;
  }

  private static void state(ObjectNode node, WorkState work) {
    node.put("since", text(work.since())).put("until", text(work.until()));
    node.put("cells", work.cells());
    node.put("ground_m3", Json.millimetres(work.ground_m3()));
    node.put("water_m3", Json.millimetres(work.water_m3()));
  }

  private static void changes(ArrayNode nodes, Replay replay) {
    for (Snapshot snapshot : replay.snapshots()) {
      GroundChange change = snapshot.ground().change();
      if (change != null) {
        ObjectNode node = nodes.addObject().put("time", snapshot.time().toString());
        names(node.putArray("putUp"), change.begun());
        names(node.putArray("withdrawn"), change.ended());
        node.put("sinksKept", change.kept()).put("sinksPoured", change.poured());
        node.put("corrected_m3", Json.millimetres(change.corrected_m3()));
      }
    }
  }

  private static void names(ArrayNode node, List<String> names) {
    names.forEach(node::add);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
