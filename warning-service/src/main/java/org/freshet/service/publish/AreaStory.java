package org.freshet.service.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.warning.MessageKind;
import org.freshet.warning.WarningLevel;
import org.freshet.warning.WarningMessage;
import org.jspecify.annotations.Nullable;

/** What one area was told and what happened on its streets. */
final class AreaStory {
  private final AreaShape area;
  private final List<WarningMessage> messages = new ArrayList<>();
  private final Map<String, Instant> flooded = new LinkedHashMap<>();
  private @Nullable Instant firstFlood;
  private String firstStreet = "";
  private double peak_m;
  private @Nullable Instant peakTime;
  private String peakStreet = "";

  AreaStory(AreaShape area) {
    this.area = area;
  }

  void message(WarningMessage message) {
    messages.add(message);
  }

  void street(Instant time, StreetLine street, double depth_m, double flooded_m) {
    if (depth_m >= flooded_m) {
      if (firstFlood == null) {
        firstFlood = time;
      }
      if (firstFlood.equals(time) && (firstStreet.isEmpty() || deeperAtFirst(depth_m))) {
        firstStreet = street.name();
        firstDepth_m = depth_m;
      }
      if (!street.name().isEmpty()) {
        flooded.putIfAbsent(street.name(), time);
      }
    }
    if (depth_m > peak_m) {
      peak_m = depth_m;
      peakTime = time;
      peakStreet = street.name();
    }
  }

  private double firstDepth_m;

  private boolean deeperAtFirst(double depth_m) {
    return depth_m > firstDepth_m;
  }

  AreaShape area() {
    return area;
  }

  List<WarningMessage> messages() {
    return messages;
  }

  /** When the first street was under water; null where none was. */
  @Nullable Instant firstFlood() {
    return firstFlood;
  }

  /** The deepest of the streets flooded first; empty without a name. */
  String firstStreet() {
    return firstStreet;
  }

  /** Named streets that were flooded, with the time each first was, in order of time. */
  Map<String, Instant> flooded() {
    return flooded;
  }

  double peak_m() {
    return peak_m;
  }

  @Nullable Instant peakTime() {
    return peakTime;
  }

  String peakStreet() {
    return peakStreet;
  }

  /** The highest level ever in force. */
  WarningLevel highest() {
    WarningLevel highest = WarningLevel.NONE;
    for (WarningMessage message : messages) {
      if (message.kind() != MessageKind.END && message.level().compareTo(highest) > 0) {
        highest = message.level();
      }
    }
    return highest;
  }

  /** Time between the first alert and the first flooded street; null where either is missing. */
  @Nullable Duration lead() {
    return firstFlood == null || messages.isEmpty()
        ? null
        : Duration.between(messages.get(0).sent(), firstFlood);
  }

  /** How well the area was warned. */
  Verdict verdict() {
    if (messages.isEmpty()) {
      return firstFlood == null ? Verdict.QUIET : Verdict.MISSED;
    }
    Duration lead = lead();
    if (lead == null) {
      return Verdict.UNNEEDED;
    }
    return lead.isNegative() || lead.isZero() ? Verdict.LATE : Verdict.IN_TIME;
  }

  /** How a warning and what it warned of went together. */
  enum Verdict {
    /** Warned before the first street was flooded. */
    IN_TIME,
    /** Warned when a street was already flooded. */
    LATE,
    /** Warned, and no street was flooded. */
    UNNEEDED,
    /** Not warned, and a street was flooded. */
    MISSED,
    /** Neither warned nor flooded. */
    QUIET
  }
}
