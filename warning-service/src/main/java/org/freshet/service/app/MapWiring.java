package org.freshet.service.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.freshet.dem.crs.LonLat;
import org.freshet.exposure.RoadEdge;
import org.freshet.service.area.Building;
import org.freshet.service.area.GridMapping;
import org.freshet.service.area.PlacedAsset;
import org.freshet.service.area.StudyArea;
import org.freshet.service.area.WarnedArea;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.cycle.GroundModel;
import org.freshet.service.publish.AreaShape;
import org.freshet.service.publish.GaugePlace;
import org.freshet.service.publish.Place;
import org.freshet.service.publish.StreetLine;
import org.freshet.service.publish.StudyMap;
import org.freshet.service.publish.ToLonLat;
import org.freshet.service.routing.GraphHopperNetwork;
import org.freshet.warning.WarningRules;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** Draws together what does not change during an event, for the map and the files. */
final class MapWiring {
  private static final int WGS84 = 4326;

  private final AreaWiring.Ground ground;
  private final @Nullable GraphHopperNetwork network;
  private final TransitWiring transit;
  private final GroundModel bare;
  private final WarningRules rules;
  private final GeometryFactory factory = new GeometryFactory(new PrecisionModel(), WGS84);

  MapWiring(
      AreaWiring.Ground ground,
      @Nullable GraphHopperNetwork network,
      TransitWiring transit,
      GroundModel bare,
      WarningRules rules) {
    this.ground = ground;
    this.network = network;
    this.transit = transit;
    this.bare = bare;
    this.rules = rules;
  }

  StudyMap map(AreaConfig config) {
    StudyArea area = ground.area();
    ToLonLat toLonLat = toLonLat(area.mapping());
    return new StudyMap(
        config.name(),
        config.timezone(),
        ground.bareEarth(),
        toLonLat,
        rules.lowest().roadDepth_m(),
        areas(area),
        streets(),
        buildings(area),
        places(area),
        transit.lines(),
        transit.stops(),
        transit.vehicles(),
        bare.shapes(),
        bare.paths().shapes(),
        config.gauges().stream().map(MapWiring::gauge).toList(),
        List.of());
  }

  /** From the map to longitude and latitude. */
  static ToLonLat toLonLat(GridMapping mapping) {
    return (x, y) -> {
      LonLat place = mapping.crs().toLonLat(x, y);
      return new Coordinate(place.lon_deg(), place.lat_deg());
    };
  }

  private static GaugePlace gauge(AreaConfig.Gauge gauge) {
    return new GaugePlace(
        gauge.id(),
        gauge.key(),
        gauge.name(),
        gauge.kind().name().toLowerCase(Locale.ROOT),
        gauge.lon(),
        gauge.lat(),
        gauge.interval_min(),
        gauge.zero_m(),
        gauge.stages_m());
  }

  private static List<AreaShape> areas(StudyArea area) {
    List<AreaShape> shapes = new ArrayList<>();
    for (WarnedArea warned : area.areas()) {
      shapes.add(new AreaShape(warned.area().key(), warned.area().name(), warned.lonLat()));
    }
    return shapes;
  }

  private List<StreetLine> streets() {
    List<StreetLine> streets = new ArrayList<>();
    if (network == null) {
      return streets;
    }
    for (RoadEdge edge : network.edges()) {
      int index = edge.index();
      LineString line = line(network.lonLat(index));
      streets.add(new StreetLine(index, edge.name(), edge.areaKey(), network.rank(index), line));
    }
    return streets;
  }

  private LineString line(double[] lonLat) {
    Coordinate[] points = new Coordinate[lonLat.length / 2];
    for (int i = 0; i < points.length; i++) {
      points[i] = new Coordinate(lonLat[2 * i], lonLat[2 * i + 1]);
    }
    return factory.createLineString(points);
  }

  private static List<Polygon> buildings(StudyArea area) {
    List<Polygon> polygons = new ArrayList<>();
    for (Building building : area.buildings()) {
      for (int i = 0; i < building.lonLat().getNumGeometries(); i++) {
        if (building.lonLat().getGeometryN(i) instanceof Polygon polygon) {
          polygons.add(polygon);
        }
      }
    }
    return polygons;
  }

  private static List<Place> places(StudyArea area) {
    List<Place> places = new ArrayList<>();
    for (PlacedAsset placed : area.placedAssets()) {
      places.add(
          new Place(
              placed.asset().id(),
              placed.asset().kind(),
              placed.asset().name(),
              placed.nameEn(),
              placed.lon(),
              placed.lat()));
    }
    return places;
  }
}
