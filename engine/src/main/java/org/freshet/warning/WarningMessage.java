package org.freshet.warning;

import java.time.Instant;
import java.util.List;

/**
 * Something to tell the world: one version of one incident. Every output format is made from it and
 * from nothing else, so that all say the same.
 *
 * @param incidentId stable identifier of the incident
 * @param version 1 for the alert, then counting up
 * @param kind what it does to its incident
 * @param level level now in force; at the end the last level that was in force
 * @param sent when it is sent
 * @param onset when the danger starts or started
 * @param expires when it ends by itself unless renewed
 * @param earlier all earlier messages of the incident, oldest first
 * @param outlook what the cycle saw
 */
public record WarningMessage(
    String incidentId,
    int version,
    MessageKind kind,
    WarningLevel level,
    Instant sent,
    Instant onset,
    Instant expires,
    List<MessageRef> earlier,
    AreaOutlook outlook) {
  /** Copies the list. */
  public WarningMessage {
    earlier = List.copyOf(earlier);
  }
}
