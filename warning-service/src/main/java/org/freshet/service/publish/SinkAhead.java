package org.freshet.service.publish;

import org.freshet.flood.SinkOutlook;

/**
 * What a step said of one sink's future.
 *
 * @param sinkId the sink
 * @param outlook quantiles, probabilities, rain left, confidence
 */
public record SinkAhead(long sinkId, SinkOutlook outlook) {}
