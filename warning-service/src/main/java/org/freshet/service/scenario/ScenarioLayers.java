package org.freshet.service.scenario;

import java.util.ArrayList;
import java.util.List;
import org.freshet.drainage.EmergencyPath;
import org.freshet.drainage.PathLoads;
import org.freshet.drainage.PathNetwork;
import org.freshet.drainage.PathRanking;
import org.freshet.exposure.RoadEdge;
import org.freshet.scenario.SinkStock;
import org.freshet.service.area.Building;
import org.freshet.service.area.PlacedAsset;
import org.freshet.service.geopackage.GeoPackageLayer;
import org.freshet.service.geopackage.GeoPackageLayer.Column;
import org.freshet.service.geopackage.GeoPackageLayer.ColumnType;
import org.freshet.service.geopackage.GeoPackageLayer.GeometryType;
import org.freshet.service.routing.GraphHopperNetwork;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.NestedSink;
import org.freshet.sink.SinkWater;

/** The vector layers of a scenario. */
final class ScenarioLayers {
  /** Shallower water on a road is not worth a feature, m. */
  private static final float LEAST_ROAD_M = 0.02f;

  private static final double CENTIMETRE = 100;

  private final BatchPlan plan;
  private final ScenarioResult result;
  private final TerrainGroup group;
  private final MapShapes shapes;

  ScenarioLayers(BatchPlan plan, ScenarioResult result) {
    this.plan = plan;
    this.result = result;
    this.group = result.group();
    this.shapes = new MapShapes(plan.town().area().mapping());
  }

  List<GeoPackageLayer> all() {
    return List.of(sinks(), paths(), buildings(), places(), roads());
  }

  private GeoPackageLayer sinks() {
    GeoPackageLayer layer =
        new GeoPackageLayer(
            "sinks",
            "Sinks with their highest water; those inside others too, by level",
            GeometryType.MULTIPOLYGON,
            columns(
                "sink_id:I level:I parent_id:I depth_m:R level_m:R stored_m3:R capacity_m3:R fill_percent:R"
                    + " spilled_m3:R catchment_m2:R hazard_class:I"));
    SinkStock stock = SinkStock.of(group.terrain(), group.sinks(), result.depth_m());
    List<NestedSink> all = group.sinks().sinks();
    for (int i = 0; i < all.size(); i++) {
      NestedSink sink = all.get(i);
      double stored_m3 = stock.stored_m3(i);
      float deepest_m = stock.deepest_m(i);
      boolean wet = deepest_m > 0;
      layer.add(
          group.sinkOutline(i),
          sink.id(),
          sink.level(),
          sink.outermost() ? null : all.get(sink.parent()).id(),
          rounded(deepest_m),
          wet ? rounded(level_m(sink)) : null,
          rounded(stored_m3),
          rounded(sink.volume_m3()),
          rounded(100 * stored_m3 / sink.volume_m3()),
          rounded(result.water().spilled_m3(sink.node())),
          rounded(sink.catchment_m2()),
          plan.spec().hazard().classOf(deepest_m));
    }
    return layer;
  }

  /** Level over the deepest cell: of the pool that reaches the pit. */
  private double level_m(NestedSink sink) {
    int leaf = group.terrain().leafOf(sink.pitCell());
    return leaf < 0 ? Double.NaN : result.water().highest().level_m(leaf);
  }

  /** Paths of outermost sinks; one that joins another is drawn up to there. */
  private GeoPackageLayer paths() {
    GeoPackageLayer layer =
        new GeoPackageLayer(
            "drainage_paths",
            "Ways overflow takes, first the one to look at first",
            GeometryType.LINESTRING,
            columns(
                "rank:I score:R from_sink:I to_sink:I joins_path_of:I length_m:R own_length_m:R"
                    + " drop_m:R spilled_m3:R passing_m3:R buildings:I roads:I underpasses:I"));
    PathNetwork network = group.paths();
    PathLoads loads = PathLoads.of(network, List.of(spilled()));
    int rank = 1;
    for (EmergencyPath path : PathRanking.ranked(network, loads)) {
      layer.add(
          group.pathLine(path.sink()),
          rank++,
          rounded(PathRanking.score(path, loads)),
          path.fromSink(),
          path.toSink(),
          path.joins() < 0 ? null : network.paths().get(path.joins()).fromSink(),
          rounded(path.length_m()),
          rounded(path.ownLength_m()),
          rounded(path.drop_m()),
          rounded(loads.spill_m3(0, path.sink())),
          rounded(loads.passing_m3(0, path.sink())),
          path.buildings(),
          path.roads(),
          path.underpasses());
    }
    return layer;
  }

