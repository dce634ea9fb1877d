package org.freshet.service.area;

import org.locationtech.jts.geom.Geometry;

/**
 * A building that stands in the water's way.
 *
 * @param id identifier in the study area's file
 * @param lonLat its footprint, longitude and latitude
 * @param cells cells with centres in the footprint; the array must not be written to
 * @param height_m how high its roof stands above the ground, m
 */
@SuppressWarnings("ArrayRecordComponent")
public record Building(String id, Geometry lonLat, int[] cells, double height_m) {}
