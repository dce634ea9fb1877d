package org.freshet.rain;

/**
 * How well a method meets gauges it was not shown.
 *
 * @param method the method
 * @param range_m its range, m; 0 for methods without one
 * @param rmse_mm root mean square error over the gauges left out one after the other, mm
 * @param bias_mm mean error, mm; positive is too much rain
 * @param gauges how many gauges were left out
 */
public record AdjustmentScore(
    AdjustmentMethod method, double range_m, double rmse_mm, double bias_mm, int gauges) {}
