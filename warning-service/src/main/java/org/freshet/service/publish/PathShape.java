package org.freshet.service.publish;

import org.locationtech.jts.geom.LineString;

/**
 * An emergency drainage path on the map: the way the overflow of a sink takes.
 *
 * @param fromSink sink it begins at
 * @param toSink sink it ends in, -1 where it leaves the raster or ends in a water body
 * @param lonLat its line from the outlet to where it ends or joins another, WGS 84
 *     longitude/latitude
 * @param joins sink whose path it goes on as, -1 if it runs by itself to its end
 * @param length_m length from the outlet to the end, shared ground included, m
 * @param drop_m outlet above the end, m
 * @param roads streets it runs over
 * @param underpasses underpasses it runs into
 * @param buildings houses it runs over or along
 */
public record PathShape(
    long fromSink,
    long toSink,
    LineString lonLat,
    long joins,
    double length_m,
    double drop_m,
    int roads,
    int underpasses,
    int buildings) {}
