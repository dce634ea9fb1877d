package org.freshet.service.cycle;

import java.time.Duration;

/**
 * A rain gauge of the study area.
 *
 * @param id its name
 * @param key sensor its values come under
 * @param x_m easting in the study area's CRS, m
 * @param y_m northing, m
 * @param interval between its values
 */
public record RainGauge(String id, String key, double x_m, double y_m, Duration interval) {}
