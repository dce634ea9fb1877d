package org.freshet.service.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.service.ingest.observation.IngestFinding;
import org.freshet.service.ingest.pws.WideTableReader;

/** Sums up a wide rain table while its rows go by. */
final class WideTableFacts implements WideTableReader.Rows {
  private List<String> ids = List.of();
  private long rows;
  private long missing;
  private long wet;
  private double sum_mm;
  private float max_mm = Float.NEGATIVE_INFINITY;
  private String maxStation = "";
  private Instant maxAt = Instant.EPOCH;
  private Instant from = Instant.MAX;
  private Instant to = Instant.MIN;
  private Duration shortest = Duration.ofDays(36_500);
  private long gaps;

  @Override
  public void stations(List<String> all) {
    ids = List.copyOf(all);
  }

  @Override
  public void row(Instant end, float[] rain_mm) {
    if (rows > 0) {
      Duration step = Duration.between(to, end);
      gaps += step.compareTo(shortest) > 0 && rows > 1 ? 1 : 0;
      shortest = step.compareTo(shortest) < 0 ? step : shortest;
    }
    rows++;
    from = end.isBefore(from) ? end : from;
    to = end;
    for (int station = 0; station < rain_mm.length; station++) {
      float value = rain_mm[station];
      if (Float.isNaN(value)) {
        missing++;
        continue;
      }
      sum_mm += value;
      wet += value > 0 ? 1 : 0;
      if (value > max_mm) {
        max_mm = value;
        maxStation = ids.get(station);
        maxAt = end;
      }
    }
  }

  Inspection describe(String file, List<IngestFinding> findings) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("stations", ids.size());
    facts.put("rows", rows);
    facts.put("from", from.toString());
    facts.put("to", to.toString());
    facts.put("interval_min", shortest.toSeconds() / 60.0);
    facts.put("longerSteps", gaps);
    facts.put("unit", "mm");
    facts.put("values", rows * ids.size());
    facts.put("missing", missing);
    facts.put("wetValues", wet);
    facts.put("max", ObservationFacts.rounded(max_mm));
    facts.put("maxSensor", maxStation);
    facts.put("maxAt", maxAt.toString());
    facts.put("sum", Math.rint(sum_mm * 1000) / 1000);
    return new Inspection(
        file, WideTableReader.FORMAT, facts, ObservationFacts.findings(findings), List.of());
  }
}
