package org.freshet.service.ingest.lorawan;

import org.freshet.service.config.Observations.Meaning;

/**
 * One number a device sent.
 *
 * @param meaning what it is, and so its unit
 * @param value the number; NaN: the device says it has none
 */
public record Reading(Meaning meaning, double value) {}
