package org.freshet.service.area;

import org.freshet.exposure.WarningArea;
import org.locationtech.jts.geom.Geometry;

/**
 * A warning area with its outline.
 *
 * @param area key and name
 * @param lonLat its polygon or polygons, longitude and latitude, valid
 */
public record WarnedArea(WarningArea area, Geometry lonLat) {}
