package org.freshet.exposure;

/**
 * A critical place: fire station, hospital, school, transformer.
 *
 * @param id identifier in the study area's file
 * @param kind {@code fire_station}, {@code hospital}, {@code school}, {@code transformer} …
 * @param name what people call it
 * @param cell DEM cell it stands on, -1 outside the terrain
 * @param areaKey warning area it lies in, empty outside all
 * @param tolerable_depth_m water at its door that does no harm yet
 */
public record Asset(
    String id, String kind, String name, int cell, String areaKey, double tolerable_depth_m) {}
