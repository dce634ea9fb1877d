package org.freshet.service.publish;

import java.time.ZoneId;
import java.util.List;
import org.freshet.exposure.VehicleClass;
import org.freshet.grid.FloatGrid;
import org.locationtech.jts.geom.Polygon;

/**
 * What does not change during an event: ground, areas, streets, lines; of what works changed, all
 * there was. Any list may be empty.
 *
 * @param name name of the study area
 * @param zone time zone people there live in
 * @param elevation ground, m above datum, in the study CRS
 * @param toLonLat from the study CRS to longitude/latitude
 * @param flooded_m depth from which a street counts as flooded in the account, m
 * @param areas warning areas
 * @param streets road edges
 * @param buildings outlines of buildings, longitude/latitude
 * @param places critical places
 * @param lines transit lines
 * @param stops their stops
 * @param vehicles classes of vehicles that passability windows speak of
 * @param sinks the sink inventory
 * @param paths emergency drainage paths of the sinks
 * @param gauges rain and level gauges
 * @param works works that stood at some time
 */
public record StudyMap(
    String name,
    ZoneId zone,
    FloatGrid elevation,
    ToLonLat toLonLat,
    double flooded_m,
    List<AreaShape> areas,
    List<StreetLine> streets,
    List<Polygon> buildings,
    List<Place> places,
    List<TransitLine> lines,
    List<TransitStop> stops,
    List<VehicleClass> vehicles,
    List<SinkShape> sinks,
    List<PathShape> paths,
    List<GaugePlace> gauges,
    List<WorkShape> works) {
  /** Copies the lists. */
  public StudyMap {
    areas = List.copyOf(areas);
    streets = List.copyOf(streets);
    buildings = List.copyOf(buildings);
    places = List.copyOf(places);
    lines = List.copyOf(lines);
    stops = List.copyOf(stops);
    vehicles = List.copyOf(vehicles);
    sinks = List.copyOf(sinks);
    paths = List.copyOf(paths);
    gauges = List.copyOf(gauges);
    works = List.copyOf(works);
  }

  /** The same with other sinks, paths and works. */
  public StudyMap with(
      List<SinkShape> otherSinks, List<PathShape> otherPaths, List<WorkShape> otherWorks) {
    return new StudyMap(
        name,
        zone,
        elevation,
        toLonLat,
        flooded_m,
        areas,
        streets,
        buildings,
        places,
        lines,
        stops,
        vehicles,
        otherSinks,
        otherPaths,
        gauges,
        otherWorks);
  }
}
