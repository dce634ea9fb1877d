package org.freshet.exposure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.sink.SinkLevels;

/** Sums the water on roads and at assets up by warning area. Immutable; thread-safe. */
final class AreaImpacts {
  private static final Comparator<StreetDepth> WORST_FIRST =
      Comparator.comparingDouble(StreetDepth::depth_m).reversed().thenComparing(StreetDepth::name);

  private final List<WarningArea> areas;
  private final List<RoadEdge> edges;
  private final List<Asset> assets;
  private final RoadDepths roads;
  private final int[] areaOfEdge;
  private final int[] areaOfAsset;

  AreaImpacts(List<RoadEdge> edges, List<Asset> assets, List<WarningArea> areas, RoadDepths roads) {
    this.areas = List.copyOf(areas);
    this.edges = edges;
    this.assets = assets;
    this.roads = roads;
    Map<String, Integer> index = new HashMap<>();
    for (int area = 0; area < areas.size(); area++) {
      if (index.put(areas.get(area).key(), area) != null) {
        throw new IllegalArgumentException(
            "Warning area (" + areas.get(area).key() + ") is given twice. Maybe a wrong key.");
      }
    }
    this.areaOfEdge =
        edges.stream().mapToInt(edge -> index.getOrDefault(edge.areaKey(), -1)).toArray();
    this.areaOfAsset =
        assets.stream().mapToInt(asset -> index.getOrDefault(asset.areaKey(), -1)).toArray();
  }

  List<WarningArea> areas() {
    return areas;
  }

  List<AreaImpact> impacts(
      Instant time, SinkLevels levels, double[] thresholds_m, float[] assetDepths_m) {
    List<Sum> sums = new ArrayList<>();
    for (int area = 0; area < areas.size(); area++) {
      sums.add(new Sum(thresholds_m));
    }
    float[][] scratch = roads.scratch();
    for (int edge = 0; edge < areaOfEdge.length; edge++) {
      int cells = areaOfEdge[edge] < 0 ? 0 : roads.opened_m(edge, levels, scratch);
      if (cells > 0) {
        sums.get(areaOfEdge[edge]).add(edges.get(edge), scratch[0], cells, roads.spacing_m(edge));
      }
    }
    for (int asset = 0; asset < areaOfAsset.length; asset++) {
      Asset place = assets.get(asset);
      if (areaOfAsset[asset] >= 0 && assetDepths_m[asset] > (float) place.tolerable_depth_m()) {
        sums.get(areaOfAsset[asset]).assets.add(new AssetDepth(place, assetDepths_m[asset]));
      }
    }
    List<AreaImpact> impacts = new ArrayList<>();
    for (int area = 0; area < areas.size(); area++) {
      impacts.add(sums.get(area).impact(areas.get(area), time));
    }
    return List.copyOf(impacts);
  }

  /** What is found in one area so far. */
  private static final class Sum {
    private final double[] thresholds_m;
    private final double[] lengths_m;
    private final TreeMap<String, StreetDepth> streets = new TreeMap<>();
    private final List<AssetDepth> assets = new ArrayList<>();
    private double deepest_m;

    Sum(double[] thresholds_m) {
      this.thresholds_m = thresholds_m;
      this.lengths_m = new double[thresholds_m.length];
    }

    void add(RoadEdge edge, float[] opened_m, int cells, double spacing_m) {
      float most_m = 0;
      for (int i = 0; i < cells; i++) {
        most_m = Math.max(most_m, opened_m[i]);
        for (int t = 0; t < thresholds_m.length && opened_m[i] >= (float) thresholds_m[t]; t++) {
          lengths_m[t] += spacing_m;
        }
      }
      deepest_m = Math.max(deepest_m, most_m);
      if (most_m > 0 && !edge.name().isEmpty()) {
        StreetDepth known = streets.get(edge.name());
        if (known == null || most_m > known.depth_m()) {
          streets.put(edge.name(), new StreetDepth(edge.name(), most_m, edge.index()));
        }
      }
    }

    AreaImpact impact(WarningArea area, Instant time) {
      List<StreetDepth> worstFirst = new ArrayList<>(streets.values());
      worstFirst.sort(WORST_FIRST);
      RoadLengths lengths = new RoadLengths(thresholds_m, lengths_m);
      return new AreaImpact(area, time, deepest_m, lengths, worstFirst, assets);
    }
  }
}
