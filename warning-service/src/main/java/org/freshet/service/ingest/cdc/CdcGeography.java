package org.freshet.service.ingest.cdc;

import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.Station;

/** The places a station stood at, oldest first; the last one counts. */
final class CdcGeography {
  private CdcGeography() {}

  static void read(CdcTable table, ObservationCollector collector) {
    int id = 0;
    int height = table.column("STATIONSHOEHE");
    int lat = table.column("GEOGR.BREITE");
    int lon = table.column("GEOGR.LAENGE");
    int name = table.column("STATIONSNAME");
    collector.fact("stationPlaces", table.rows().size());
    if (table.rows().isEmpty() || lon < 0) {
      collector.find(Code.BAD_ELEMENT, () -> table.name() + " holds no place.");
      return;
    }
    String[] last = table.rows().get(table.rows().size() - 1);
    String station = CdcTable.station(last[id]);
    collector.station(
        new Station(
            station,
            name < 0 ? station : last[name],
            number(last[lon]),
            number(last[lat]),
            height < 0 ? Double.NaN : number(last[height])));
  }

  private static double number(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
