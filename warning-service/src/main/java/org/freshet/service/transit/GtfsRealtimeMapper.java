package org.freshet.service.transit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.reroute.TransitHint;
import org.freshet.service.transit.gtfsrt.GtfsRt.Alert;
import org.freshet.service.transit.gtfsrt.GtfsRt.EntitySelector;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedEntity;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedHeader;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedMessage;
import org.freshet.service.transit.gtfsrt.GtfsRt.TimeRange;
import org.freshet.service.transit.gtfsrt.GtfsRt.TranslatedString;

/**
 * Hints to GTFS-Realtime 2.0. Every call makes a whole feed (FULL_DATASET): what is no longer in it
 * is over. The same situation keeps its entity ids from call to call; a gap between other stops is
 * another situation.
 *
 * <p>An alert of the line names route and direction; stops that are not served have an alert of
 * their own, because the effect of an alert holds for all it names. Within a selector all fields
 * must match. Thread-safe.
 *
 * <p>Source: GTFS Realtime Reference 2.0, https://gtfs.org/documentation/realtime/reference/.
 */
public final class GtfsRealtimeMapper {
  static final String VERSION = "2.0";

  private final GtfsFeed feed;
  private final List<TransitTexts> texts;
  private final Map<String, String> headsigns = new TreeMap<>();
  private final String web;

  /**
   * A mapper.
   *
   * @param feed the timetable the hints are of
   * @param languages ISO 639-1 codes, the main one first
   * @param web page with more, empty where there is none
   */
  public GtfsRealtimeMapper(GtfsFeed feed, List<String> languages, String web) {
    this.feed = feed;
    this.web = web;
    this.texts = languages.stream().map(language -> new TransitTexts(language, feed)).toList();
    Map<String, Map<String, Integer>> votes = new TreeMap<>();
    for (GtfsTrip trip : feed.trips()) {
      votes
          .computeIfAbsent(trip.routeId() + "\n" + trip.directionId(), key -> new TreeMap<>())
          .merge(trip.headsign(), 1, Integer::sum);
    }
    votes.forEach((line, signs) -> headsigns.put(line, mostFrequent(signs)));
  }

  private static String mostFrequent(Map<String, Integer> signs) {
    String best = "";
    int most = 0;
    for (Map.Entry<String, Integer> sign : signs.entrySet()) {
      if (sign.getValue() > most) {
        most = sign.getValue();
        best = sign.getKey();
      }
    }
    return best;
  }

  /**
   * The alerts of all hints.
   *
   * @param hints as rerouting gives them
   * @param now when the feed is made
   */
  public FeedMessage alerts(List<TransitHint> hints, Instant now) {
    Map<String, List<TransitHint>> situations = new LinkedHashMap<>();
    for (TransitHint hint : hints) {
      situations.computeIfAbsent(id(hint), id -> new ArrayList<>()).add(hint);
    }
    FeedMessage.Builder message = FeedMessage.newBuilder().setHeader(header(now));
    situations.forEach(
        (id, situation) -> {
          TransitHint hint = situation.get(0);
          AlertKind kind = AlertKind.of(hint);
          message.addEntity(entity(id, line(situation, kind)));
          if (!hint.skippedStopIds().isEmpty() && kind != AlertKind.NONE) {
            message.addEntity(entity(id + ":stops", stops(situation)));
          }
        });
    return message.build();
  }

  FeedHeader header(Instant now) {
    FeedHeader.Builder header =
        FeedHeader.newBuilder()
            .setGtfsRealtimeVersion(VERSION)
            .setIncrementality(FeedHeader.Incrementality.FULL_DATASET)
            .setTimestamp(now.getEpochSecond());
    if (!feed.feedVersion().isEmpty()) {
      header.setFeedVersion(feed.feedVersion());
    }
    return header.build();
  }

  /** Stable name of a situation: the line and the stops it is torn between. */
  static String id(TransitHint hint) {
    return String.join(
        ":",
        "flood",
        hint.routeId(),
        Integer.toString(hint.directionId()),
        hint.lastStopId(),
        hint.nextStopId(),
        Integer.toHexString(hint.skippedStopIds().hashCode()),
        hint.diversion() == null ? "cut" : "round");
  }

  private static FeedEntity entity(String id, Alert alert) {
    return FeedEntity.newBuilder().setId(id).setAlert(alert).build();
  }

  private Alert line(List<TransitHint> situation, AlertKind kind) {
    return alert(situation, kind).addInformedEntity(selector(situation.get(0))).build();
  }

  private Alert stops(List<TransitHint> situation) {
    Alert.Builder alert = alert(situation, AlertKind.STOPS);
    TransitHint hint = situation.get(0);
    for (String stop : hint.skippedStopIds().stream().distinct().toList()) {
      alert.addInformedEntity(selector(hint).toBuilder().setStopId(stop));
    }
    return alert.build();
  }

  private static EntitySelector selector(TransitHint hint) {
    return EntitySelector.newBuilder()
        .setRouteId(hint.routeId())
        .setDirectionId(hint.directionId())
        .build();
  }

  private Alert.Builder alert(List<TransitHint> situation, AlertKind kind) {
    TransitHint hint = situation.get(0);
    Alert.Builder alert =
        Alert.newBuilder()
            .setCause(Alert.Cause.WEATHER)
            .setEffect(kind.effect())
            .setSeverityLevel(severity(hint));
    for (TransitHint one : situation) {
      TimeRange.Builder period = TimeRange.newBuilder().setStart(one.from().getEpochSecond());
      Instant until = one.until();
      if (until != null) {
        period.setEnd(until.getEpochSecond());
      }
      alert.addActivePeriod(period);
    }
    String sign = headsigns.getOrDefault(hint.routeId() + "\n" + hint.directionId(), "");
    TranslatedString.Builder head = TranslatedString.newBuilder();
    TranslatedString.Builder body = TranslatedString.newBuilder();
    TranslatedString.Builder url = TranslatedString.newBuilder();
    for (TransitTexts text : texts) {
      head.addTranslation(translation(text, text.header(hint, kind, sign)));
      body.addTranslation(translation(text, text.description(hint, kind)));
      url.addTranslation(translation(text, web));
    }
    alert.setHeaderText(head).setDescriptionText(body);
    return web.isEmpty() ? alert : alert.setUrl(url);
  }

  private static TranslatedString.Translation translation(TransitTexts text, String words) {
    return TranslatedString.Translation.newBuilder()
        .setText(words)
        .setLanguage(text.language())
        .build();
  }

  private static Alert.SeverityLevel severity(TransitHint hint) {
    if (hint.observed()) {
      return hint.diversion() == null ? Alert.SeverityLevel.SEVERE : Alert.SeverityLevel.WARNING;
    }
    return hint.diversion() == null ? Alert.SeverityLevel.WARNING : Alert.SeverityLevel.INFO;
  }
}
