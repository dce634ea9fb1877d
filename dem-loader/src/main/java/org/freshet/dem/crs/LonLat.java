package org.freshet.dem.crs;

/**
 * A place on earth in WGS 84.
 *
 * @param lon_deg longitude, degrees, east positive
 * @param lat_deg latitude, degrees, north positive
 */
public record LonLat(double lon_deg, double lat_deg) {}
