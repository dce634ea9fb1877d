package org.freshet.service.inspect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one file is.
 *
 * @param file as the caller named it, or the name inside its archive
 * @param format name of the format; {@link #UNKNOWN} if no inspector knows it or it is damaged
 * @param facts further facts by name, in the order to show them; values are numbers, texts, lists
 *     of these, or null where a fact has no value
 * @param findings what its user should know, worst first
 * @param members what an archive holds; empty for other files
 */
public record Inspection(
    String file,
    String format,
    Map<String, Object> facts,
    List<InspectionFinding> findings,
    List<Inspection> members) {

  /** The format of what cannot be read. */
  public static final String UNKNOWN = "unknown";

  /** Copies, keeping the order. */
  public Inspection {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    findings = findings.stream().sorted((a, b) -> b.severity().compareTo(a.severity())).toList();
    members = List.copyOf(members);
  }

  /** A file that could not be described. */
  public static Inspection unknown(String file, String code, String message) {
    InspectionFinding finding =
        new InspectionFinding(code, InspectionFinding.Severity.ERROR, message, 1);
    return new Inspection(file, UNKNOWN, Map.of(), List.of(finding), List.of());
  }

  /** Whether the file, or a member, could not be described or is wrong. */
  public boolean failed() {
    return format.equals(UNKNOWN)
        || findings.stream().anyMatch(f -> f.severity() == InspectionFinding.Severity.ERROR)
        || members.stream().anyMatch(Inspection::failed);
  }
}
