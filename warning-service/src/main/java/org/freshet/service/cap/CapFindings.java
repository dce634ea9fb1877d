package org.freshet.service.cap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings of one file while they are gathered. */
final class CapFindings {
  private final List<CapFinding> findings = new ArrayList<>();

  void error(String rule, String place, String message) {
    findings.add(new CapFinding(CapFinding.Severity.ERROR, rule, place, message));
  }

  void advice(String rule, String place, String message) {
    findings.add(new CapFinding(CapFinding.Severity.ADVICE, rule, place, message));
  }

  /** The instant of a CAP time; null after a finding. */
  @Nullable Instant time(String name, String place, String text) {
    Instant time = CapTime.parse(text);
    if (time == null) {
      error(
          name,
          place,
          "(" + text + ") must be YYYY-MM-DDThh:mm:ss±hh:mm: no Z, no fraction, no comma.");
    } else if (text.endsWith("+00:00")) {
      advice(name, place, "(" + text + "): UTC is written -00:00 in CAP.");
    }
    return time;
  }

  List<CapFinding> all() {
    return List.copyOf(findings);
  }
}
