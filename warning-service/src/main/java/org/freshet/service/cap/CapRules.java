package org.freshet.service.cap;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Rules of the CAP 1.2 text and of the profiles built on it that the schema cannot say, for the
 * alert as a whole. {@link CapInfoRules} holds those of one language block.
 */
final class CapRules {
  static final List<String> STATUS = List.of("Actual", "Exercise", "System", "Test", "Draft");

  private static final Set<String> REFERRING = Set.of("Update", "Cancel", "Ack", "Error");
  private static final Set<String> INFORMING = Set.of("Alert", "Update", "Cancel");

  private final CapAlert alert;
  private final CapFindings findings;

  CapRules(CapAlert alert, CapFindings findings) {
    this.alert = alert;
    this.findings = findings;
  }

  /** Whether a text may be an identifier or a sender: no blanks, commas, {@code <}, {@code &}. */
  static boolean isIdentifier(String text) {
    return text.chars()
        .noneMatch(c -> Character.isWhitespace(c) || c == ',' || c == '<' || c == '&');
  }

  void check() {
    identity();
    scope();
    references();
    infos();
  }

  private void identity() {
    if (alert.identifier().isEmpty() || !isIdentifier(alert.identifier())) {
      findings.error(
          "identifier",
          "alert",
          "(" + alert.identifier() + ") must not be empty or hold blanks, commas, < or &.");
    }
    if (alert.sender().isEmpty() || !isIdentifier(alert.sender())) {
      findings.error(
          "sender",
          "alert",
          "(" + alert.sender() + ") must not be empty or hold blanks, commas, < or &.");
    }
    findings.time("sent", "alert", alert.sent());
  }

  private void scope() {
    if (alert.scope().equals("Restricted") && alert.restriction().isEmpty()) {
      findings.error("restriction", "alert", "Scope Restricted needs a restriction.");
    }
    if (alert.scope().equals("Private") && alert.addresses().isEmpty()) {
      findings.error("addresses", "alert", "Scope Private needs addresses.");
    }
  }

  private void references() {
    if (alert.references().isEmpty()) {
      if (REFERRING.contains(alert.msgType())) {
        findings.error(
            "references",
            "alert",
            alert.msgType()
                + " names no earlier message. Maybe all unexpired ones of the incident.");
      }
      return;
    }
    Instant sent = CapTime.parse(alert.sent());
    for (String reference : alert.references().split("\\s+")) {
      String[] parts = reference.split(",");
      Instant then = parts.length == 3 ? CapTime.parse(parts[2]) : null;
      if (then == null) {
        findings.error(
            "references", "alert", "(" + reference + ") must be sender,identifier,sent.");
      } else if (parts[0].equals(alert.sender()) && parts[1].equals(alert.identifier())) {
        findings.error("references", "alert", "The alert references itself.");
      } else if (sent != null && then.isAfter(sent)) {
        findings.error(
            "references", "alert", "(" + reference + ") is later than the alert's own sent.");
      }
    }
  }

  private void infos() {
    List<CapInfo> infos = alert.infos();
    if (infos.isEmpty() && INFORMING.contains(alert.msgType())) {
      findings.error("info", "alert", alert.msgType() + " without info says nothing.");
    }
    Set<String> languages = new HashSet<>();
    Instant sent = CapTime.parse(alert.sent());
    for (int i = 0; i < infos.size(); i++) {
      CapInfo info = infos.get(i);
      String place = "info[" + i + "]";
      new CapInfoRules(info, place, sent, findings).check();
      if (!languages.add(info.language()) && !info.areas().isEmpty()) {
        findings.advice(
            "language", place, "Language (" + info.language() + ") has another block already.");
      }
      if (i > 0) {
        consistent(infos.get(0), info, place);
      }
    }
  }

  private void consistent(CapInfo first, CapInfo info, String place) {
    if (!Set.copyOf(first.categories()).equals(Set.copyOf(info.categories()))) {
      findings.error(
          "category",
          place,
          info.categories() + " differs from " + first.categories() + " of the first block.");
    }
    if (!Set.copyOf(first.eventCodes()).equals(Set.copyOf(info.eventCodes()))) {
      findings.error("eventCode", place, "Codes differ from those of the first block.");
    }
    if (!first.language().equals(info.language())
        && !info.description().isEmpty()
        && Objects.equals(first.description(), info.description())) {
      findings.advice(
          "description",
          place,
          "The same text under (" + first.language() + ") and (" + info.language() + ").");
    }
  }
}
