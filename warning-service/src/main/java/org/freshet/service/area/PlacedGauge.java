package org.freshet.service.area;

import org.freshet.service.config.AreaConfig;

/**
 * A gauge with its position on the terrain.
 *
 * @param gauge the gauge
 * @param x easting in the study area's CRS, m
 * @param y northing, m
 * @param cell cell it stands on, -1 off the terrain
 */
public record PlacedGauge(AreaConfig.Gauge gauge, double x, double y, int cell) {}
