package org.freshet.service.cycle;

import java.util.List;
import org.freshet.flood.FloodState;
import org.freshet.service.publish.WaterCorrection;
import org.freshet.warning.IncidentBook;

/**
 * What one cycle hands to the next.
 *
 * @param flood water in every sink
 * @param ground the ground it lies on
 * @param book open incidents
 * @param corrections what reports did to the water so far
 */
public record CycleState(
    FloodState flood, GroundModel ground, IncidentBook book, List<WaterCorrection> corrections) {
  /** Copies the list. */
  public CycleState {
    corrections = List.copyOf(corrections);
  }
}
