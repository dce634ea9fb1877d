package org.freshet.service.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.freshet.flood.BiasChange;
import org.freshet.flood.BlockedOutlook;
import org.freshet.flood.LevelConfidence;
import org.freshet.flood.SinkOutlook;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class SinksAheadTest {
  private static final long SINK = 11;

  private static SinkOutlook outlook(Instant now) {
    Instant then = now.plus(Duration.ofMinutes(30));
    return new SinkOutlook(
        0,
        0.25,
        0.04,
        List.of(new SinkOutlook.Lead(then, 0.1, 0.2, 0.4, List.of(0.9, 0.3, 0.0))),
        List.of(new SinkOutlook.Threshold(0.3, 0.35, null)),
        List.of(1.0, 2.04, 3.0, Double.NaN),
        new LevelConfidence(1, 1, 0.5));
  }

  /** The event with an outlook of one sink and a correction in its newest step. */
  private static Replay replay() {
    Replay plain = new FakeReplay().replay(6);
    List<Snapshot> snapshots = new ArrayList<>(plain.snapshots());
    Snapshot last = snapshots.remove(snapshots.size() - 1);
    Instant deepest = last.time().plus(Duration.ofMinutes(45));
    BlockedOutlook blocked =
        new BlockedOutlook(0, List.of("Damm", "Gully"), deepest, 0.3, 0.6, 0.2);
    snapshots.add(
        new Snapshot(
            last.time(),
            last.rain_mm(),
            last.rainSum_mm(),
            last.stored_m3(),
            last.areas(),
            last.sinks(),
            last.paths(),
            last.streets(),
            last.hints(),
            last.inputs(),
            last.situation(),
            List.of(new SinkAhead(SINK, outlook(last.time()), blocked)),
            List.of(
                new WaterCorrection(
                    "R1",
                    "citizen",
                    last.time(),
                    "wet",
                    0,
                    0.1,
                    0.2,
                    12,
                    new BiasChange(1, 1.3, 0.3),
                    false)),
            last.ground(),
            last.depth()));
    return new Replay(
        plain.map(), snapshots, plain.messages(), plain.peakDepth_m(), plain.figures());
  }

  private static JsonNode json(Site site, String path) throws IOException {
    byte[] content = Objects.requireNonNull(site.file(path), path).content();
    return GeoJson.JSON.readTree(new String(content, UTF_8));
  }

  @Test
  void aSinkCarriesItsOutlookAndAReportWhatItDid() throws IOException {
    Replay replay = replay();
    Site site = ReplaySite.of(replay, FakeReplay.mapper(replay), List.of());
    JsonNode sinks = json(site, "sinks.geojson").get("features");
    int told = 0;
    for (JsonNode sink : sinks) {
      JsonNode ahead = sink.get("properties").get("ahead");
      assertThat(ahead != null).isEqualTo(sink.get("id").asLong() == SINK);
      if (ahead != null) {
        told++;
        assertThat(ahead.get("leads").get(0).get("p90_m").asDouble()).isEqualTo(0.4);
        assertThat(ahead.get("thresholds").get(0).get("probability").asDouble()).isEqualTo(0.35);
        assertThat(ahead.get("rainUntilSpill_mm").get("30min").asDouble()).isEqualTo(2.0);
        assertThat(ahead.get("rainUntilSpill_mm").get("120min").isNull()).isTrue();
        assertThat(ahead.get("confidence").get("way").asDouble()).isEqualTo(0.5);
        assertThat(ahead.get("ifBlocked").toString())
            .isEqualTo(
                "{\"links\":[\"Damm\",\"Gully\"],\"time\":\"%s\",\"p50_m\":0.3,\"p90_m\":0.6,\"deeper_m\":0.2}",
                Instant.parse(ahead.get("issued").asText()).plus(Duration.ofMinutes(45)));
      }
    }
    assertThat(told).isEqualTo(1);
    JsonNode corrections = json(site, "api/corrections.json");
    assertThat(corrections.get(0).get("added_m3").asDouble()).isEqualTo(12);
    assertThat(corrections.get(0).get("runoffFactorBefore").asDouble()).isEqualTo(1);
    assertThat(corrections.get(0).get("runoffFactorAfter").asDouble()).isEqualTo(1.3);
  }

  @Test
  void waterIsDrawnWithItsHoles() throws IOException {
    FloatGrid depth = new FloatGrid(new GridGeometry(9, 9, 0, 9, 1, 1, "EPSG:25832"));
    for (int row = 1; row < 8; row++) {
      for (int col = 1; col < 8; col++) {
        boolean island = row > 2 && row < 6 && col > 2 && col < 6;
        depth.set(row * 9 + col, island ? 0 : 0.4f);
      }
    }
    JsonNode water = GeoJson.JSON.readTree(WaterFile.json(depth, Coordinate::new));
    assertThat(water.get("features")).hasSize(2);
    for (JsonNode feature : water.get("features")) {
      assertThat(feature.get("properties").get("area_m2").asDouble()).isEqualTo(40);
      assertThat(feature.get("geometry").get("coordinates")).as("shell and hole").hasSize(2);
    }
    assertThat(water.get("features").get(1).get("properties").get("atLeast_m").asDouble())
        .isEqualTo(0.3);
  }
}
