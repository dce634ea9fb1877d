package org.freshet.service.publish;

/**
 * Water standing in one sink at one time.
 *
 * @param sinkId the sink
 * @param depth_m depth over its pit, m
 * @param volume_m3 water in it, m³
 */
public record SinkFill(long sinkId, double depth_m, double volume_m3) {}
