package org.freshet.service.store;

/**
 * What an {@link ObservationWriter} has done since it started.
 *
 * @param commits transactions
 * @param added new values
 * @param repeated values that were there already
 * @param revised values that replaced another
 * @param failed messages that could not be stored and were not acknowledged
 * @param waiting messages in the queue now
 */
public record WriterFigures(
    long commits, long added, long repeated, long revised, long failed, int waiting) {}
