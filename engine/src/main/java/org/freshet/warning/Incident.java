package org.freshet.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param held the levels the last cycles held, newest last, at most {@code calmNeeded} of them
 * @param calmNeeded cycles in a row that must not hold the level before it is let go; grows when a
 *     lowered level comes back
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
    List<WarningLevel> held,
    int calmNeeded,
    boolean lowered,
    List<MessageRef> said,
    Told told,
    AreaOutlook outlook) {
  /** Copies the lists. */
  public Incident {
    held = List.copyOf(held);
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

  /** The highest level the last cycles held; the level in force while they are too few. */
  WarningLevel heldLately() {
    if (held.size() < calmNeeded) {
      return level;
    }
    return Collections.max(held);
  }

  /** The same after a cycle that counts. */
  Incident seen(AreaOutlook seen) {
    List<WarningLevel> window = new ArrayList<>(held);
    window.add(seen.heldLevel());
    int tooMany = Math.max(0, window.size() - calmNeeded);
    return with(window.subList(tooMany, window.size()), seen);
  }

  /** The same after a cycle too uncertain to count. */
  Incident unsure(AreaOutlook seen) {
    return with(held, seen);
  }

  private Incident with(List<WarningLevel> window, AreaOutlook seen) {
    return new Incident(
        id, level, version, expires, onset, window, calmNeeded, lowered, said, told, seen);
  }

  /** The same after a message. */
  Incident after(WarningMessage message, int needed, boolean nowLowered, Told nowTold) {
    List<MessageRef> all = new ArrayList<>(said);
    all.add(new MessageRef(message.version(), message.sent()));
    return new Incident(
        id,
        message.level(),
        message.version(),
        message.expires(),
        message.onset(),
        held,
        needed,
        nowLowered,
        all,
        nowTold,
        outlook);
  }
}
