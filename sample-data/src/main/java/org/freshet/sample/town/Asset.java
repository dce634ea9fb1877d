package org.freshet.sample.town;

/**
 * A critical place: the point before its door.
 *
 * @param id identifier
 * @param kind what it is
 * @param name German name
 * @param nameEn English name
 * @param x local m
 * @param y local m
 */
public record Asset(String id, String kind, String name, String nameEn, double x, double y) {}
