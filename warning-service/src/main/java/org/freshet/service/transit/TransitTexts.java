package org.freshet.service.transit;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.freshet.reroute.TransitHint;

/** Words for passengers in one language. Thread-safe. */
final class TransitTexts {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final String language;
  private final ResourceBundle bundle;
  private final GtfsFeed feed;

  TransitTexts(String language, GtfsFeed feed) {
    this.language = language;
    this.feed = feed;
    this.bundle =
        ResourceBundle.getBundle(
            "texts/transit",
            Locale.forLanguageTag(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** ISO 639-1 code. */
  String language() {
    return language;
  }

  private String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), Locale.forLanguageTag(language)).format(values);
  }

  private static String clock(Instant time, ZoneId zone) {
    return CLOCK.format(time.atZone(zone));
  }

  private String stop(String id) {
    GtfsStop stop = feed.stop(id);
    return stop == null ? id : stop.name();
  }

  private String stops(List<String> ids) {
    return String.join(", ", ids.stream().map(this::stop).distinct().toList());
  }

  /** One line: which line, where to, what. */
  String header(TransitHint hint, AlertKind kind, String headsign) {
    String what = say("header." + kind.key(), hint.routeName(), headsign);
    if (headsign.isEmpty()) {
      int colon = what.indexOf(": ");
      return say("header.no_direction", hint.routeName()) + what.substring(Math.max(0, colon));
    }
    return what;
  }

  /** A few sentences: why, from when, what to expect, until when. */
  String description(TransitHint hint, AlertKind kind) {
    StringBuilder text = new StringBuilder();
    String where =
        hint.closedStreets().isEmpty()
            ? say("cause.track")
            : String.join(", ", hint.closedStreets());
    String cause = hint.observed() ? "cause.observed" : "cause.expected";
    text.append(say(cause, where, clock(hint.from(), feed.timezone()))).append(' ');
    if (kind != AlertKind.STOPS) {
      text.append(what(hint)).append(' ');
    }
    if (!hint.skippedStopIds().isEmpty()) {
      text.append(say("stops", stops(hint.skippedStopIds()))).append(' ');
    }
    Instant until = hint.until();
    text.append(
        until == null ? say("until.open") : say("until.known", clock(until, feed.timezone())));
    return text.append(' ').append(say("hint")).toString();
  }

  private String what(TransitHint hint) {
    boolean starts = hint.lastStopId().isEmpty();
    boolean ends = hint.nextStopId().isEmpty();
    if (starts || ends) {
      return starts && ends
          ? say("what.none")
          : starts
              ? say("what.starts", stop(hint.nextStopId()))
              : say("what.ends", stop(hint.lastStopId()));
    }
    if (hint.diversion() == null) {
      return say("what.interrupted", stop(hint.lastStopId()), stop(hint.nextStopId()));
    }
    long minutes = Math.round(hint.extra_s() / 60.0);
    String key = minutes < 1 ? "what.detour_short" : "what.detour";
    return say(key, stop(hint.lastStopId()), stop(hint.nextStopId()), minutes);
  }
}
