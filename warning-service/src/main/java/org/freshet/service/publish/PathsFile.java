package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The emergency drainage paths with what runs down them, as GeoJSON (RFC 7946): now, at most, and
 * since when. Every path is listed, the dry ones with 0.
 */
final class PathsFile {
  private static final PathFlow DRY = new PathFlow(-1, 0, 0);

  private PathsFile() {}

  /** What is known of one path over a replay: the most that ran, when, and when it began. */
  private record Seen(double peak_m3_s, Instant peakTime, Instant first) {
    Seen and(double flow_m3_s, Instant time) {
      return flow_m3_s > peak_m3_s ? new Seen(flow_m3_s, time, first) : this;
    }
  }

  static byte[] json(Replay replay) {
    List<Snapshot> snapshots = replay.snapshots();
    Map<Long, Seen> seen = seen(snapshots);
    Snapshot newest = snapshots.get(snapshots.size() - 1);
    Map<Long, PathFlow> now = new HashMap<>();
    newest.paths().forEach(flow -> now.put(flow.fromSink(), flow));
    GeoJson json = new GeoJson();
    for (PathShape path : replay.map().paths()) {
      ObjectNode node = json.feature(path.fromSink(), path.lonLat());
      node.put("toSink", path.toSink()).put("joins", path.joins());
      node.put("length_m", Json.millimetres(path.length_m()));
      node.put("drop_m", Json.millimetres(path.drop_m()));
      node.put("roads", path.roads()).put("underpasses", path.underpasses());
      node.put("buildings", path.buildings());
      PathFlow flow = now.getOrDefault(path.fromSink(), DRY);
      node.put("time", newest.time().toString());
      node.put("spill_m3_s", Json.millimetres(flow.spill_m3_s()));
      node.put("flow_m3_s", Json.millimetres(flow.flow_m3_s()));
      Seen before = seen.get(path.fromSink());
      node.put("peakFlow_m3_s", before == null ? 0 : Json.millimetres(before.peak_m3_s));
      node.put("peakTime", before == null ? null : before.peakTime.toString());
      node.put("firstTime", before == null ? null : before.first.toString());
    }
    return Json.compact(json.collection());
  }

  private static Map<Long, Seen> seen(List<Snapshot> snapshots) {
    Map<Long, Seen> seen = new HashMap<>();
    for (Snapshot snapshot : snapshots) {
      for (PathFlow flow : snapshot.paths()) {
        Instant time = snapshot.time();
        Seen first = new Seen(flow.flow_m3_s(), time, time);
        seen.merge(
            flow.fromSink(), first, (before, now) -> before.and(now.peak_m3_s, now.peakTime));
      }
    }
    return seen;
  }
}
