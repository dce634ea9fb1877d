package org.freshet.service.area;

/**
 * A part of the sewer network with one capacity.
 *
 * @param id identifier in the study area's file
 * @param name what people call it
 * @param capacity what it carries
 * @param lon longitude of a place within it, degrees
 * @param lat latitude of it, degrees
 */
public record SewerArea(String id, String name, SewerCapacity capacity, double lon, double lat) {}
