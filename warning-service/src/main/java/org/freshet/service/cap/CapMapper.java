package org.freshet.service.cap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.service.texts.Texts;
import org.freshet.warning.Explanation;
import org.freshet.warning.MessageKind;
import org.freshet.warning.MessageRef;
import org.freshet.warning.WarningMessage;
import org.locationtech.jts.geom.Geometry;

/**
 * Says a warning message in CAP 1.2. The same message always gives the same alert.
 *
 * <p>Every Update and every end references all earlier messages of its incident, expired ones
 * included: more than the profiles ask for, and never less.
 */
public final class CapMapper {
  private static final String OWN_KEY = "freshet:area";
  private final CapProfile profile;
  private final Map<String, List<String>> polygons = new HashMap<>();
  private final List<CapTexts> texts = new ArrayList<>();

  /**
   * @param profile what the sender's alerts have in common
   * @param areas polygons by area key, longitude/latitude; holes allowed
   * @param placeNames per two-letter language, the name of each critical place by identifier
   */
  public CapMapper(
      CapProfile profile,
      Map<String, ? extends Geometry> areas,
      Map<String, Map<String, String>> placeNames) {
    this.profile = profile;
    areas.forEach((key, area) -> polygons.put(key, CapPolygons.of(area)));
    for (String tag : profile.languages()) {
      String language = tag.substring(0, 2).toLowerCase(Locale.ROOT);
      texts.add(
          new CapTexts(
              Texts.of(language),
              profile.zone(),
              profile.status(),
              placeNames.getOrDefault(language, Map.of())));
    }
  }

  /** Identifier of a version of an incident; fit for a file name. */
  public static String identifier(String incidentId, int version) {
    return incident(incidentId) + "." + version;
  }

  private static String incident(String incidentId) {
    return "freshet." + incidentId.replaceAll("[^A-Za-z0-9_-]", "-");
  }

  /** Name of the file of a message: its identifier and {@code .xml}. */
  public static String fileName(WarningMessage message) {
    return identifier(message.incidentId(), message.version()) + ".xml";
  }

  /** The alert of a message. */
  public CapAlert alert(WarningMessage message) {
    List<CapInfo> infos = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      infos.add(info(message, profile.languages().get(i), texts.get(i)));
    }
    return new CapAlert(
        identifier(message.incidentId(), message.version()),
        profile.sender(),
        CapTime.format(message.sent(), profile.zone()),
        profile.status(),
        msgType(message),
        "Freshet",
        "Public",
        "",
        "",
        profile.codes(),
        texts.get(0).note(),
        references(message),
        incident(message.incidentId()),
        infos);
  }

  private String msgType(WarningMessage message) {
    return switch (message.kind()) {
      case ALERT -> "Alert";
      case UPDATE -> "Update";
      case END -> profile.end() == CapProfile.EndOfEvent.CANCEL_ALL_CLEAR ? "Cancel" : "Update";
    };
  }

  private String references(WarningMessage message) {
    List<String> triples = new ArrayList<>();
    for (MessageRef earlier : message.earlier()) {
      triples.add(
          profile.sender()
              + ","
              + identifier(message.incidentId(), earlier.version())
              + ","
              + CapTime.format(earlier.sent(), profile.zone()));
    }
    return String.join(" ", triples);
  }

  private CapInfo info(WarningMessage message, String language, CapTexts words) {
    boolean end = message.kind() == MessageKind.END;
    return new CapInfo(
        language,
        List.of("Met", "Safety"),
        words.event(),
        CapCodes.responseTypes(message),
        CapCodes.urgency(message),
        CapCodes.severity(message),
        CapCodes.certainty(message),
        "",
        profile.eventCodes(),
        CapTime.format(message.sent(), profile.zone()),
        end ? "" : CapTime.format(message.onset(), profile.zone()),
        CapTime.format(
            end ? message.sent().plus(profile.endStays()) : message.expires(), profile.zone()),
        profile.senderName(),
        words.headline(message),
        words.description(message),
        words.instruction(message),
        profile.web(),
        profile.contact(),
        parameters(message),
        List.of(),
        List.of(area(message)));
  }

  private CapArea area(WarningMessage message) {
    String key = message.outlook().areaKey();
    return new CapArea(
        message.outlook().areaName(),
        polygons.getOrDefault(key, List.of()),
        List.of(),
        List.of(new CapPair(geocode(key), key)),
        "",
        "");
  }

  /** A key that is no number is one of ours, and must not pass for an official one. */
  private String geocode(String key) {
    return key.chars().allMatch(Character::isDigit) ? profile.geocode() : OWN_KEY;
  }

  private static List<CapPair> parameters(WarningMessage message) {
    Explanation why = message.outlook().explanation();
    return List.of(
        new CapPair("freshet:incident", message.incidentId()),
        new CapPair("freshet:version", Integer.toString(message.version())),
        new CapPair("freshet:level", Integer.toString(message.level().number())),
        new CapPair("freshet:depth_m", decimals(message.outlook().peak_m())),
        new CapPair("freshet:onset_min", Long.toString(CapTexts.minutesAhead(message))),
        new CapPair("freshet:probability", decimals(message.outlook().probability())),
        new CapPair("freshet:confidence", decimals(why.confidence())),
        new CapPair("freshet:rulesVersion", why.rulesVersion()),
        new CapPair("freshet:modelVersion", why.modelVersion()),
        new CapPair("freshet:explanation_sha256", ExplanationFile.sha256(message)));
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
