package org.freshet.exposure;

/**
 * A class of vehicles with the depth it may wade through. The operator sets it: no default fits a
 * fleet nobody measured.
 *
 * @param id identifier, such as {@code fire_engine}
 * @param name what people call it
 * @param wadingDepth_m deepest water it may drive through, m
 */
public record VehicleClass(String id, String name, double wadingDepth_m) {}
