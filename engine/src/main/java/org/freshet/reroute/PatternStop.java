package org.freshet.reroute;

/**
 * A stop on the way of a line.
 *
 * @param id identifier in the transit feed
 * @param name what people call it
 * @param lon longitude, degrees
 * @param lat latitude, degrees
 * @param position_m distance from the start of the line's way, m
 */
public record PatternStop(String id, String name, double lon, double lat, double position_m) {}
