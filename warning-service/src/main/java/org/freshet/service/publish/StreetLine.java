package org.freshet.service.publish;

import org.locationtech.jts.geom.LineString;

/**
 * A road edge on the map.
 *
 * @param edge index of the road edge in its network
 * @param name street name, empty where it has none
 * @param areaKey warning area of its middle, empty outside all
 * @param rank how large it is drawn: 1 main street, 2 street, 3 path
 * @param lonLat its centre line, WGS 84 longitude/latitude
 */
public record StreetLine(int edge, String name, String areaKey, int rank, LineString lonLat) {}
