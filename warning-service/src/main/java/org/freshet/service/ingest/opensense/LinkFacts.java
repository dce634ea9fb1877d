package org.freshet.service.ingest.opensense;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFormatException;

/** What to tell of microwave links. */
final class LinkFacts {
  private LinkFacts() {}

  static void put(NetCdf netCdf, ObservationCollector collector) throws ObservationFormatException {
    List<Instant> times = netCdf.times();
    double[] length_m = netCdf.numbers("length");
    double[] ids = netCdf.numbers("cml_id");
    collector.fact("links", ids.length);
    collector.fact("sublinks", netCdf.texts("sublink_id").size());
    collector.fact("times", times.size());
    collector.fact("from", times.get(0).toString());
    collector.fact("to", times.get(times.size() - 1).toString());
    collector.fact("shortest_m", Arrays.stream(length_m).min().orElse(Double.NaN));
    collector.fact("longest_m", Arrays.stream(length_m).max().orElse(Double.NaN));
    for (String signal : new String[] {"tsl", "rsl"}) {
      double[] level_dBm = netCdf.numbers(signal);
      long none = Arrays.stream(level_dBm).filter(Double::isNaN).count();
      collector.fact(signal + "Missing", none);
      double min = Arrays.stream(level_dBm).filter(v -> !Double.isNaN(v)).min().orElse(Double.NaN);
      collector.fact(signal + "Min_dBm", min);
    }
    if (netCdf.has("R")) {
      rain(netCdf, times, ids, collector);
    }
  }

  private static void rain(
      NetCdf netCdf, List<Instant> times, double[] ids, ObservationCollector collector)
      throws ObservationFormatException {
    double[] rain_mm_h = netCdf.numbers("R");
    int best = -1;
    long none = 0;
    for (int i = 0; i < rain_mm_h.length; i++) {
      none += Double.isNaN(rain_mm_h[i]) ? 1 : 0;
      if (!Double.isNaN(rain_mm_h[i]) && (best < 0 || rain_mm_h[i] > rain_mm_h[best])) {
        best = i;
      }
    }
    collector.fact("rainMissing", none);
    if (best >= 0
        && rain_mm_h.length == netCdf.texts("sublink_id").size() * ids.length * times.size()) {
      collector.fact("maxRain_mm_h", rain_mm_h[best]);
      collector.fact("maxAt", times.get(best % times.size()).toString());
      collector.fact("maxLink", String.valueOf((long) ids[best / times.size() % ids.length]));
    }
  }
}
