package org.freshet.reroute;

/**
 * The part of a line's way that runs on one edge.
 *
 * @param edge index of the edge
 * @param from_m where on the way it begins, m
 * @param to_m where it ends, m
 */
public record EdgeSpan(int edge, double from_m, double to_m) {}
