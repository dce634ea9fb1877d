package org.freshet.service.ingest.radolan;

/**
 * How the cells of a frame are made up. {@code valid + nodata + clutter} is the number of cells;
 * the other counts are of valid cells.
 *
 * @param valid cells with a value
 * @param nodata cells without data
 * @param clutter cells with the clutter flag and data beneath: masked, so unknown
 * @param negative valid cells with the negative flag
 * @param secondary valid cells with the secondary flag (interpolated from gauges)
 * @param saturated valid cells at the largest value the format holds
 */
public record RadolanCounts(
    int valid, int nodata, int clutter, int negative, int secondary, int saturated) {}
