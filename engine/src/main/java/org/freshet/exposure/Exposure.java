package org.freshet.exposure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.freshet.flood.FloodForecast;
import org.freshet.flood.FloodState;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;

/**
 * Roads, assets and warning areas of a study area, laid out against its terrain: asks any state of
 * the water what it does to them. Cost of a look: O(cells of all road edges and asset
 * surroundings). Immutable; thread-safe.
 */
public final class Exposure {
  private final List<RoadEdge> edges;
  private final List<Asset> assets;
  private final RoadDepths roads;
  private final AssetDepths places;
  private final AreaImpacts areas;

  /** Lays the study area out with the default {@link ExposureOptions}. */
  public Exposure(
      TerrainModel terrain, List<RoadEdge> edges, List<Asset> assets, List<WarningArea> areas) {
    this(terrain, edges, assets, areas, ExposureOptions.defaults());
  }

  /**
   * Lays the study area out.
   *
   * @param edges road edges in index order
   * @throws IllegalArgumentException if an edge is out of order
   */
  public Exposure(
      TerrainModel terrain,
      List<RoadEdge> edges,
      List<Asset> assets,
      List<WarningArea> areas,
      ExposureOptions options) {
    for (int i = 0; i < edges.size(); i++) {
      if (edges.get(i).index() != i) {
        throw new IllegalArgumentException(
            "Road edge (" + edges.get(i).index() + ") stands at place " + i + " of the list.");
      }
    }
    this.edges = List.copyOf(edges);
    this.assets = List.copyOf(assets);
    this.roads = new RoadDepths(terrain, this.edges, options.minWetLength_m());
    this.places = new AssetDepths(terrain, this.assets, options);
    this.areas = new AreaImpacts(this.edges, this.assets, areas, roads);
  }

  /** The road edges in index order. */
  public List<RoadEdge> edges() {
    return edges;
  }

  /** The assets in the order given. */
  public List<Asset> assets() {
    return assets;
  }

  /** The warning areas in the order given. */
  public List<WarningArea> areas() {
    return areas.areas();
  }

  /** Deepest water on every road edge, m; 0 where it is dry, a bridge or outside the terrain. */
  public float[] edgeDepths_m(SinkLevels levels) {
    float[] result_m = new float[edges.size()];
    float[][] scratch = roads.scratch();
    for (int edge = 0; edge < result_m.length; edge++) {
      int cells = roads.opened_m(edge, levels, scratch);
      for (int i = 0; i < cells; i++) {
        result_m[edge] = Math.max(result_m[edge], scratch[0][i]);
      }
    }
    return result_m;
  }

  /** Water at every asset, m; 0 where it is dry or outside the terrain. */
  public float[] assetDepths_m(SinkLevels levels) {
    return places.depths_m(levels);
  }

  /**
   * What a state of the water does to every area.
   *
   * @param thresholds_m depths whose road lengths are wanted, ascending, m
   */
  public List<AreaImpact> impacts(Instant time, SinkLevels levels, double[] thresholds_m) {
    return areas.impacts(time, levels, thresholds_m, assetDepths_m(levels));
  }

  /** What every member of a forecast does to every area, one series per member. */
  public List<ImpactSeries> impacts(FloodForecast forecast, double[] thresholds_m) {
    List<ImpactSeries> all = new ArrayList<>();
    for (int member = 0; member < forecast.memberCount(); member++) {
      List<List<AreaImpact>> series = new ArrayList<>();
      for (int lead = 0; lead < forecast.times().size(); lead++) {
        Instant time = forecast.times().get(lead);
        series.add(impacts(time, forecast.levels(member, lead), thresholds_m));
      }
      all.add(new ImpactSeries(forecast.times(), series));
    }
    return all;
  }

  /** Water on the roads now and nothing ahead. */
  public DepthSeries depths(FloodState now) {
    return new DepthSeries(List.of(now.time()), List.of(edgeDepths_m(now.levels())));
  }

  /**
   * Water on the roads now and ahead.
   *
   * @param share quantile over the members, see {@link FloodForecast#quantile}; 1 for the worst
   */
  public DepthSeries depths(FloodState now, FloodForecast forecast, double share) {
    List<Instant> times = new ArrayList<>();
    List<float[]> depths_m = new ArrayList<>();
    times.add(now.time());
    depths_m.add(edgeDepths_m(now.levels()));
    for (int lead = 0; lead < forecast.times().size(); lead++) {
      times.add(forecast.times().get(lead));
      SinkLevels levels =
          forecast.memberCount() == 1 ? forecast.levels(0, lead) : forecast.quantile(lead, share);
      depths_m.add(edgeDepths_m(levels));
    }
    return new DepthSeries(times, depths_m);
  }

  /**
   * When vehicles cannot use road edges, ordered by edge, vehicle and time. A vehicle passes water
   * up to and including its wading depth.
   */
  public List<PassabilityWindow> windows(DepthSeries series, List<VehicleClass> vehicles) {
    return PassabilityWindows.of(series, vehicles);
  }
}
