package org.freshet.service.cap;

import java.util.List;

/**
 * An {@code area} block. What it holds is a union; CAP knows no holes.
 *
 * @param areaDesc what people call it
 * @param polygons rings as CAP writes them: {@code lat,lon lat,lon …}, first equal to last
 * @param circles {@code lat,lon radius_km}
 * @param geocodes keys of the area
 * @param altitude lower bound in feet above sea level, empty without
 * @param ceiling upper bound in feet above sea level, empty without
 */
public record CapArea(
    String areaDesc,
    List<String> polygons,
    List<String> circles,
    List<CapPair> geocodes,
    String altitude,
    String ceiling) {
  /** Copies the lists. */
  public CapArea {
    polygons = List.copyOf(polygons);
    circles = List.copyOf(circles);
    geocodes = List.copyOf(geocodes);
  }
}
