package org.freshet.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitTest {
  private final Map<String, String> feed;

  TransitTest() throws IOException {
    this.feed = Shipped.zip(Shipped.folder().resolve("transit-gtfs.zip"));
  }

  @Test
  void everyReferenceResolves() {
    assertThat(feed.keySet())
        .contains("agency.txt", "feed_info.txt", "calendar.txt", "shapes.txt", "stops.txt");
    assertRefers("routes.txt", "agency_id", "agency.txt", "agency_id");
    assertRefers("trips.txt", "route_id", "routes.txt", "route_id");
    assertRefers("trips.txt", "service_id", "calendar.txt", "service_id");
    assertRefers("trips.txt", "shape_id", "shapes.txt", "shape_id");
    assertRefers("stop_times.txt", "trip_id", "trips.txt", "trip_id");
    assertRefers("stop_times.txt", "stop_id", "stops.txt", "stop_id");
    assertThat(column("feed_info.txt", "feed_version")).containsExactly("sillbach-2026-1");
    assertThat(column("routes.txt", "route_type")).containsExactly("0", "3", "3", "3");
  }

  @Test
  void keysAreUnique() {
    for (String[] key :
        new String[][] {
          {"trips.txt", "trip_id"}, {"stops.txt", "stop_id"}, {"routes.txt", "route_id"}
        }) {
      assertThat(column(key[0], key[1])).doesNotHaveDuplicates();
    }
  }

  @Test
  void timesAscendWithinATrip() {
    String trip = "";
    int last = 0;
    for (Map<String, String> row : rows("stop_times.txt")) {
      int now = seconds(must(row, "arrival_time"));
      if (must(row, "trip_id").equals(trip)) {
        assertThat(now).as(row.toString()).isGreaterThan(last);
      }
      trip = must(row, "trip_id");
      last = now;
    }
  }

  @Test
  void shapesRunOnStreetNodesOnly() throws IOException {
    Set<String> nodes = new HashSet<>();
    for (double[] p :
        PbfContent.read(Shipped.folder().resolve("roads.osm.pbf")).lonLatByNode.values()) {
      nodes.add(String.format(Locale.ROOT, "%.7f,%.7f", p[1], p[0]));
    }
    for (Map<String, String> row : rows("shapes.txt")) {
      assertThat(nodes).contains(row.get("shape_pt_lat") + "," + row.get("shape_pt_lon"));
    }
  }

  @Test
  void tramAndABusPassTheEasternUnderpass() throws IOException {
    PbfContent roads = PbfContent.read(Shipped.folder().resolve("roads.osm.pbf"));
    PbfContent.ReadWay underpass =
        roads.ways.stream()
            .filter(w -> "yes".equals(w.tags().get("tunnel")))
            .filter(w -> "Erfurter Straße".equals(w.tags().get("name")))
            .findFirst()
            .orElseThrow();
    double[] p = must(roads.lonLatByNode, underpass.nodes().get(0));
    String there = String.format(Locale.ROOT, "%.7f,%.7f", p[1], p[0]);
    Set<String> shapes = new HashSet<>();
    for (Map<String, String> row : rows("shapes.txt")) {
      if (there.equals(row.get("shape_pt_lat") + "," + row.get("shape_pt_lon"))) {
        shapes.add(row.get("shape_id"));
      }
    }
    assertThat(shapes).containsExactlyInAnyOrder("T1-0", "T1-1", "B13-0", "B13-1");
  }

  private void assertRefers(String from, String column, String to, String key) {
    assertThat(new HashSet<>(column(to, key))).containsAll(column(from, column));
  }

  private List<String> column(String file, String name) {
    List<String> out = new ArrayList<>();
    for (Map<String, String> row : rows(file)) {
      out.add(must(row, name));
    }
    assertThat(out).as(file).isNotEmpty().doesNotContainNull();
    return out;
  }

  private List<Map<String, String>> rows(String file) {
    List<String> lines = must(feed, file).lines().toList();
    String[] head = lines.get(0).split(",", -1);
    List<Map<String, String>> out = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      assertThat(cells).as(line).hasSameSizeAs(head);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < head.length; i++) {
        row.put(head[i], cells[i]);
      }
      out.add(row);
    }
    return out;
  }

  private static <K, V> V must(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), () -> "no " + key);
  }

  private static int seconds(String clock) {
    String[] p = clock.split(":", -1);
    return Integer.parseInt(p[0]) * 3600 + Integer.parseInt(p[1]) * 60 + Integer.parseInt(p[2]);
  }
}
