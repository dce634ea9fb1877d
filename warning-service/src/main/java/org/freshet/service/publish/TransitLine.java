package org.freshet.service.publish;

import java.util.List;
import org.locationtech.jts.geom.LineString;

/**
 * A transit line on the map.
 *
 * @param routeId route of the transit feed
 * @param name what people call it, such as {@code 12}
 * @param kind {@code bus}, {@code tram}, {@code rail} …
 * @param lonLat its ways, WGS 84 longitude/latitude
 */
public record TransitLine(String routeId, String name, String kind, List<LineString> lonLat) {
  /** Copies the list. */
  public TransitLine {
    lonLat = List.copyOf(lonLat);
  }
}
