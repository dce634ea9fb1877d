package org.freshet.service.app;

import java.util.List;
import java.util.Map;
import org.freshet.exposure.RoadEdge;
import org.freshet.exposure.VehicleClass;
import org.freshet.reroute.TransitRerouter;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.cycle.TransitPlan;
import org.freshet.service.publish.TransitLine;
import org.freshet.service.publish.TransitStop;
import org.freshet.service.routing.GraphHopperNetwork;
import org.jspecify.annotations.Nullable;

/**
 * The transit lines of a study area, laid onto its streets.
 *
 * @param plan lines and who leads them around
 * @param edges all edges closures may name
 * @param vehicles classes of vehicles closures are told for
 * @param lines the lines as drawn
 * @param stops their stops
 * @param feedVersion version of the timetable, empty where it names none
 * @param findings what was wrong with the timetable
 */
record TransitWiring(
    TransitPlan plan,
    List<RoadEdge> edges,
    List<VehicleClass> vehicles,
    List<TransitLine> lines,
    List<TransitStop> stops,
    String feedVersion,
    Map<String, Integer> findings) {

  static TransitWiring of(AreaConfig config, StudyArea area, @Nullable GraphHopperNetwork network) {
    List<RoadEdge> edges = network == null ? List.of() : network.edges();
    TransitPlan plan =
        new TransitPlan(new TransitRerouter(network, edges), List.of(), "bus", "bus");
    return new TransitWiring(plan, edges, config.vehicles(), List.of(), List.of(), "", Map.of());
  }
}
