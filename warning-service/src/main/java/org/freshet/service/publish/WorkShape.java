package org.freshet.service.publish;

import org.locationtech.jts.geom.Geometry;

/**
 * A work on the map.
 *
 * @param id identifier in the study area's file
 * @param kind what it is, such as {@code barrier}
 * @param note what people call it
 * @param lonLat its line or polygon, WGS 84 longitude/latitude
 */
public record WorkShape(String id, String kind, String note, Geometry lonLat) {}
