package org.freshet.service.cap;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freshet.warning.AreaOutlook;
import org.freshet.warning.Explanation;
import org.freshet.warning.InputAge;
import org.freshet.warning.MessageKind;
import org.freshet.warning.MessageRef;
import org.freshet.warning.WarningLevel;
import org.freshet.warning.WarningMessage;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** The messages of one made-up incident, and an area with a hole. */
public final class Messages {
  public static final Instant START = Instant.parse("2026-06-18T15:05:00Z");
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final String AREA = "091720114001";

  private static final String HOLED =
      "POLYGON ((9.1 49.2, 9.14 49.2, 9.14 49.23, 9.1 49.23, 9.1 49.2),"
          + " (9.11 49.21, 9.11 49.22, 9.12 49.22, 9.12 49.21, 9.11 49.21))";

  private Messages() {}

  public static CapProfile profile() {
    return CapProfile.of(
        "warnung@sillbach.example",
        "Stadt Sillbach (Beispiel)",
        "Exercise",
        "https://sillbach.example/warnungen",
        BERLIN);
  }

  public static CapMapper mapper(CapProfile profile) {
    return new CapMapper(
        profile,
        Map.of(AREA, wkt(HOLED)),
        Map.of(
            "de", Map.of("feuerwache", "Feuerwache Mitte"),
            "en", Map.of("feuerwache", "fire station Mitte")));
  }

  public static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Alert 40 minutes ahead, an update once streets are under water, the end. */
  public static List<WarningMessage> incident() {
    List<WarningMessage> messages = new ArrayList<>();
    Instant onset = START.plus(Duration.ofMinutes(40));
    messages.add(
        message(messages, MessageKind.ALERT, WarningLevel.MODERATE, START, onset, false, 0.24));
    messages.add(
        message(messages, MessageKind.UPDATE, WarningLevel.SEVERE, onset, onset, true, 0.38));
    Instant end = onset.plus(Duration.ofMinutes(95));
    messages.add(message(messages, MessageKind.END, WarningLevel.SEVERE, end, onset, false, 0.03));
    return messages;
  }

  private static WarningMessage message(
      List<WarningMessage> before,
      MessageKind kind,
      WarningLevel level,
      Instant sent,
      Instant onset,
      boolean observed,
      double peak_m) {
    List<MessageRef> earlier = new ArrayList<>();
    for (WarningMessage message : before) {
      earlier.add(new MessageRef(message.version(), message.sent()));
    }
    WarningLevel seen = kind == MessageKind.END ? WarningLevel.NONE : level;
    AreaOutlook outlook =
        new AreaOutlook(
            AREA,
            "Sillbach Mitte & Mühlen",
            seen,
            seen,
            onset,
            observed,
            observed ? 1 : 0.7,
            peak_m,
            onset.plus(Duration.ofMinutes(30)),
            List.of("Mühlgasse", "Bahnhofstraße"),
            observed ? List.of("feuerwache") : List.of(),
            explanation(sent, peak_m));
    return new WarningMessage(
        AREA + "-20260618T1505",
        before.size() + 1,
        kind,
        level,
        sent,
        onset,
        sent.plus(Duration.ofHours(2)),
        earlier,
        outlook);
  }

  private static Explanation explanation(Instant sent, double peak_m) {
    return new Explanation(
        "road depth >= 0.10 m",
        "rules-5f2c",
        "terrain-91ab",
        "Mühlgasse: " + peak_m + " m, sink 4711 fills",
        List.of(new InputAge("radar", sent.minusSeconds(240), 240, "ok")),
        "0.09 m on every street",
        0.85);
  }
}
