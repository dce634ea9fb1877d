package org.freshet.sample.transit;

/**
 * A stop on a line's way.
 *
 * @param stop the stop
 * @param along_m where along the line's shape, m
 * @param seconds since the departure from the first stop
 */
public record StopTime(Stop stop, double along_m, int seconds) {}
