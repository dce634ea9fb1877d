package org.freshet.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work of one cycle of an {@link IncidentBook}: takes the areas one by one, collects incidents
 * and messages. Used once; not thread-safe.
 */
final class IncidentCycle {
  private static final int MOST_PATIENCE = 4;
  private static final int RENEW_AT_SHARE = 3;
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final WarningRules rules;
  private final Instant now;
  private final List<Incident> stillOpen = new ArrayList<>();
  private final List<EndedIncident> nowEnded = new ArrayList<>();
  private final List<WarningMessage> messages = new ArrayList<>();

  IncidentCycle(WarningRules rules, List<EndedIncident> ended, Instant now) {
    this.rules = rules;
    this.now = now;
    for (EndedIncident one : ended) {
      if (one.ended().plus(IncidentBook.MEMORY).isAfter(now)) {
        nowEnded.add(one);
      }
    }
  }

  /** The incidents open after the areas taken so far. */
  List<Incident> open() {
    return stillOpen;
  }

  /** The incidents that ended lately. */
  List<EndedIncident> ended() {
    return nowEnded;
  }

  /** What is to be said. */
  List<WarningMessage> messages() {
    return messages;
  }

  /**
   * Takes one area.
   *
   * @param incident its open incident, null for none
   * @param outlook what was seen of it, last if not now
   * @param fresh whether it was seen in this cycle
   */
  void area(@Nullable Incident incident, AreaOutlook outlook, boolean fresh) {
    if (incident == null) {
      if (outlook.level() != WarningLevel.NONE) {
        open(outlook);
      }
      return;
    }
    if (fresh && outlook.level().compareTo(incident.level()) > 0) {
      escalate(incident, outlook);
      return;
    }
    Incident counted = count(incident, outlook, fresh);
    if (counted.heldLately().compareTo(counted.level()) < 0) {
      letGo(counted);
    } else {
      stillOpen.add(keepUp(counted, fresh));
    }
  }

  private Incident count(Incident incident, AreaOutlook outlook, boolean fresh) {
    boolean holds = outlook.heldLevel().compareTo(incident.level()) >= 0;
    boolean sure = outlook.explanation().confidence() >= rules.minConfidence();
    return fresh && (holds || sure) ? incident.seen(outlook) : incident.unsure(outlook);
  }

  private void open(AreaOutlook outlook) {
    Instant onset = onset(outlook, now);
    String id = outlook.areaKey() + "-" + ID_TIME.format(now);
    Instant expires = now.plus(rules.validity());
    WarningLevel level = outlook.level();
    messages.add(
        new WarningMessage(
            id, 1, MessageKind.ALERT, level, now, onset, expires, List.of(), outlook));
    List<MessageRef> said = List.of(new MessageRef(1, now));
    List<WarningLevel> held = List.of(outlook.heldLevel());
    int needed = firstPatience(outlook.areaKey());
    Told told = Told.of(outlook);
    stillOpen.add(
        new Incident(id, level, 1, expires, onset, held, needed, false, said, told, outlook));
  }

  private int firstPatience(String areaKey) {
    int needed = rules.clearAfterCycles();
    for (EndedIncident before : nowEnded) {
      if (before.areaKey().equals(areaKey)) {
        needed = Math.max(needed, patience(before.calmNeeded()));
      }
    }
    return needed;
  }

  private void escalate(Incident incident, AreaOutlook outlook) {
    Incident seen = incident.seen(outlook);
    int needed = incident.lowered() ? patience(incident.calmNeeded()) : incident.calmNeeded();
    WarningMessage message =
        message(seen, MessageKind.UPDATE, outlook.level(), onset(outlook, incident.onset()));
    messages.add(message);
    stillOpen.add(seen.after(message, needed, false, incident.told().and(outlook)));
  }

  private void letGo(Incident incident) {
    if (incident.heldLately() == WarningLevel.NONE) {
      messages.add(message(incident, MessageKind.END, incident.level(), incident.onset()));
      nowEnded.removeIf(before -> before.areaKey().equals(incident.areaKey()));
      nowEnded.add(new EndedIncident(incident.areaKey(), now, incident.calmNeeded()));
      return;
    }
    if (!maySpeak(incident)) {
      stillOpen.add(incident);
      return;
    }
    WarningMessage message =
        message(incident, MessageKind.UPDATE, incident.heldLately(), incident.onset());
    messages.add(message);
    Told told = incident.told().and(incident.outlook());
    stillOpen.add(incident.after(message, incident.calmNeeded(), true, told));
  }

  private Incident keepUp(Incident incident, boolean fresh) {
    AreaOutlook outlook = incident.outlook();
    boolean news = fresh && incident.told().isTopped(outlook) && maySpeak(incident);
    Duration left = Duration.between(now, incident.expires());
    boolean runsOut = left.multipliedBy(RENEW_AT_SHARE).compareTo(rules.validity()) <= 0;
    if (!news && !runsOut) {
      return incident;
    }
    Instant onset =
        incident.told().observed() ? incident.onset() : onset(outlook, incident.onset());
    WarningMessage message = message(incident, MessageKind.UPDATE, incident.level(), onset);
    messages.add(message);
    Told told = incident.told().and(outlook);
    return incident.after(message, incident.calmNeeded(), incident.lowered(), told);
  }

  private boolean maySpeak(Incident incident) {
    return !incident.lastSent().plus(rules.minUpdateInterval()).isAfter(now);
  }

  private WarningMessage message(
      Incident incident, MessageKind kind, WarningLevel level, Instant onset) {
    Duration validity = kind == MessageKind.END ? IncidentBook.END_VALIDITY : rules.validity();
    return new WarningMessage(
        incident.id(),
        incident.version() + 1,
        kind,
        level,
        now,
        onset,
        now.plus(validity),
        incident.said(),
        incident.outlook());
  }

  private int patience(int before) {
    return Math.min(2 * before, MOST_PATIENCE * rules.clearAfterCycles());
  }

  private Instant onset(AreaOutlook outlook, Instant otherwise) {
    Instant onset = outlook.onset();
    return onset == null ? otherwise : onset;
  }
}
