package org.freshet.service.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Objects;
import java.util.Random;
import org.freshet.dem.DemSource;
import org.freshet.exposure.RoadEdge;
import org.freshet.reroute.Route;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfigReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphHopperNetworkTest {
  private final Path home = Path.of(System.getProperty("freshet.home", ".."));
  @TempDir static Path cache;
  private StudyArea area;
  private GraphHopperNetwork network;

  @BeforeAll
  void open() {
    Path folder = home.resolve("sample-data/sillbach");
    area =
        StudyArea.load(
            AreaConfigReader.read(folder),
            DemSource.open(folder.resolve("dem.tif")).read().geometry());
    network = reopen();
  }

  private GraphHopperNetwork reopen() {
    return GraphHopperNetwork.open(
        home.resolve("sample-data/sillbach/roads.osm.pbf"),
        cache,
        area.mapping(),
        area.areaIndex());
  }

  @AfterAll
  void close() {
    network.close();
  }

  @Test
  void knowsStreetsWithCellsNamesAndAreas() {
    assertThat(network.edges()).hasSizeGreaterThan(100);
    for (int i = 0; i < network.edges().size(); i++) {
      RoadEdge edge = network.edges().get(i);
      assertThat(edge.index()).isEqualTo(i);
      assertThat(edge.length_m()).isPositive();
      assertThat(network.lonLat(i).length).isGreaterThanOrEqualTo(4);
      assertThat(edge.cellCount()).isPositive();
    }
    assertThat(network.edges()).extracting(RoadEdge::areaKey).contains("066359990001");
    assertThat(network.edges()).extracting(RoadEdge::aboveWater).contains(true, false);
  }

  @Test
  void findsTheSameEdgesAgain() {
    try (GraphHopperNetwork again = reopen()) {
      assertThat(again.edges()).usingRecursiveComparison().isEqualTo(network.edges());
    }
  }

  @Test
  void neverUsesClosedEdges() {
    Random random = new Random(7);
    int found = 0;
    int blocked = 0;
    for (int round = 0; round < 200; round++) {
      BitSet closed = new BitSet();
      for (int i = 0; i < network.edges().size() / 10; i++) {
        closed.set(random.nextInt(network.edges().size()));
      }
      double[] from = network.lonLat(random.nextInt(network.edges().size()));
      double[] to = network.lonLat(random.nextInt(network.edges().size()));
      Route route = network.route(from[0], from[1], to[0], to[1], closed);
      if (route == null) {
        blocked++;
        continue;
      }
      found++;
      Route dry = network.route(from[0], from[1], to[0], to[1], new BitSet());
      assertThat(dry).isNotNull();
      for (int i = 0; i < route.edgeCount(); i++) {
        assertThat(closed.get(route.edge(i))).as("round %d", round).isFalse();
      }
    }
    assertThat(found).isGreaterThan(100);
    assertThat(found + blocked).isEqualTo(200);
  }

  @Test
  void findsNoWayWhereEverythingIsClosed() {
    BitSet closed = new BitSet();
    closed.set(0, network.edges().size());
    double[] line = network.lonLat(0);
    double[] other = network.lonLat(50);
    assertThat(network.route(line[0], line[1], other[0], other[1], closed)).isNull();
    assertThat(network.route(0, 0, other[0], other[1], new BitSet())).as("far away").isNull();
  }

  @Test
  void mendsAHalfWrittenCache(@TempDir Path other) throws IOException {
    Path osm = home.resolve("sample-data/sillbach/roads.osm.pbf");
    GraphHopperNetwork.open(osm, other, area.mapping(), area.areaIndex()).close();
    try (var folders = Files.list(other);
        var files = Files.list(folders.findFirst().orElseThrow())) {
      for (Path file : files.toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    try (GraphHopperNetwork mended =
        GraphHopperNetwork.open(osm, other, area.mapping(), area.areaIndex())) {
      assertThat(mended.edges()).hasSameSizeAs(network.edges());
    }
  }

  @Test
  void refusesWhatIsNoOsmFile(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("roads.osm.pbf"), "no map at all");
    assertThatExceptionOfType(RoutingException.class)
        .isThrownBy(() -> GraphHopperNetwork.open(text, cache, area.mapping(), area.areaIndex()))
        .withMessageContaining("is no usable OSM file");
    assertThatExceptionOfType(RoutingException.class)
        .isThrownBy(
            () ->
                GraphHopperNetwork.open(
                    folder.resolve("none"), cache, area.mapping(), area.areaIndex()))
        .withMessageContaining("no such OSM file");
  }

  @Test
  void readsARealTown() {
    Path osm =
        Path.of(
            System.getProperty("freshet.data", "../shared/data"), "osm/heidelberg.test.osm.pbf");
    assumeTrue(Files.exists(osm), "skipped: " + osm + " of the public test data is not there");
    try (GraphHopperNetwork real =
        GraphHopperNetwork.open(osm, cache, area.mapping(), area.areaIndex())) {
      assertThat(real.edges()).hasSizeGreaterThan(30_000);
      assertThat(real.edges().stream().filter(RoadEdge::aboveWater).count()).isGreaterThan(100);
      Route route =
          Objects.requireNonNull(real.route(8.6756, 49.4036, 8.7080, 49.4130, new BitSet()));
      assertThat(route.length_m()).isBetween(2_300.0, 6_000.0);
      assertThat(route.duration_s()).isBetween(120.0, 1200.0);
      BitSet closed = new BitSet();
      closed.set(route.edge(route.edgeCount() / 2));
      Route around = Objects.requireNonNull(real.route(8.6756, 49.4036, 8.7080, 49.4130, closed));
      assertThat(around.duration_s()).isGreaterThan(route.duration_s());
    }
  }
}
