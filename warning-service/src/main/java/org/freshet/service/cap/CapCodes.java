package org.freshet.service.cap;

import java.time.Duration;
import java.util.List;
import org.freshet.warning.AreaOutlook;
import org.freshet.warning.MessageKind;
import org.freshet.warning.WarningLevel;
import org.freshet.warning.WarningMessage;

/** Our levels and times in CAP's code words. */
final class CapCodes {
  private static final Duration IMMEDIATE = Duration.ofMinutes(30);
  private static final Duration EXPECTED = Duration.ofMinutes(60);

  private CapCodes() {}

  static String severity(WarningMessage message) {
    if (message.kind() == MessageKind.END) {
      return "Minor";
    }
    return severity(message.level());
  }

  private static String severity(WarningLevel level) {
    return switch (level) {
      case NONE, MINOR -> "Minor";
      case MODERATE -> "Moderate";
      case SEVERE -> "Severe";
      case EXTREME -> "Extreme";
    };
  }

  static String urgency(WarningMessage message) {
    if (message.kind() == MessageKind.END) {
      return "Past";
    }
    Duration ahead = Duration.between(message.sent(), message.onset());
    if (ahead.compareTo(IMMEDIATE) <= 0) {
      return "Immediate";
    }
    return ahead.compareTo(EXPECTED) <= 0 ? "Expected" : "Future";
  }

  static String certainty(WarningMessage message) {
    AreaOutlook outlook = message.outlook();
    if (message.kind() == MessageKind.END || outlook.observed()) {
      return "Observed";
    }
    return outlook.probability() > 0.5 ? "Likely" : "Possible";
  }

  static List<String> responseTypes(WarningMessage message) {
    if (message.kind() == MessageKind.END) {
      return List.of("AllClear");
    }
    return switch (message.level()) {
      case NONE, MINOR -> List.of("Monitor");
      case MODERATE -> List.of("Prepare", "Avoid");
      case SEVERE -> List.of("Avoid", "Prepare");
      case EXTREME -> List.of("Shelter", "Avoid");
    };
  }
}
