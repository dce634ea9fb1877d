package org.freshet.exposure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a class of vehicles cannot use a road edge.
 *
 * @param edge index of the road edge
 * @param vehicleId class that cannot pass
 * @param from first time it cannot pass
 * @param until first time it can pass again; null where the forecast ends before that
 * @param maxDepth_m deepest water on the edge in that time, m
 * @param observed whether it already holds now, as against forecast only
 */
public record PassabilityWindow(
    int edge,
    String vehicleId,
    Instant from,
    @Nullable Instant until,
    double maxDepth_m,
    boolean observed) {}
