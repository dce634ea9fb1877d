package org.freshet.service.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.exposure.PassabilityWindow;
import org.freshet.warning.WarningMessage;

/** What happened, told per area, per street and per line: the facts behind account and summary. */
final class EventStory {
  private final Replay replay;
  private final Map<Integer, StreetLine> streets = new HashMap<>();
  private final List<AreaStory> areas = new ArrayList<>();
  private final TreeMap<Integer, ClosureStory> closures = new TreeMap<>();
  private final TreeMap<String, LineStory> lines = new TreeMap<>();

  EventStory(Replay replay) {
    this.replay = replay;
    for (StreetLine street : replay.map().streets()) {
      streets.put(street.edge(), street);
    }
    Map<String, AreaStory> byKey = new HashMap<>();
    for (AreaShape area : replay.map().areas()) {
      AreaStory story = new AreaStory(area);
      areas.add(story);
      byKey.put(area.key(), story);
    }
    for (WarningMessage message : replay.messages()) {
      AreaStory story = byKey.get(message.outlook().areaKey());
      if (story != null) {
        story.message(message);
      }
    }
    for (Snapshot snapshot : replay.snapshots()) {
      snapshot(snapshot, byKey);
    }
  }

  private void snapshot(Snapshot snapshot, Map<String, AreaStory> byKey) {
    for (WetStreet wet : snapshot.streets()) {
      StreetLine street = streets.get(wet.edge());
      if (street == null) {
        continue;
      }
      AreaStory story = byKey.get(street.areaKey());
      if (story != null) {
        story.street(snapshot.time(), street, wet.depth_m(), replay.map().flooded_m());
      }
      for (PassabilityWindow window : wet.windows()) {
        closures
            .computeIfAbsent(wet.edge(), unused -> new ClosureStory(street))
            .window(snapshot.time(), window, wet.depth_m());
      }
    }
    snapshot
        .hints()
        .forEach(
            hint ->
                lines
                    .computeIfAbsent(
                        hint.routeId() + "\n" + hint.directionId(),
                        unused -> new LineStory(hint, snapshot.time()))
                    .hint(hint, snapshot.time()));
  }

  Replay replay() {
    return replay;
  }

  /** In the order of the study area. */
  List<AreaStory> areas() {
    return areas;
  }

  /** By edge. */
  List<ClosureStory> closures() {
    return List.copyOf(closures.values());
  }

  /** By route and direction. */
  List<LineStory> lines() {
    return List.copyOf(lines.values());
  }

  /** The step with the most rain; the first of equals. */
  Snapshot heaviest() {
    Snapshot heaviest = replay.snapshots().get(0);
    for (Snapshot snapshot : replay.snapshots()) {
      if (snapshot.rain_mm() > heaviest.rain_mm()) {
        heaviest = snapshot;
      }
    }
    return heaviest;
  }

  /** The last step. */
  Snapshot last() {
    return replay.snapshots().get(replay.snapshots().size() - 1);
  }
}
