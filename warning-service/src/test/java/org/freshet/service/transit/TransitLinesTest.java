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
import org.freshet.reroute.TransitHint;
import org.freshet.reroute.TransitRerouter;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfigReader;
import org.freshet.service.routing.GraphHopperNetwork;
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
}
