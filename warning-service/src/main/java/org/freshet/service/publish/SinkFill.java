package org.freshet.service.publish;

/**
 * Water standing in one sink at one time.
 *
 * @param sinkId the sink
 * @param depth_m depth over its pit, m
 * @param volume_m3 water in it below its sill, m³
 * @param level_m water level, m above datum
 * @param spill_m3_s what leaves it over its sill, m³/s, mean of the newest computing step
 */
public record SinkFill(
    long sinkId, double depth_m, double volume_m3, double level_m, double spill_m3_s) {}
