package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.freshet.flood.BlockedOutlook;
import org.freshet.flood.SinkOutlook;
import org.freshet.flood.SinkOutlooks;

/** The outlook of a sink as JSON: depths in m, probabilities and confidence from 0 to 1. */
final class SinkAheadJson {
  private SinkAheadJson() {}

  /** Writes what was said of a sink into a node of its own. */
  static void write(ObjectNode node, SinkAhead ahead) {
    write(node, ahead.outlook());
    BlockedOutlook ifBlocked = ahead.ifBlocked();
    if (ifBlocked != null) {
      write(node.putObject("ifBlocked"), ifBlocked);
    }
  }

  private static void write(ObjectNode node, BlockedOutlook ifBlocked) {
    ArrayNode links = node.putArray("links");
    ifBlocked.links().forEach(links::add);
    node.put("time", ifBlocked.time().toString());
    node.put("p50_m", Json.millimetres(ifBlocked.median_m()));
    node.put("p90_m", Json.millimetres(ifBlocked.high_m()));
    node.put("deeper_m", Json.millimetres(ifBlocked.deeper_m()));
  }

  private static void write(ObjectNode node, SinkOutlook outlook) {
    node.put("depth_m", Json.millimetres(outlook.depth_m()));
    node.put("overSill_m", Json.millimetres(outlook.head_m()));
    ArrayNode leads = node.putArray("leads");
    for (SinkOutlook.Lead lead : outlook.leads()) {
      ObjectNode one = leads.addObject().put("time", lead.time().toString());
      one.put("p10_m", Json.millimetres(lead.low_m()));
      one.put("p50_m", Json.millimetres(lead.median_m()));
      one.put("p90_m", Json.millimetres(lead.high_m()));
      ArrayNode reach = one.putArray("probability");
      lead.reach().forEach(share -> reach.add(Json.millimetres(share)));
    }
    ArrayNode thresholds = node.putArray("thresholds");
    for (SinkOutlook.Threshold threshold : outlook.thresholds()) {
      ObjectNode one = thresholds.addObject().put("depth_m", threshold.depth_m());
      one.put("probability", Json.millimetres(threshold.probability()));
      one.put("reached", threshold.reached() == null ? null : threshold.reached().toString());
    }
    ObjectNode rain = node.putObject("rainUntilSpill_mm");
    for (int i = 0; i < SinkOutlooks.RAIN_MIN.size(); i++) {
      double left_mm = outlook.rainLeft_mm().get(i);
      String minutes = SinkOutlooks.RAIN_MIN.get(i) + "min";
      if (Double.isNaN(left_mm)) {
        rain.putNull(minutes);
      } else {
        rain.put(minutes, Math.round(left_mm * 10) / 10.0);
      }
    }
    ObjectNode confidence = node.putObject("confidence");
    confidence.put("value", Json.millimetres(outlook.confidence().value()));
    confidence.put("rain", Json.millimetres(outlook.confidence().rain()));
    confidence.put("age", Json.millimetres(outlook.confidence().age()));
    confidence.put("way", Json.millimetres(outlook.confidence().sill()));
  }
}
