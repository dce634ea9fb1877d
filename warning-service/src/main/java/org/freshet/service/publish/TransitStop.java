package org.freshet.service.publish;

/**
 * A stop on the map.
 *
 * @param id stop of the transit feed
 * @param name what people call it
 * @param lon longitude, degrees
 * @param lat latitude, degrees
 */
public record TransitStop(String id, String name, double lon, double lat) {}
