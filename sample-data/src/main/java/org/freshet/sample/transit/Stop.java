package org.freshet.sample.transit;

/**
 * A stop, used by all lines that pass it in either direction.
 *
 * @param id stop id
 * @param name its name
 * @param x local m
 * @param y local m
 */
public record Stop(String id, String name, double x, double y) {}
