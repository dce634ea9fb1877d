package org.freshet.warning;

import java.time.Instant;

/**
 * What is remembered of an incident for a while after its end, so that an area which flickers does
 * not end and open again and again.
 *
 * @param areaKey key of its area
 * @param ended when it ended
 * @param calmNeeded calm cycles its end took
 */
public record EndedIncident(String areaKey, Instant ended, int calmNeeded) {}
