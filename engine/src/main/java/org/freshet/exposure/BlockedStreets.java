package org.freshet.exposure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.flood.BlockedOutlooks;
import org.freshet.flood.FloodForecast;
import org.freshet.flood.FlowLink;
import org.freshet.sink.TerrainModel;

/**
 * Finds the streets that would stand deeper with links blocked. They are told, never warned by:
 * nobody knows of the blocking.
 */
public final class BlockedStreets {
  /** A smaller difference is not told, m. */
  public static final double TOLD_FROM_M = 0.10;

  /** Share of the members that do not see deeper water than is told. */
  private static final double SHARE = 0.9;

  private final Exposure exposure;
  private final TerrainModel terrain;

  /** Over the streets of a study area and its terrain. */
  public BlockedStreets(Exposure exposure, TerrainModel terrain) {
    this.exposure = exposure;
    this.terrain = terrain;
  }

  /**
   * The deepest street of every area that has one {@link #TOLD_FROM_M} deeper, by area key in the
   * order of the edges; of equally deep ones the first. Cost: two looks per lead time.
   */
  public Map<String, BlockedStreet> deepest(BlockedOutlooks outlooks) {
    FloodForecast expected = outlooks.expected();
    FloodForecast blocked = outlooks.blocked();
    DepthSeries asIs = exposure.depths(expected.start(), expected, SHARE);
    DepthSeries shut = exposure.depths(blocked.start(), blocked, SHARE);
    Map<String, Worst> worst = new LinkedHashMap<>();
    for (RoadEdge edge : exposure.edges()) {
      if (!edge.areaKey().isEmpty()) {
        Worst found = worst(edge, asIs, shut);
        if (found.deeper_m >= TOLD_FROM_M) {
          worst.merge(edge.areaKey(), found, (a, b) -> b.depth_m > a.depth_m ? b : a);
        }
      }
    }
    Map<String, BlockedStreet> streets = new LinkedHashMap<>();
    worst.forEach((area, found) -> streets.put(area, street(found, outlooks)));
    return streets;
  }

  private record Worst(RoadEdge edge, double depth_m, double deeper_m) {}

  /** The deepest an edge stands at an instant when it is that much deeper. */
  private static Worst worst(RoadEdge edge, DepthSeries asIs, DepthSeries shut) {
    double depth_m = 0;
    double deeper_m = 0;
    for (int time = 0; time < shut.times().size(); time++) {
      double there_m = shut.depth_m(time, edge.index());
      double more_m = there_m - asIs.depth_m(time, edge.index());
      if (more_m >= TOLD_FROM_M && there_m > depth_m) {
        depth_m = there_m;
        deeper_m = more_m;
      }
    }
    return new Worst(edge, depth_m, deeper_m);
  }

  private BlockedStreet street(Worst found, BlockedOutlooks outlooks) {
    Set<String> links = new HashSet<>();
    for (int i = 0; i < found.edge.cellCount(); i++) {
      int leaf = terrain.leafOf(found.edge.cell(i));
      if (leaf >= 0 && outlooks.deeper_m(leaf) >= BlockedOutlooks.TOLD_FROM_M) {
        links.addAll(outlooks.links(leaf));
      }
    }
    List<FlowLink> told = new ArrayList<>(outlooks.expected().start().model().structures().links());
    told.removeIf(link -> !links.contains(link.id()));
    return new BlockedStreet(
        found.edge.areaKey(),
        found.edge.name(),
        told.stream().map(FlowLink::id).toList(),
        told.stream().map(FlowLink::name).toList(),
        found.depth_m,
        found.deeper_m);
  }
}