  /** What spilled in the whole run, as the drainage paths want it. */
  private SinkWater spilled() {
    DepressionHierarchy hierarchy = group.terrain().hierarchy();
    double[] spilled_m3 = new double[hierarchy.nodeCount()];
    for (int node = 0; node < spilled_m3.length; node++) {
      spilled_m3[node] = result.water().spilled_m3(node);
    }
    return SinkWater.of(hierarchy, new double[spilled_m3.length], spilled_m3, 0, 0);
  }

  private GeoPackageLayer buildings() {
    GeoPackageLayer layer =
        new GeoPackageLayer(
            "buildings",
            "Buildings with water at their walls",
            GeometryType.MULTIPOLYGON,
            columns("building_id:T depth_m:R hazard_class:I"));
    List<Building> all = plan.town().area().buildings();
    for (int i = 0; i < all.size(); i++) {
      float depth_m = result.buildingDepth_m(i);
      if (depth_m >= plan.spec().buildingDepth_m()) {
        layer.add(
            shapes.polygons(all.get(i).lonLat()),
            all.get(i).id(),
            rounded(depth_m),
            plan.spec().hazard().classOf(depth_m));
      }
    }
    return layer;
  }

  private GeoPackageLayer places() {
    GeoPackageLayer layer =
        new GeoPackageLayer(
            "critical_places",
            "Critical places, reached and not",
            GeometryType.POINT,
            columns("place_id:T kind:T name:T depth_m:R bears_m:R flooded:I cut_off:I"));
    List<PlacedAsset> all = plan.town().area().placedAssets();
    for (int i = 0; i < all.size(); i++) {
      PlacedAsset placed = all.get(i);
      layer.add(
          shapes.point(placed.lon(), placed.lat()),
          placed.asset().id(),
          placed.asset().kind(),
          placed.asset().name(),
          rounded(result.placeDepth_m(i)),
          placed.asset().tolerable_depth_m(),
          result.floods(i) ? 1 : 0,
          result.cutOff().contains(placed.asset().id()) ? 1 : 0);
    }
    return layer;
  }

  private GeoPackageLayer roads() {
    GeoPackageLayer layer =
        new GeoPackageLayer(
            "road_edges",
            "Road edges with water; closed for " + result.vehicle().id(),
            GeometryType.LINESTRING,
            columns("edge:I osm_way:I name:T length_m:R depth_m:R closed:I closed_rescue:I"));
    GraphHopperNetwork network = plan.town().network();
    if (network == null) {
      return layer;
    }
    for (RoadEdge road : network.edges()) {
      float depth_m = result.roadDepth_m(road.index());
      if (depth_m >= LEAST_ROAD_M) {
        layer.add(
            shapes.line(network.lonLat(road.index())),
            road.index(),
            road.osmWayId(),
            road.name(),
            rounded(road.length_m()),
            rounded(depth_m),
            result.isClosed(road.index()) ? 1 : 0,
            depth_m > result.rescue().wadingDepth_m() ? 1 : 0);
      }
    }
    return layer;
  }

  private static double rounded(double value) {
    return Math.rint(value * CENTIMETRE) / CENTIMETRE;
  }

  private static List<Column> columns(String description) {
    List<Column> columns = new ArrayList<>();
    for (String one : description.split(" ", -1)) {
      int colon = one.indexOf(':');
      ColumnType type =
          switch (one.charAt(colon + 1)) {
            case 'I' -> ColumnType.INTEGER;
            case 'R' -> ColumnType.REAL;
            default -> ColumnType.TEXT;
          };
      columns.add(new Column(one.substring(0, colon), type));
    }
    return columns;
  }
}
