package org.freshet.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The open incidents and the rules of speech: what a cycle's outlooks make of them and what is said
 * to the world.
 *
 * <ul>
 *   <li>One open incident per area, with a stable identifier; one ALERT opens it, exactly one END
 *       closes it.
 *   <li>A higher level is said at once. A lower one only after {@link
 *       WarningRules#clearAfterCycles()} cycles in a row that did not even hold the level with the
 *       thresholds lowered by the hysteresis; then the highest level those cycles held is taken.
 *   <li>Each time a lowered level comes back, or an area opens again within {@link #MEMORY} of its
 *       end, twice as many calm cycles are needed, up to four times.
 *   <li>A cycle of little confidence, or one without an outlook for the area, never counts as calm:
 *       no data is not no danger.
 *   <li>What does not raise the level is said only if it is worse than all said before, and at most
 *       once per {@link WarningRules#minUpdateInterval()}.
 *   <li>Every message expires; an open incident is said again in time before it does.
 * </ul>
 *
 * <p>Immutable; thread-safe. Messages come in the order of the area keys.
 */
public final class IncidentBook {
  /** How long an ended incident is remembered. */
  public static final Duration MEMORY = Duration.ofHours(2);

  /** How long the message that ends an incident holds. */
  public static final Duration END_VALIDITY = Duration.ofMinutes(30);

  private static final int MOST_PATIENCE = 4;
  private static final int RENEW_AT_SHARE = 3;
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final WarningRules rules;
  private final List<Incident> open;
  private final List<EndedIncident> ended;
  private final @Nullable Instant time;

  private IncidentBook(
      WarningRules rules, List<Incident> open, List<EndedIncident> ended, @Nullable Instant time) {
    this.rules = rules;
    this.open = open.stream().sorted(Comparator.comparing(Incident::areaKey)).toList();
    this.ended = List.copyOf(ended);
    this.time = time;
  }

  /** A book without incidents. */
  public static IncidentBook empty(WarningRules rules) {
    return new IncidentBook(rules, List.of(), List.of(), null);
  }

  /**
   * A book as it was saved.
   *
   * @param time its last cycle
   */
  public static IncidentBook of(
      WarningRules rules, List<Incident> open, List<EndedIncident> ended, Instant time) {
    return new IncidentBook(rules, open, ended, time);
  }

  /** What a cycle made: the book after it and what is to be said. */
  public record Step(IncidentBook book, List<WarningMessage> messages) {
    /** Copies the list. */
    public Step {
      messages = List.copyOf(messages);
    }
  }

  /** The open incidents, by area key. */
  public List<Incident> open() {
    return open;
  }

  /** The incidents that ended lately. */
  public List<EndedIncident> ended() {
    return ended;
  }

  /** Time of the last cycle, null before the first. */
  public @Nullable Instant time() {
    return time;
  }

  /** The open incident of an area, null if there is none. */
  public @Nullable Incident of(String areaKey) {
    for (Incident incident : open) {
      if (incident.areaKey().equals(areaKey)) {
        return incident;
      }
    }
    return null;
  }

  /**
   * One cycle.
   *
   * @param now time of the cycle, later than that of the last
   * @param outlooks what it saw, at most one per area; an open incident of an area that is missing
   *     is held as it is
   */
  public Step step(Instant now, List<AreaOutlook> outlooks) {
    if (time != null && !now.isAfter(time)) {
      throw new IllegalArgumentException(
          "Cycle of " + now + " is not after the last of " + time + ". Maybe it ran twice.");
    }
    Map<String, AreaOutlook> seen = new TreeMap<>();
    for (AreaOutlook outlook : outlooks) {
      if (seen.put(outlook.areaKey(), outlook) != null) {
        throw new IllegalArgumentException("Two outlooks for area (" + outlook.areaKey() + ").");
      }
    }
    Set<String> fresh = Set.copyOf(seen.keySet());
    for (Incident incident : open) {
      seen.putIfAbsent(incident.areaKey(), incident.outlook());
    }
    Cycle cycle = new Cycle(now);
    for (Map.Entry<String, AreaOutlook> area : seen.entrySet()) {
      cycle.area(of(area.getKey()), area.getValue(), fresh.contains(area.getKey()));
    }
    return new Step(new IncidentBook(rules, cycle.stillOpen, cycle.nowEnded, now), cycle.messages);
  }

  /** The work of one cycle. */
  private final class Cycle {
    private final Instant now;
    private final List<Incident> stillOpen = new ArrayList<>();
    private final List<EndedIncident> nowEnded = new ArrayList<>();
    private final List<WarningMessage> messages = new ArrayList<>();

    Cycle(Instant now) {
      this.now = now;
      for (EndedIncident one : ended) {
        if (one.ended().plus(MEMORY).isAfter(now)) {
          nowEnded.add(one);
        }
      }
    }

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
      String id = outlook.areaKey() + "-" + ID_TIME.format(now);
      int needed = rules.clearAfterCycles();
      for (EndedIncident before : nowEnded) {
        if (before.areaKey().equals(outlook.areaKey())) {
          needed = Math.max(needed, patience(before.calmNeeded()));
        }
      }
      Instant onset = onset(outlook, now);
      WarningMessage alert =
          new WarningMessage(
              id,
              1,
              MessageKind.ALERT,
              outlook.level(),
              now,
              onset,
              now.plus(rules.validity()),
              List.of(),
              outlook);
      messages.add(alert);
      stillOpen.add(
          new Incident(
              id,
              outlook.level(),
              1,
              alert.expires(),
              onset,
              List.of(outlook.heldLevel()),
              needed,
              false,
              List.of(new MessageRef(1, now)),
              Told.of(outlook),
              outlook));
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
      Duration validity = kind == MessageKind.END ? END_VALIDITY : rules.validity();
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
}
