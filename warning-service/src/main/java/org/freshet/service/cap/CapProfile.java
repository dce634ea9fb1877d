package org.freshet.service.cap;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * What a sender's alerts have in common.
 *
 * @param sender identifies the sender globally, by custom an address; no blanks, commas, {@code <},
 *     {@code &}
 * @param senderName sender in words
 * @param status CAP status: Actual, Exercise, System, Test or Draft
 * @param web page with more, absolute URL; empty without
 * @param contact whom to ask; empty without
 * @param zone zone whose offset the times carry
 * @param languages CAP language tags, first the sender's own; their first two letters name the
 *     texts
 * @param end how an incident ends
 * @param endStays how long an end-of-event message stays valid
 * @param geocode name of the area key, {@code ARS} in Germany
 * @param eventCodes codes of the kind of event for receivers that filter by them; at least one
 * @param codes tags of profiles the alerts claim to follow; may be empty
 */
public record CapProfile(
    String sender,
    String senderName,
    String status,
    String web,
    String contact,
    ZoneId zone,
    List<String> languages,
    EndOfEvent end,
    Duration endStays,
    String geocode,
    List<CapPair> eventCodes,
    List<String> codes) {

  /** How the end of an event is said; receivers differ in what they show. */
  public enum EndOfEvent {
    /** An Update with responseType AllClear that expires soon. */
    UPDATE_ALL_CLEAR,
    /** A Cancel with responseType AllClear, as German authorities send it. */
    CANCEL_ALL_CLEAR
  }

  /** Checks what receivers would refuse; copies the lists. */
  public CapProfile {
    languages = List.copyOf(languages);
    eventCodes = List.copyOf(eventCodes);
    codes = List.copyOf(codes);
    if (sender.isEmpty() || !CapRules.isIdentifier(sender)) {
      throw new IllegalArgumentException(
          "CAP sender ("
              + sender
              + ") must not be empty or hold blanks, commas, < or &. Maybe warnung@stadt.example.");
    }
    if (!CapRules.STATUS.contains(status)) {
      throw new IllegalArgumentException(
          "CAP status (" + status + ") must be one of " + CapRules.STATUS + ".");
    }
    if (languages.isEmpty()) {
      throw new IllegalArgumentException("CAP languages are empty. Maybe [de-DE, en].");
    }
    if (endStays.isNegative() || endStays.isZero()) {
      throw new IllegalArgumentException(
          "The end of an event cannot stay valid for " + endStays + ". Maybe PT30M.");
    }
  }

  /** A profile with the usual choices: German and English, ARS, Update at the end, 30 minutes. */
  public static CapProfile of(
      String sender, String senderName, String status, String web, ZoneId zone) {
    return new CapProfile(
        sender,
        senderName,
        status,
        web,
        "",
        zone,
        List.of("de-DE", "en"),
        EndOfEvent.UPDATE_ALL_CLEAR,
        Duration.ofMinutes(30),
        "ARS",
        List.of(new CapPair("freshet:event", "pluvial-flood")),
        List.of());
  }
}
