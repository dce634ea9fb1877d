package org.freshet.exposure;

/**
 * The deepest water on the edges of one street within an area.
 *
 * @param name street name
 * @param depth_m deepest water, m
 * @param edge index of the edge where that is
 */
public record StreetDepth(String name, double depth_m, int edge) {}
