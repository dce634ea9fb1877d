package org.freshet.exposure;

import java.time.Instant;
import java.util.List;

/**
 * What the water does to one warning area at one instant.
 *
 * @param area the area
 * @param time the instant
 * @param maxRoadDepth_m deepest water on a road edge of the area, m
 * @param roadLengths length of road under water by depth
 * @param streets named streets with water, worst first, equal depths by name
 * @param assets assets reached by more water than they tolerate, in the order of the study area
 */
public record AreaImpact(
    WarningArea area,
    Instant time,
    double maxRoadDepth_m,
    RoadLengths roadLengths,
    List<StreetDepth> streets,
    List<AssetDepth> assets) {
  /** Copies the lists. */
  public AreaImpact {
    streets = List.copyOf(streets);
    assets = List.copyOf(assets);
  }
}
