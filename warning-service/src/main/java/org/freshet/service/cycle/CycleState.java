package org.freshet.service.cycle;

import org.freshet.flood.FloodState;
import org.freshet.warning.IncidentBook;

/**
 * What one cycle hands to the next.
 *
 * @param flood water in every sink
 * @param book open incidents
 */
public record CycleState(FloodState flood, IncidentBook book) {}
