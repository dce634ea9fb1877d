package org.freshet.service.analyse;

/**
 * What a uniform rain does to the terrain once everything has come to rest; nothing infiltrates.
 *
 * @param rain_mm the rain
 * @param input_m3 rain on all valid cells, m³
 * @param stored_m3 water standing in sinks, m³
 * @param outflow_m3 water that left over the raster's edge or next to outside no data, m³
 * @param floodedCells cells under water
 * @param sinksFull pits whose sink is full to its outlet
 * @param balanceError |input - stored - outflow| relative to the input; 0 for no rain
 */
public record RainResult(
    double rain_mm,
    double input_m3,
    double stored_m3,
    double outflow_m3,
    long floodedCells,
    long sinksFull,
    double balanceError) {
  /** The same with the number of cells under water. */
  RainResult withFlooded(long cells) {
    return new RainResult(rain_mm, input_m3, stored_m3, outflow_m3, cells, sinksFull, balanceError);
  }
}
