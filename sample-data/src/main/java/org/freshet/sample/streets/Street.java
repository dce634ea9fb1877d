package org.freshet.sample.streets;

import org.freshet.sample.land.Line;

/**
 * One named street.
 *
 * @param name its name
 * @param kind what kind of street
 * @param quarter the quarter that builds along it
 * @param oneway whether it is driven in the line's direction only
 * @param line its centre line, local m
 */
public record Street(String name, StreetClass kind, Quarter quarter, boolean oneway, Line line) {}
