package org.freshet.service.area;

/**
 * A part of the sewer network with one capacity.
 *
 * @param id identifier in the study area's file
 * @param name what people call it
 * @param capacity_mm_h rain its connected surfaces can lose to it, mm/h
 */
public record SewerArea(String id, String name, double capacity_mm_h) {}
