package org.freshet.service.publish;

import org.locationtech.jts.geom.Geometry;

/**
 * A warning area on the map.
 *
 * @param key official key (ARS)
 * @param name what people call it
 * @param lonLat its polygon or polygons, WGS 84 longitude/latitude
 */
public record AreaShape(String key, String name, Geometry lonLat) {}
