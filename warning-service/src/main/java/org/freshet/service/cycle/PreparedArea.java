package org.freshet.service.cycle;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.freshet.exposure.RoadEdge;
import org.freshet.service.publish.StudyMap;

/**
 * A study area ready to run: everything that is computed once.
 *
 * @param edges its road edges
 * @param cycle one cycle of it
 * @param map what does not change, for the outputs
 * @param modelVersion hash of the terrain model without works
 * @param worksVersion hash of the works it was prepared with, empty where there are none
 * @param rulesVersion hash of the warning rules
 * @param findings what was wrong with its files, as one line each with its count; grows where files
 *     are read again
 */
public record PreparedArea(
    List<RoadEdge> edges,
    Cycle cycle,
    StudyMap map,
    String modelVersion,
    String worksVersion,
    String rulesVersion,
    Supplier<Map<String, Integer>> findings) {
  /** Copies the edges. */
  public PreparedArea {
    edges = List.copyOf(edges);
  }
}
