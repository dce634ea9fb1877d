package org.freshet.warning;

import java.time.Instant;

/**
 * Names an earlier message.
 *
 * @param version version of the incident it carried, 1-based
 * @param sent when it was sent
 */
public record MessageRef(int version, Instant sent) {}
