package org.freshet.service.transit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.freshet.dem.DemSource;
import org.freshet.exposure.PassabilityWindow;
import org.freshet.exposure.RoadEdge;
import org.freshet.reroute.EdgeSpan;
import org.freshet.reroute.LinePattern;
import org.freshet.reroute.PatternStop;
import org.freshet.reroute.Route;
import org.freshet.reroute.TransitHint;
import org.freshet.reroute.TransitRerouter;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfigReader;
import org.freshet.service.routing.GraphHopperNetwork;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedEntity;
import org.freshet.service.transit.gtfsrt.GtfsRt.TripDescriptor;
import org.freshet.service.transit.gtfsrt.GtfsRt.TripModifications;
import org.freshet.service.transit.gtfsrt.GtfsRt.TripUpdate.StopTimeUpdate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransitLinesTest {
  private static final Instant AFTERNOON = Instant.parse("2026-06-18T15:00:00Z");

  @TempDir static Path cache;
  private GraphHopperNetwork network;
  private TransitLines lines;

  @BeforeAll
  void open() {
    Path folder = Path.of(System.getProperty("freshet.home", "..")).resolve("sample-data/sillbach");
    StudyArea area =
        StudyArea.load(
            AreaConfigReader.read(folder),
            DemSource.open(folder.resolve("dem.tif")).read().geometry());
    network =
        GraphHopperNetwork.open(
            folder.resolve("roads.osm.pbf"), cache, area.mapping(), area.areaIndex());
    GtfsFeed feed = GtfsReader.read(folder.resolve("transit-gtfs.zip"));
    assertThat(feed.findings()).isEmpty();
    lines = TransitLines.of(feed, network, area.mapping());
  }

  @AfterAll
  void close() {
    network.close();
  }

  @Test
  void laysEveryLineOntoStreets() {
    assertThat(lines.patterns()).isNotEmpty();
    for (TransitPattern one : lines.patterns()) {
      LinePattern pattern = one.pattern();
      double on_m = 0;
      for (EdgeSpan span : pattern.way()) {
        on_m += span.to_m() - span.from_m();
      }
      double end_m = pattern.stops().get(pattern.stops().size() - 1).position_m();
      assertThat(on_m).as(pattern.routeId()).isGreaterThan(0.95 * end_m);
      for (int i = 1; i < pattern.stops().size(); i++) {
        assertThat(pattern.stops().get(i).position_m() - pattern.stops().get(i - 1).position_m())
            .as("%s stop %d", pattern.routeId(), i)
            .isGreaterThan(50);
      }
    }
  }

  @Test
  void drawsEachWayOfALineOnce() {
    assertThat(lines.ways("T1")).hasSize(2);
    assertThat(lines.ways("nowhere")).isEmpty();
  }

  @Test
  void numbersTracksBehindStreets() {
    List<RoadEdge> edges = lines.edges();
    for (int i = 0; i < edges.size(); i++) {
      assertThat(edges.get(i).index()).isEqualTo(i);
      assertThat(lines.lonLat(i).length).isGreaterThanOrEqualTo(4);
    }
    assertThat(edges.subList(0, network.edges().size())).isEqualTo(network.edges());
  }

  @Test
  void knowsWhatIsUnderWay() {
    assertThat(lines.underWay(AFTERNOON, AFTERNOON.plusSeconds(3600)))
        .extracting(LinePattern::routeId)
        .contains("T1", "B11", "B12");
    Instant night = Instant.parse("2026-06-18T01:30:00Z");
    assertThat(lines.underWay(night, night.plusSeconds(600))).isEmpty();
  }

  @Test
  void findsADiversionForEveryBusAndNoneForTheTram() {
    TransitRerouter rerouter = new TransitRerouter(network, lines.edges());
    List<LinePattern> patterns = lines.underWay(AFTERNOON, AFTERNOON.plusSeconds(3600));
    List<TransitHint> hints = new ArrayList<>();
    for (LinePattern pattern : patterns) {
      EdgeSpan middle = pattern.way().get(pattern.way().size() / 2);
      List<PassabilityWindow> closed =
          List.of(
              new PassabilityWindow(
                  middle.edge(), "bus", AFTERNOON, AFTERNOON.plusSeconds(1800), 0.5, true));
      hints.addAll(rerouter.hints(List.of(pattern), closed, closed));
    }
    assertThat(hints).hasSizeGreaterThanOrEqualTo(patterns.size());
    for (TransitHint hint : hints) {
      if (hint.routeId().equals("T1")) {
        assertThat(hint.diversion()).isNull();
      } else {
        assertThat(hint.diversion()).as(hint.routeId()).isNotNull();
      }
    }
  }

  private TransitHint stopLoss(String route, List<String> skipped, String last, String next) {
    return new TransitHint(
        route,
        route,
        0,
        AFTERNOON,
        AFTERNOON.plusSeconds(3600),
        List.of(),
        List.of(),
        skipped,
        last,
        next,
        skipped.isEmpty() ? new Route(1, 1, new int[0], new double[0]) : null,
        skipped.isEmpty() ? 180 : 0,
        true);
  }

  private List<FeedEntity> tripUpdates(TransitHint hint) {
    GtfsRealtimeMapper mapper = new GtfsRealtimeMapper(lines.feed(), List.of("de"), "");
    return new TripUpdateMapper(lines, mapper)
        .tripUpdates(List.of(hint), AFTERNOON)
        .getEntityList();
  }

  private LinePattern pattern(String route) {
    return lines.patterns().stream()
        .map(TransitPattern::pattern)
        .filter(one -> one.routeId().equals(route) && one.directionId() == 0)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void skipsStopsOfTheTripsThatWouldServeThem() {
    List<String> stops = pattern("B11").stops().stream().map(PatternStop::id).toList();
    List<FeedEntity> updates =
        tripUpdates(stopLoss("B11", stops.subList(2, 4), stops.get(1), stops.get(4)));
    assertThat(updates).isNotEmpty().hasSizeLessThan(20);
    for (FeedEntity update : updates) {
      assertThat(update.getTripUpdate().getTrip().getStartDate()).isEqualTo("20260618");
      assertThat(update.getTripUpdate().getTrip().getScheduleRelationship())
          .isEqualTo(TripDescriptor.ScheduleRelationship.SCHEDULED);
      assertThat(update.getTripUpdate().getStopTimeUpdateList())
          .allMatch(
              one -> one.getScheduleRelationship() == StopTimeUpdate.ScheduleRelationship.SKIPPED)
          .extracting(StopTimeUpdate::getStopId)
          .isEqualTo(stops.subList(2, 4));
    }
  }

  @Test
  void cancelsTripsWithoutAnyStop() {
    List<String> stops = pattern("T1").stops().stream().map(PatternStop::id).toList();
    List<FeedEntity> updates = tripUpdates(stopLoss("T1", stops, "", ""));
    assertThat(updates)
        .isNotEmpty()
        .allMatch(
            one ->
                one.getTripUpdate().getTrip().getScheduleRelationship()
                    == TripDescriptor.ScheduleRelationship.CANCELED)
        .allMatch(one -> one.getTripUpdate().getStopTimeUpdateCount() == 0);
  }

  @Test
  void tellsHowLateADivertedTripComesBack() {
    List<String> stops = pattern("B11").stops().stream().map(PatternStop::id).toList();
    List<FeedEntity> updates = tripUpdates(stopLoss("B11", List.of(), stops.get(1), stops.get(2)));
    assertThat(updates).isNotEmpty();
    assertThat(updates.get(0).getTripUpdate().getStopTimeUpdateList())
        .singleElement()
        .satisfies(one -> assertThat(one.getStopId()).isEqualTo(stops.get(2)))
        .satisfies(one -> assertThat(one.getArrival().getDelay()).isEqualTo(180));
  }

  @Test
  void drawsTheWayAroundAsAShapeOfTheWholeTrip() {
    LinePattern pattern = pattern("B11");
    EdgeSpan middle = pattern.way().get(pattern.way().size() / 2);
    List<PassabilityWindow> closed =
        List.of(
            new PassabilityWindow(
                middle.edge(), "bus", AFTERNOON, AFTERNOON.plusSeconds(3600), 0.5, true));
    List<TransitHint> hints =
        new TransitRerouter(network, lines.edges()).hints(List.of(pattern), closed, closed);
    GtfsRealtimeMapper mapper = new GtfsRealtimeMapper(lines.feed(), List.of("de"), "");
    List<FeedEntity> entities =
        new TripModificationMapper(lines, mapper).modifications(hints, AFTERNOON).getEntityList();
    assertThat(entities).hasSize(2);
    TripModifications modifications = entities.get(1).getTripModifications();
    assertThat(modifications.getServiceDatesList()).containsExactly("20260618");
    assertThat(modifications.getSelectedTrips(0).getTripIdsList()).isNotEmpty();
    assertThat(modifications.getSelectedTrips(0).getShapeId())
        .isEqualTo(entities.get(0).getShape().getShapeId());
    assertThat(modifications.getModifications(0).getServiceAlertId())
        .isEqualTo(mapper.alerts(hints, AFTERNOON).getEntity(0).getId());
    assertThat(modifications.getModifications(0).getStartStopSelector().getStopId())
        .isEqualTo(hints.get(0).lastStopId());
    assertThat(modifications.getModifications(0).hasEndStopSelector()).isFalse();
    assertThat(entities.get(0).getShape().getEncodedPolyline().length()).isGreaterThan(100);
  }

  @Test
  void encodesLinesAsPublished() {
    double[] lonLat = {-120.2, 38.5, -120.95, 40.7, -126.453, 43.252};
    assertThat(EncodedPolyline.of(lonLat)).isEqualTo("_p~iF~ps|U_ulLnnqC_mqNvxq`@");
  }
}
