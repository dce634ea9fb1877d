package org.freshet.reroute;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line should do about closed streets: leave its way at one stop, come back at another.
 *
 * @param routeId route of the transit feed
 * @param routeName what people call the line
 * @param directionId 0 or 1
 * @param from from when
 * @param until until when; null where the forecast ends before the streets open
 * @param closedStreets names of the closed streets on its way
 * @param closedEdges indexes of the closed road edges on its way
 * @param skippedStopIds stops it cannot serve, in order
 * @param lastStopId last stop served before the closed part, empty at the start of the line
 * @param nextStopId first stop served after it, empty at its end
 * @param diversion the way round; null where there is none (rail-bound or cut off)
 * @param extra_s how much longer that takes, s; 0 without a diversion
 * @param observed whether the closure already holds, as against forecast only
 */
public record TransitHint(
    String routeId,
    String routeName,
    int directionId,
    Instant from,
    @Nullable Instant until,
    List<String> closedStreets,
    List<Integer> closedEdges,
    List<String> skippedStopIds,
    String lastStopId,
    String nextStopId,
    @Nullable Route diversion,
    long extra_s,
    boolean observed) {
  /** Copies the lists. */
  public TransitHint {
    closedStreets = List.copyOf(closedStreets);
    closedEdges = List.copyOf(closedEdges);
    skippedStopIds = List.copyOf(skippedStopIds);
  }
}
