package org.freshet.service.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.exposure.Asset;
import org.freshet.exposure.RoadEdge;
import org.freshet.exposure.VehicleClass;
import org.freshet.flood.FloodModel;
import org.freshet.flood.Structures;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FloatGrid;
import org.freshet.reroute.VehicleDetour;
import org.freshet.scenario.HazardScheme;
import org.freshet.scenario.ScenarioFigures;
import org.freshet.scenario.ScenarioRun;
import org.freshet.scenario.ScenarioWater;
import org.freshet.service.area.PlacedAsset;
import org.freshet.service.routing.GraphHopperNetwork;
import org.freshet.sink.SinkLevels;

/** A scenario computed: its water and what the water reaches. Immutable once made. */
final class ScenarioResult {
  private static final String FIRE_STATION = "fire_station";
  private static final String FIRE_ENGINE = "fire_engine";
  private static final String CAR = "car";

  private final PlannedScenario scenario;
  private final TerrainGroup group;
  private final Structures structures;
  private final ScenarioWater water;
  private final FloatGrid depth_m;
  private final ByteGrid classes;
  private final float[] roads_m;
  private final float[] places_m;
  private final float[] buildings_m;
  private final VehicleClass vehicle;
  private final VehicleClass rescue;
  private final BitSet closed;
  private final List<String> cutOff;
  private final ScenarioFigures figures;

  ScenarioResult(BatchPlan plan, TerrainGroup group, PlannedScenario scenario) {
    this.scenario = scenario;
    this.group = group;
    BatchSpec spec = plan.spec();
    ScenarioTown town = plan.town();
    FloodModel model = group.model(scenario);
    this.structures = model.structures();
    this.water =
        ScenarioRun.run(
            model, scenario.storm().frames(), java.time.Duration.ofMinutes(spec.after_min()));
    SinkLevels highest = water.highest();
    this.depth_m = highest.depthGrid(group.terrain(), 0);
    this.classes = spec.hazard().grid(depth_m);
    this.roads_m = group.exposure().edgeDepths_m(highest);
    this.places_m = group.exposure().assetDepths_m(highest);
    this.buildings_m = group.buildings().depths_m(highest);
    this.vehicle = town.vehicle(spec.vehicle(), CAR);
    this.rescue = town.vehicle(spec.rescueVehicle(), FIRE_ENGINE);
    this.closed = closed(town, vehicle);
    this.cutOff = cutOff(town, closed(town, rescue));
    this.figures = figures(spec, town);
  }

  private BitSet closed(ScenarioTown town, VehicleClass vehicle) {
    BitSet edges = new BitSet(roads_m.length);
    GraphHopperNetwork network = town.network();
    for (int edge = 0; edge < roads_m.length; edge++) {
      boolean drivable = network != null && network.drivable(edge);
      edges.set(edge, drivable && roads_m[edge] > vehicle.wadingDepth_m());
    }
    return edges;
  }

  /** Places a fire station reached on dry streets and none reaches now. */
  private static List<String> cutOff(ScenarioTown town, BitSet closed) {
    GraphHopperNetwork network = town.network();
    List<VehicleDetour.Place> stations = new ArrayList<>();
    List<VehicleDetour.Place> others = new ArrayList<>();
    for (PlacedAsset asset : town.area().placedAssets()) {
      boolean station = asset.asset().kind().equals(FIRE_STATION);
      (station ? stations : others)
          .add(new VehicleDetour.Place(asset.asset().id(), asset.lon(), asset.lat()));
    }
    if (network == null || stations.isEmpty() || closed.isEmpty()) {
      return List.of();
    }
    Set<String> reachedDry = new HashSet<>();
    Set<String> reachedWet = new HashSet<>();
    for (VehicleDetour way : VehicleDetour.between(network, stations, others, closed)) {
      if (way.dry() != null) {
        reachedDry.add(way.toId());
      }
      if (way.wet() != null) {
        reachedWet.add(way.toId());
      }
    }
    return others.stream()
        .map(VehicleDetour.Place::id)
        .filter(id -> reachedDry.contains(id) && !reachedWet.contains(id))
        .toList();
  }

  private ScenarioFigures figures(BatchSpec spec, ScenarioTown town) {
    double[] areas_m2 = spec.hazard().areas_m2(classes);
    double flooded_m2 = 0;
    for (int number = 1; number < areas_m2.length; number++) {
      flooded_m2 += areas_m2[number];
    }
    int wetBuildings = 0;
    for (float depth : buildings_m) {
      wetBuildings += depth >= spec.buildingDepth_m() ? 1 : 0;
    }
    double closed_m = 0;
    for (int edge = closed.nextSetBit(0); edge >= 0; edge = closed.nextSetBit(edge + 1)) {
      closed_m += town.edges().get(edge).length_m();
    }
    int wetPlaces = 0;
    for (int place = 0; place < places_m.length; place++) {
      wetPlaces += floods(place) ? 1 : 0;
    }
    float deepest = 0;
    for (float depth : depth_m.array()) {
      deepest = depth > deepest ? depth : deepest;
    }
    return new ScenarioFigures(
        scenario.storm().mean_mm(),
        water.mostStored_m3(),
        flooded_m2,
        wetBuildings,
        closed.cardinality(),
        closed_m,
        wetPlaces,
        cutOff.size(),
        deepest,
        water.balance().relativeError());
  }

  /** Whether a place has more water than it bears. */
  boolean floods(int place) {
    Asset asset = group.exposure().assets().get(place);
    return places_m[place] > asset.tolerable_depth_m();
  }

  PlannedScenario scenario() {
    return scenario;
  }

  TerrainGroup group() {
    return group;
  }

  /** Links and tanks as they were in its state. */
  Structures structures() {
    return structures;
  }

  ScenarioWater water() {
    return water;
  }

  /** Deepest water of every cell, m; 0 dry, NaN no data. */
  FloatGrid depth_m() {
    return depth_m;
  }

  /** Its hazard class, {@link HazardScheme#NODATA} for no data. */
  ByteGrid classes() {
    return classes;
  }

  float roadDepth_m(int edge) {
    return roads_m[edge];
  }

  float placeDepth_m(int place) {
    return places_m[place];
  }

  float buildingDepth_m(int building) {
    return buildings_m[building];
  }

  VehicleClass vehicle() {
    return vehicle;
  }

  VehicleClass rescue() {
    return rescue;
  }

  boolean isClosed(int edge) {
    return closed.get(edge);
  }

  /** Ids of the places no fire station reaches, in the area's order. */
  List<String> cutOff() {
    return cutOff;
  }

  ScenarioFigures figures() {
    return figures;
  }

  /** Names of the closed streets with the length closed, m, by name. */
  Map<String, Double> closedStreets(List<RoadEdge> edges) {
    Map<String, Double> streets = new TreeMap<>();
    for (int edge = closed.nextSetBit(0); edge >= 0; edge = closed.nextSetBit(edge + 1)) {
      RoadEdge road = edges.get(edge);
      streets.merge(road.name(), road.length_m(), Double::sum);
    }
    return new LinkedHashMap<>(streets);
  }
}
