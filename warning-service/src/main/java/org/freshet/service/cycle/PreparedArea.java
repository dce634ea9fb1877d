package org.freshet.service.cycle;

import java.util.List;
import java.util.Map;
import org.freshet.exposure.RoadEdge;
import org.freshet.service.publish.StudyMap;
import org.freshet.sink.SinkInventory;
import org.freshet.sink.TerrainModel;

/**
 * A study area ready to run: everything that is computed once.
 *
 * @param terrain its terrain model, buildings raised and culverts open
 * @param sinks the sinks shown to people
 * @param edges its road edges
 * @param cycle one cycle of it
 * @param map what does not change, for the outputs
 * @param modelVersion hash of the terrain model
 * @param rulesVersion hash of the warning rules
 * @param findings what was wrong with its files, as one line each with its count
 */
public record PreparedArea(
    TerrainModel terrain,
    SinkInventory sinks,
    List<RoadEdge> edges,
    Cycle cycle,
    StudyMap map,
    String modelVersion,
    String rulesVersion,
    Map<String, Integer> findings) {
  /** Copies the collections. */
  public PreparedArea {
    edges = List.copyOf(edges);
    findings = Map.copyOf(findings);
  }
}
