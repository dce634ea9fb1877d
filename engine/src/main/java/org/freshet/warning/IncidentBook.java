package org.freshet.warning;

import java.time.Duration;
import java.time.Instant;
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
    IncidentCycle cycle = new IncidentCycle(rules, ended, now);
    for (Map.Entry<String, AreaOutlook> area : seen.entrySet()) {
      cycle.area(of(area.getKey()), area.getValue(), fresh.contains(area.getKey()));
    }
    return new Step(new IncidentBook(rules, cycle.open(), cycle.ended(), now), cycle.messages());
  }
}
