package org.freshet.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An incident that is open: what has been said of one area since its alert, and how far it is from
 * being let go. Everything needed to go on after a restart.
 *
 * @param id stable identifier: area key and time of the alert
 * @param level level in force
 * @param version version of the last message, 1-based
 * @param expires when what was said last runs out
 * @param onset when the danger starts or started, as said last
 * @param calmCycles cycles in a row that did not hold the level
 * @param calmHeld highest level those cycles did hold
 * @param calmNeeded cycles in a row it takes; grows when a lowered level comes back
 * @param lowered whether the level was lowered before
 * @param said the messages so far, oldest first
 * @param told the worst of what they said
 * @param outlook what the last cycle saw
 */
public record Incident(
    String id,
    WarningLevel level,
    int version,
    Instant expires,
    Instant onset,
    int calmCycles,
    WarningLevel calmHeld,
    int calmNeeded,
    boolean lowered,
    List<MessageRef> said,
    Told told,
    AreaOutlook outlook) {
  /** Copies the list. */
  public Incident {
    said = List.copyOf(said);
  }

  /** Key of its area. */
  public String areaKey() {
    return outlook.areaKey();
  }

  /** When its last message was sent. */
  public Instant lastSent() {
    return said.get(said.size() - 1).sent();
  }

  /** The same after a cycle that holds the level. */
  Incident held(AreaOutlook seen) {
    return with(0, WarningLevel.NONE, seen);
  }

  /** The same after a cycle that does not hold the level. */
  Incident calmer(AreaOutlook seen) {
    WarningLevel most = seen.heldLevel().compareTo(calmHeld) > 0 ? seen.heldLevel() : calmHeld;
    return with(calmCycles + 1, most, seen);
  }

  /** The same after a cycle too uncertain to count either way. */
  Incident unsure(AreaOutlook seen) {
    return with(calmCycles, calmHeld, seen);
  }

  private Incident with(int cycles, WarningLevel calm, AreaOutlook seen) {
    return new Incident(
        id, level, version, expires, onset, cycles, calm, calmNeeded, lowered, said, told, seen);
  }

  /** The same after a message. */
  Incident after(WarningMessage message, int needed, boolean nowLowered, Told nowTold) {
    List<MessageRef> all = new ArrayList<>(said);
    all.add(new MessageRef(message.version(), message.sent()));
    boolean changed = message.level() != level;
    return new Incident(
        id,
        message.level(),
        message.version(),
        message.expires(),
        message.onset(),
        changed ? 0 : calmCycles,
        changed ? WarningLevel.NONE : calmHeld,
        needed,
        nowLowered,
        all,
        nowTold,
        outlook);
  }
}
