package org.freshet.service.transit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.freshet.reroute.Route;
import org.freshet.reroute.TransitHint;
import org.freshet.service.transit.gtfsrt.GtfsRt.Alert;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedEntity;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedHeader;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedMessage;
import org.freshet.service.transit.gtfsrt.GtfsRt.TranslatedString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GtfsRealtimeMapperTest {
  private static final Instant NOW = Instant.parse("2026-06-18T15:00:00Z");
  private static final Route ROUND = new Route(900, 120, new int[] {1}, new double[4]);

  @TempDir Path folder;
  private GtfsRealtimeMapper mapper;

  @BeforeEach
  void timetable() throws IOException {
    GtfsZip zip = new GtfsZip();
    zip.with(
        "trips.txt",
        """
        route_id,service_id,trip_id,direction_id,trip_headsign
        R1,WD,t1,0,Berg
        R1,WD,t2,1,Bahnhof
        """);
    GtfsFeed feed = GtfsReader.read(zip.write(folder.resolve("gtfs.zip"), ""));
    mapper = new GtfsRealtimeMapper(feed, List.of("de", "en"), "https://example.org/warnings");
  }

  private static TransitHint hint(
      String last, String next, List<String> skipped, @Nullable Route diversion, boolean observed) {
    return new TransitHint(
        "R1",
        "1",
        0,
        NOW.plusSeconds(600),
        observed ? NOW.plusSeconds(4200) : null,
        List.of("Marktplatz"),
        List.of(7),
        skipped,
        last,
        next,
        diversion,
        diversion == null ? 0 : 250,
        observed);
  }

  private FeedMessage alerts(TransitHint... hints) throws IOException {
    return FeedMessage.parseFrom(mapper.alerts(List.of(hints), NOW).toByteArray());
  }

  private static String text(TranslatedString text, int language) {
    return text.getTranslation(language).getText();
  }

  @Test
  void makesAFullFeedOfTheTimetableVersion() throws IOException {
    FeedHeader header = alerts().getHeader();
    assertThat(header.getGtfsRealtimeVersion()).isEqualTo("2.0");
    assertThat(header.getIncrementality()).isEqualTo(FeedHeader.Incrementality.FULL_DATASET);
    assertThat(header.getTimestamp()).isEqualTo(NOW.getEpochSecond());
    assertThat(header.getFeedVersion()).isEqualTo("2026a");
    assertThat(alerts().getEntityCount()).isZero();
  }

  @Test
  void saysADetourInBothLanguages() throws IOException {
    Alert alert = alerts(hint("A", "C", List.of(), ROUND, true)).getEntity(0).getAlert();
    assertThat(alert.getCause()).isEqualTo(Alert.Cause.WEATHER);
    assertThat(alert.getEffect()).isEqualTo(Alert.Effect.DETOUR);
    assertThat(alert.getSeverityLevel()).isEqualTo(Alert.SeverityLevel.WARNING);
    assertThat(alert.getActivePeriod(0).getStart()).isEqualTo(NOW.getEpochSecond() + 600);
    assertThat(alert.getActivePeriod(0).getEnd()).isEqualTo(NOW.getEpochSecond() + 4200);
    assertThat(alert.getInformedEntityList())
        .singleElement()
        .satisfies(one -> assertThat(one.getRouteId()).isEqualTo("R1"))
        .satisfies(one -> assertThat(one.getDirectionId()).isZero())
        .satisfies(one -> assertThat(one.hasStopId()).isFalse());
    assertThat(text(alert.getHeaderText(), 0))
        .isEqualTo("Linie 1 Richtung Berg: Umleitung wegen Überflutung");
    assertThat(text(alert.getHeaderText(), 1))
        .isEqualTo("Line 1 towards Berg: diverted because of flooding");
    assertThat(text(alert.getDescriptionText(), 0))
        .isEqualTo(
            "Überflutet: Marktplatz. Zwischen Bahnhof und Schule wird umgeleitet, etwa 4 Min."
                + " länger. Voraussichtlich bis 18:10 Uhr. Hinweis aus der Überflutungsvorhersage;"
                + " verbindlich ist die Auskunft des Verkehrsunternehmens.");
    assertThat(text(alert.getDescriptionText(), 1)).contains("the operator's information");
    assertThat(alert.getHeaderText().getTranslation(1).getLanguage()).isEqualTo("en");
    assertThat(text(alert.getUrl(), 0)).isEqualTo("https://example.org/warnings");
  }

  @Test
  void namesSkippedStopsInAnAlertOfTheirOwn() throws IOException {
    FeedMessage feed = alerts(hint("A", "D", List.of("B", "C"), ROUND, false));
    assertThat(feed.getEntityList()).hasSize(2);
    Alert stops = feed.getEntity(1).getAlert();
    assertThat(stops.getEffect()).isEqualTo(Alert.Effect.NO_SERVICE);
    assertThat(stops.getSeverityLevel()).isEqualTo(Alert.SeverityLevel.INFO);
    assertThat(stops.getInformedEntityList())
        .extracting(one -> one.getRouteId() + one.getDirectionId() + one.getStopId())
        .containsExactly("R10B", "R10C");
    assertThat(stops.getActivePeriod(0).hasEnd()).isFalse();
    assertThat(text(stops.getDescriptionText(), 0))
        .startsWith("Ab etwa 17:10 Uhr wird eine Überflutung erwartet: Marktplatz.")
        .contains("Es entfallen: Markt, \"Süd\" Ost, Schule.")
        .contains("Das Ende ist noch nicht absehbar.");
  }

  @Test
  void tellsAnInterruptedShortenedOrDeadLine() throws IOException {
    FeedMessage feed =
        alerts(
            hint("A", "B", List.of(), null, true),
            hint("A", "", List.of("B", "C"), null, true),
            hint("", "C", List.of("A", "B"), null, true),
            hint("", "", List.of("A", "B", "C"), null, true));
    assertThat(feed.getEntityList())
        .extracting(entity -> entity.getAlert().getEffect())
        .containsExactly(
            Alert.Effect.MODIFIED_SERVICE,
            Alert.Effect.MODIFIED_SERVICE,
            Alert.Effect.NO_SERVICE,
            Alert.Effect.MODIFIED_SERVICE,
            Alert.Effect.NO_SERVICE,
            Alert.Effect.NO_SERVICE);
    assertThat(feed.getEntityList())
        .allMatch(one -> one.getAlert().getSeverityLevel() == Alert.SeverityLevel.SEVERE);
    assertThat(text(feed.getEntity(0).getAlert().getDescriptionText(), 1))
        .contains("No service between Bahnhof and Markt");
    assertThat(text(feed.getEntity(1).getAlert().getDescriptionText(), 1))
        .contains("Trips end at Bahnhof already.");
    assertThat(text(feed.getEntity(3).getAlert().getDescriptionText(), 1))
        .contains("Trips start at Schule only.");
    assertThat(text(feed.getEntity(5).getAlert().getHeaderText(), 1)).contains("no service");
  }

  @Test
  void keepsIdsWhileTheSituationLastsAndNeverUsesOneTwice() throws IOException {
    TransitHint first = hint("A", "C", List.of("B"), ROUND, false);
    TransitHint later = hint("A", "C", List.of("B"), ROUND, true);
    assertThat(alerts(first).getEntityList())
        .extracting(FeedEntity::getId)
        .isEqualTo(alerts(later).getEntityList().stream().map(FeedEntity::getId).toList());
    FeedMessage both = alerts(first, later, hint("C", "D", List.of(), ROUND, true));
    assertThat(both.getEntityList()).extracting(FeedEntity::getId).doesNotHaveDuplicates();
    assertThat(both.getEntity(0).getAlert().getActivePeriodCount()).isEqualTo(2);
  }
}
