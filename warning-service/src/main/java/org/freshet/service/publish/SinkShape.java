package org.freshet.service.publish;

import org.locationtech.jts.geom.Geometry;

/**
 * A sink on the map.
 *
 * @param id stable identifier
 * @param lonLat outline of the sink when full, simplified, WGS 84 longitude/latitude
 * @param depth_m depth at the pit when full, m
 * @param area_m2 water surface when full, m²
 * @param volume_m3 volume when full, m³
 * @param catchment_m2 area that drains to it, m²
 * @param spillsTo sink that receives its overflow, -1 where that leaves the raster
 */
public record SinkShape(
    long id,
    Geometry lonLat,
    double depth_m,
    double area_m2,
    double volume_m3,
    double catchment_m2,
    long spillsTo) {}
