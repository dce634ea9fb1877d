package org.freshet.service.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.freshet.dem.DemSource;
import org.freshet.reroute.EdgeSpan;
import org.freshet.reroute.Route;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfigReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapeMatcherTest {
  @TempDir Path cache;

  @Test
  void findsTheStreetsOfARoute() {
    Path folder = Path.of(System.getProperty("freshet.home", "..")).resolve("sample-data/sillbach");
    StudyArea area =
        StudyArea.load(
            AreaConfigReader.read(folder),
            DemSource.open(folder.resolve("dem.tif")).read().geometry());
    try (GraphHopperNetwork network =
        GraphHopperNetwork.open(
            folder.resolve("roads.osm.pbf"), cache, area.mapping(), area.areaIndex())) {
      ShapeMatcher matcher = new ShapeMatcher(network, area.mapping());
      Random random = new Random(3);
      for (int round = 0; round < 60; round++) {
        Route route = null;
        while (route == null || route.length_m() < 200) {
          double[] from = network.lonLat(random.nextInt(network.edges().size()));
          double[] to = network.lonLat(random.nextInt(network.edges().size()));
          route = network.route(from[0], from[1], to[0], to[1], new BitSet());
        }
        requireSameWay(network, matcher, area, Objects.requireNonNull(route), round);
      }
    }
  }

  /** Every edge but stubs at the ends is found, in order, and nothing else of any length. */
  private static void requireSameWay(
      GraphHopperNetwork network, ShapeMatcher matcher, StudyArea area, Route route, int round) {
    double[] lonLat = new double[2 * route.pointCount()];
    for (int i = 0; i < route.pointCount(); i++) {
      lonLat[2 * i] = route.lon(i);
      lonLat[2 * i + 1] = route.lat(i);
    }
    List<EdgeSpan> spans = matcher.match(new Polyline(area.mapping().toMap(lonLat)));
    List<Integer> found = new ArrayList<>();
    for (EdgeSpan span : spans) {
      if (span.to_m() - span.from_m() > 10) {
        found.add(span.edge());
      }
    }
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < route.edgeCount(); i++) {
      if (network.edges().get(route.edge(i)).length_m() > 20
          && i > 0
          && i + 1 < route.edgeCount()) {
        used.add(route.edge(i));
      }
    }
    assertThat(found).as("round %d", round).isNotEmpty();
    if (!used.isEmpty()) {
      assertThat(found).as("round %d", round).containsSubsequence(used);
    }
    int[] all = new int[route.edgeCount()];
    Arrays.setAll(all, route::edge);
    assertThat(all).as("round %d", round).contains(found.stream().mapToInt(i -> i).toArray());
  }
}
