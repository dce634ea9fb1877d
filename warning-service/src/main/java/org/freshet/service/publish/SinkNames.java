package org.freshet.service.publish;

import java.util.HashMap;
import java.util.Map;
import org.freshet.service.texts.Texts;
import org.locationtech.jts.geom.Point;

/** Names a sink by the nearest named street, so that people know where it is. */
final class SinkNames {
  private static final double NEAR_DEG = 0.002;

  private final StudyMap map;
  private final Texts texts;
  private final Map<Long, SinkShape> shapes = new HashMap<>();

  SinkNames(StudyMap map, Texts texts) {
    this.map = map;
    this.texts = texts;
    map.sinks().forEach(sink -> shapes.put(sink.id(), sink));
  }

  /** Street and number of a sink; the number alone far from any street. */
  String of(long id) {
    SinkShape shape = shapes.get(id);
    String street = "";
    if (shape != null) {
      Point inside = shape.lonLat().getInteriorPoint();
      double nearest = NEAR_DEG;
      for (StreetLine line : map.streets()) {
        if (!line.name().isEmpty()) {
          double distance = line.lonLat().distance(inside);
          if (distance < nearest) {
            nearest = distance;
            street = line.name();
          }
        }
      }
    }
    Map<String, String> values = Map.of("street", street, "id", Long.toString(id));
    return street.isEmpty()
        ? texts.get("verification.sink.unnamed", values)
        : texts.get("verification.sink.named", values);
  }
}
