package org.freshet.dem.crs;

/**
 * A point in the units of a coordinate reference system, easting first whatever its axis order is.
 *
 * @param x easting; degrees in geographic systems, else the unit of the system
 * @param y northing, likewise
 */
public record MapPoint(double x, double y) {}
