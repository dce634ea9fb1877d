package org.freshet.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoadsTest {
  private final PbfContent roads;

  RoadsTest() throws IOException {
    this.roads = PbfContent.read(Shipped.folder().resolve("roads.osm.pbf"));
  }

  @Test
  void idsAscendAndEveryNodeOfAWayExists() {
    assertThat(List.copyOf(roads.lonLatByNode.keySet())).isSorted();
    assertThat(roads.ways.stream().map(PbfContent.ReadWay::id).toList()).isSorted();
    for (PbfContent.ReadWay way : roads.ways) {
      assertThat(way.nodes()).hasSizeGreaterThan(1);
      assertThat(roads.lonLatByNode.keySet()).containsAll(way.nodes());
    }
  }

  @Test
  void everyStreetIsReachedFromEveryOther() {
    Map<Long, Set<Long>> next = new HashMap<>();
    for (PbfContent.ReadWay way : streets()) {
      for (int i = 0; i + 1 < way.nodes().size(); i++) {
        long a = way.nodes().get(i);
        long b = way.nodes().get(i + 1);
        next.computeIfAbsent(a, k -> new HashSet<>()).add(b);
        next.computeIfAbsent(b, k -> new HashSet<>()).add(a);
      }
    }
    Set<Long> seen = new HashSet<>();
    Deque<Long> open = new ArrayDeque<>(List.of(streets().get(0).nodes().get(0)));
    while (!open.isEmpty()) {
      long node = open.pop();
      if (seen.add(node)) {
        open.addAll(Objects.requireNonNull(next.get(node)));
      }
    }
    assertThat(seen).hasSameSizeAs(next.keySet());
  }

  @Test
  void namesStreetsAndTagsBridgesAndUnderpasses() {
    assertThat(streets()).hasSizeBetween(150, 400).allMatch(w -> w.tags().containsKey("name"));
    assertThat(named("bridge", "yes")).contains("Fuldaer Straße", "Südbrücke", "Aubrücke");
    assertThat(named("tunnel", "yes")).containsExactly("Erfurter Straße", "Auweg");
    assertThat(named("layer", "-1")).containsExactly("Erfurter Straße", "Auweg");
  }

  private List<PbfContent.ReadWay> streets() {
    return roads.ways.stream().filter(w -> w.tags().containsKey("highway")).toList();
  }

  private List<String> named(String key, String value) {
    List<String> names = new ArrayList<>();
    for (PbfContent.ReadWay way : streets()) {
      if (value.equals(way.tags().get(key))) {
        names.add(way.tags().get("name"));
      }
    }
    return names;
  }
}
