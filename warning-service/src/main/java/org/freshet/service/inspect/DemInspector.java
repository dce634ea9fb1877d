package org.freshet.service.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.dem.DemException;
import org.freshet.dem.DemFinding;
import org.freshet.dem.DemInspection;
import org.freshet.dem.DemOptions;
import org.freshet.service.inspect.InspectionFinding.Severity;

/** Describes every raster the dem-loader reads. */
public final class DemInspector implements FileInspector {
  @Override
  public boolean accepts(Path file, byte[] start, byte[] inner) {
    return DemInspection.recognises(file);
  }

  @Override
  public Inspection inspect(Path file) {
    DemInspection dem;
    try {
      dem = DemInspection.of(file, DemOptions.defaults());
    } catch (DemException e) {
      String message = String.valueOf(e.getMessage());
      String named = e.file() + ": ";
      String fault = message.startsWith(named) ? message.substring(named.length()) : message;
      return Inspection.unknown(file.toString(), "NOT_USABLE", "Not a usable raster: " + fault);
    }
    Map<String, Object> facts = new LinkedHashMap<>(dem.toMap());
    facts.keySet().removeAll(List.of("file", "format", "findings"));
    List<InspectionFinding> findings = new ArrayList<>();
    for (DemFinding finding : dem.findings()) {
      Severity severity = Severity.valueOf(finding.severity().name());
      findings.add(new InspectionFinding(finding.code().name(), severity, finding.message(), 1));
    }
    return new Inspection(file.toString(), dem.format(), facts, findings, List.of());
  }
}
