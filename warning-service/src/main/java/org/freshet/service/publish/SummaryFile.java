package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.freshet.warning.MessageKind;
import org.freshet.warning.WarningMessage;

/** The event in figures: {@code summary.json}. */
final class SummaryFile {
  private SummaryFile() {}

  static byte[] json(EventStory story) {
    Replay replay = story.replay();
    ObjectNode root = GeoJson.JSON.createObjectNode();
    root.put("name", replay.map().name());
    root.put("from", replay.snapshots().get(0).time().toString());
    root.put("to", story.last().time().toString());
    root.put("steps", replay.snapshots().size());
    root.put("rain_mm", Json.millimetres(story.last().rainSum_mm()));
    water(root.putObject("water"), replay.figures());
    warnings(root.putObject("warnings"), replay);
    ArrayNode areas = root.putArray("areas");
    story.areas().forEach(area -> GeoFiles.area(areas.addObject(), area));
    root.put("closedStreets", story.closures().size());
    lines(root.putArray("lines"), story);
    WorksFeed.summary(root, replay);
    root.put("modelVersion", replay.figures().modelVersion());
    root.put("rulesVersion", replay.figures().rulesVersion());
    ObjectNode findings = root.putObject("findings");
    replay.figures().findings().forEach(findings::put);
    ObjectNode seconds = root.putObject("seconds");
    replay.figures().seconds().forEach(seconds::put);
    return Json.pretty(root);
  }

  private static void water(ObjectNode node, RunFigures figures) {
    node.put("rain_m3", figures.rain_m3());
    node.put("corrected_m3", figures.corrected_m3());
    node.put("bias_m3", figures.bias_m3());
    node.put("stored_m3", figures.stored_m3());
    node.put("infiltrated_m3", figures.infiltrated_m3());
    node.put("sewered_m3", figures.sewered_m3());
    node.put("outflow_m3", figures.outflow_m3());
    node.put("balanceError", figures.balanceError());
  }

  private static void warnings(ObjectNode node, Replay replay) {
    for (MessageKind kind : MessageKind.values()) {
      long count = replay.messages().stream().filter(m -> m.kind() == kind).count();
      node.put(kind.name().toLowerCase(java.util.Locale.ROOT), count);
    }
    node.put(
        "incidents", replay.messages().stream().map(WarningMessage::incidentId).distinct().count());
  }

  private static void lines(ArrayNode lines, EventStory story) {
    for (LineStory line : story.lines()) {
      ObjectNode node = lines.addObject();
      node.put("route", line.worst().routeId());
      node.put("name", line.worst().routeName());
      node.put("direction", line.worst().directionId());
      node.put("announced", line.announced().toString());
      node.put("from", line.from().toString());
      line.streets().forEach(node.putArray("closedStreets")::add);
      line.skipped().forEach(node.putArray("skippedStops")::add);
      node.put("diverted", line.worst().diversion() != null);
      node.put("extra_s", line.worst().extra_s());
    }
  }
}
