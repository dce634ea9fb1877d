package org.freshet.service.ingest.radolan;

/**
 * Counts, extremes and sum of a frame's valid cells, in the header's unit.
 *
 * @param counts how the cells are made up
 * @param min smallest value, NaN if no cell is valid
 * @param max largest value, NaN if no cell is valid
 * @param sum sum over the valid cells, 0 if there are none
 * @param maxCell the first cell (north first, then west) with the largest value, -1 if none
 */
public record RadolanSummary(
    RadolanCounts counts, double min, double max, double sum, int maxCell) {}
