package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.LineString;

/**
 * The works in the page's data: their shapes once, and per step which stand with how much water.
 */
final class FrameWorks {
  private final List<WorkShape> works;
  private final Map<String, Integer> index = new HashMap<>();

  FrameWorks(List<WorkShape> works) {
    this.works = works;
    for (int i = 0; i < works.size(); i++) {
      index.put(works.get(i).id(), i);
    }
  }

  /** The works themselves: lines of barriers, polygons of all else. */
  void shapes(ArrayNode nodes, PlanJson plan) {
    for (WorkShape work : works) {
      ObjectNode node = nodes.addObject().put("kind", work.kind()).put("note", work.note());
      ArrayNode lines = node.putArray("lines");
      for (int i = 0; i < work.lonLat().getNumGeometries(); i++) {
        if (work.lonLat().getGeometryN(i) instanceof LineString line) {
          lines.add(plan.line(line));
        }
      }
      node.set("parts", plan.parts(work.lonLat()));
    }
  }

  /** Number of each work that stands and the water on its place, m³. */
  void write(ObjectNode frame, GroundState ground) {
    ArrayNode standing = frame.putArray("works");
    for (WorkState work : ground.works()) {
      Integer at = index.get(work.id());
      if (at != null) {
        standing.addArray().add(at).add(Math.round(work.water_m3()));
      }
    }
  }
}
