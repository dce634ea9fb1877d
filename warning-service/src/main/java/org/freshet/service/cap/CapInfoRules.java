package org.freshet.service.cap;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules of one language block that the schema cannot say. */
final class CapInfoRules {
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/][^>]*>|&[a-z]+;|&#\\d+;");

  private final CapInfo info;
  private final String place;
  private final @Nullable Instant sent;
  private final CapFindings findings;

  CapInfoRules(CapInfo info, String place, @Nullable Instant sent, CapFindings findings) {
    this.info = info;
    this.place = place;
    this.sent = sent;
    this.findings = findings;
  }

  void check() {
    times();
    texts();
    codes();
    resources();
    if (info.areas().isEmpty()) {
      findings.error("area", place, "No area. Receivers cannot tell whom it is for.");
    }
    for (int i = 0; i < info.areas().size(); i++) {
      new CapAreaRules(info.areas().get(i), place + "/area[" + i + "]", findings).check();
    }
  }

  private void times() {
    Instant effective = optionalTime("effective", info.effective());
    Instant onset = optionalTime("onset", info.onset());
    if (info.expires().isEmpty()) {
      findings.error(
          "expires", place, "No expires: each receiver would end it when it likes. Set it.");
      return;
    }
    Instant expires = findings.time("expires", place, info.expires());
    if (expires == null) {
      return;
    }
    notBefore(expires, sent, "sent");
    notBefore(expires, effective, "effective");
    notBefore(expires, onset, "onset");
  }

  private @Nullable Instant optionalTime(String name, String text) {
    return text.isEmpty() ? null : findings.time(name, place, text);
  }

  private void notBefore(Instant expires, @Nullable Instant other, String name) {
    if (other != null && expires.isBefore(other)) {
      findings.error(
          "expires", place, "(" + info.expires() + ") is before " + name + " (" + other + ").");
    }
  }

  private void texts() {
    if (info.language().isEmpty()) {
      findings.advice("language", place, "No language means en-US to a receiver. Set it.");
    }
    if (info.description().isEmpty()) {
      findings.advice("description", place, "No description.");
    }
    if (info.headline().length() > CapTexts.MAX_HEADLINE) {
      findings.advice(
          "headline",
          place,
          "Headline of " + info.headline().length() + " characters is cut by receivers at 140.");
    }
    if (!info.headline().isEmpty() && info.headline().equals(info.description())) {
      findings.advice("headline", place, "Headline and description are the same.");
    }
    if (!info.instruction().isEmpty() && info.instruction().equals(info.description())) {
      findings.advice("instruction", place, "Description and instruction are the same.");
    }
    for (String text : List.of(info.headline(), info.description(), info.instruction())) {
      if (MARKUP.matcher(text).find()) {
        findings.advice("markup", place, "Text holds HTML, which receivers show as it is.");
      }
    }
  }

  private void codes() {
    if (info.urgency().equals("Unknown")
        || info.severity().equals("Unknown")
        || info.certainty().equals("Unknown")) {
      findings.advice("unknown", place, "Unknown urgency, severity or certainty helps nobody.");
    }
    if (info.senderName().isEmpty()) {
      findings.advice("senderName", place, "No senderName for people to read.");
    }
    if (info.responseTypes().isEmpty() || info.instruction().isEmpty()) {
      findings.advice("responseType", place, "No responseType or instruction: what to do?");
    }
  }

  private void resources() {
    for (CapResource resource : info.resources()) {
      if (!resource.uri().isEmpty()
          && !resource.uri().contains(":")
          && resource.derefUri().isEmpty()) {
        findings.error(
            "resource", place, "Relative uri (" + resource.uri() + ") needs a derefUri.");
      }
    }
  }
}
