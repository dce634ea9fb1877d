package org.freshet.service.publish;

import java.util.List;

/**
 * What a change of the ground did to the water in one step.
 *
 * @param begun works that stand from now on, also those that changed, by identifier
 * @param ended works that no longer stand as they did
 * @param kept depressions with water that kept it
 * @param poured depressions whose water was poured in anew, because the ground changed there
 * @param corrected_m3 water given, negative where taken, booked as a correction of the balance, m³
 */
public record GroundChange(
    List<String> begun, List<String> ended, int kept, int poured, double corrected_m3) {
  /** Copies the lists. */
  public GroundChange {
    begun = List.copyOf(begun);
    ended = List.copyOf(ended);
  }
}
