package org.freshet.service.area;

import org.locationtech.jts.geom.LineString;

/**
 * A pipe or passage under a bank.
 *
 * @param id identifier in the study area's file
 * @param name what people call it
 * @param lonLat its line from inlet to outlet, longitude and latitude
 * @param cells cells along it in flow order; the array must not be written to
 * @param inletInvert_m height of its floor at the inlet above datum, m
 * @param outletInvert_m the same at the outlet
 * @param capacity_m3_s most it carries, m³/s; infinite where nobody says
 */
@SuppressWarnings("ArrayRecordComponent")
public record Culvert(
    String id,
    String name,
    LineString lonLat,
    int[] cells,
    double inletInvert_m,
    double outletInvert_m,
    double capacity_m3_s) {}
