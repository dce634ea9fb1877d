package org.freshet.service.publish;

import org.freshet.flood.BlockedOutlook;
import org.freshet.flood.SinkOutlook;
import org.jspecify.annotations.Nullable;

/**
 * What a step said of one sink's future.
 *
 * @param sinkId the sink
 * @param outlook quantiles, probabilities, rain left, confidence
 * @param ifBlocked how it would stand if links clogged; null where not notably deeper
 */
public record SinkAhead(long sinkId, SinkOutlook outlook, @Nullable BlockedOutlook ifBlocked) {
  /** Nobody asks what may clog. */
  public SinkAhead(long sinkId, SinkOutlook outlook) {
    this(sinkId, outlook, null);
  }
}
