package org.freshet.service.ingest.observation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.gauge.Observation;

/**
 * What a document held.
 *
 * @param format name of the format
 * @param observations in the order of the document
 * @param stations in the order of the document
 * @param findings one per kind, in the order of the kinds
 * @param facts what else the document says, by name, in the order to show it
 */
public record ObservationFile(
    String format,
    List<Observation> observations,
    List<Station> stations,
    List<IngestFinding> findings,
    Map<String, Object> facts) {
  /** Copies, keeping the order. */
  public ObservationFile {
    observations = List.copyOf(observations);
    stations = List.copyOf(stations);
    findings = List.copyOf(findings);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** How often a kind of finding was made, 0 if never. */
  public long count(IngestFinding.Code code) {
    return findings.stream()
        .filter(finding -> finding.code() == code)
        .mapToLong(IngestFinding::count)
        .sum();
  }
}
