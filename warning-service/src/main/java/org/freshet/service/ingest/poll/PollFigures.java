package org.freshet.service.ingest.poll;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a poller is doing.
 *
 * @param id of the poll
 * @param asked how often it asked
 * @param unchanged answers that said nothing is new
 * @param failed answers nothing could be had from
 * @param stored values made durable, new and revised
 * @param lastGood when it last had an answer; empty: never
 * @param lastFailure what went wrong last; empty: nothing so far
 * @param findings what was odd about answers, by kind
 */
public record PollFigures(
    String id,
    long asked,
    long unchanged,
    long failed,
    long stored,
    Optional<Instant> lastGood,
    String lastFailure,
    Map<String, Long> findings) {}
