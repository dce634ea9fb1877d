package org.freshet.service.transit;

/**
 * A stop or platform.
 *
 * @param id stop_id
 * @param name stop_name
 * @param lon longitude, degrees WGS84
 * @param lat latitude, degrees WGS84
 */
public record GtfsStop(String id, String name, double lon, double lat) {}
