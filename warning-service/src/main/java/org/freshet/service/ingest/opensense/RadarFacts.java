package org.freshet.service.ingest.opensense;

import org.freshet.service.ingest.observation.ObservationCollector;

/** What to tell of a radar cut-out. */
final class RadarFacts {
  private RadarFacts() {}

  static void put(RadarCutout radar, ObservationCollector collector) {
    int frames = radar.times().size();
    collector.fact("frames", frames);
    collector.fact("rows", radar.rows());
    collector.fact("cols", radar.cols());
    collector.fact("unit", "mm/h");
    collector.fact("from", radar.times().get(0).toString());
    collector.fact("to", radar.times().get(frames - 1).toString());
    int maxFrame = -1;
    int maxCell = -1;
    long valid = 0;
    double sum = 0;
    for (int frame = 0; frame < frames; frame++) {
      for (int cell = 0; cell < radar.cells(); cell++) {
        float value = radar.intensity_mm_h()[frame][cell];
        if (Float.isNaN(value)) {
          continue;
        }
        valid++;
        sum += value;
        if (maxCell < 0 || value > radar.intensity_mm_h()[maxFrame][maxCell]) {
          maxFrame = frame;
          maxCell = cell;
        }
      }
    }
    collector.fact("validCells", valid);
    collector.fact("nodataCells", (long) frames * radar.cells() - valid);
    collector.fact("sum", Math.rint(sum * 100) / 100);
    if (maxCell >= 0) {
      double max = radar.intensity_mm_h()[maxFrame][maxCell];
      collector.fact("max", Math.rint(max * 100) / 100);
      collector.fact("maxAt", radar.times().get(maxFrame).toString());
      collector.fact("maxRow", maxCell / radar.cols());
      collector.fact("maxCol", maxCell % radar.cols());
      collector.fact("maxLon", Math.rint(radar.lon_deg()[maxCell] * 1e6) / 1e6);
      collector.fact("maxLat", Math.rint(radar.lat_deg()[maxCell] * 1e6) / 1e6);
    }
  }
}
