package org.freshet.sample.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.sample.land.Line;
import org.freshet.sample.land.Place;
import org.freshet.sample.streets.Node;
import org.freshet.sample.streets.Street;
import org.freshet.sample.streets.StreetClass;
import org.freshet.sample.streets.StreetNetwork;
import org.freshet.sample.streets.Stretch;
import org.freshet.sample.streets.Way;

/** The street network, the tramway and the railway as OSM objects. Pure. */
public final class RoadMap {
  /** Id of the first node of the network; the others follow by index. */
  public static final long FIRST_NODE = 1_000_001;

  /** Id of the first way. */
  public static final long FIRST_WAY = 5_000_001;

  private final Place place = new Place();
  private final OsmData data = new OsmData();
  private long nextNode = FIRST_NODE;
  private long nextWay = FIRST_WAY;

  private RoadMap() {}

  /**
   * The OSM objects.
   *
   * @param network the streets
   * @param tram nodes of the tram line in order
   * @param railway axis of the railway
   */
  public static OsmData of(StreetNetwork network, List<Node> tram, Line railway) {
    RoadMap map = new RoadMap();
    for (Node node : network.nodes()) {
      map.node(node.x(), node.y());
    }
    for (Way way : network.ways()) {
      map.way(ids(way.nodes()), tags(way));
    }
    map.way(
        ids(tram),
        Map.of("railway", "tram"),
        "name",
        "Straßenbahn Sillbach",
        "electrified",
        "contact_line");
    map.railway(railway);
    return map.data;
  }

  private static List<Long> ids(List<Node> nodes) {
    List<Long> ids = new ArrayList<>();
    for (Node node : nodes) {
      ids.add(FIRST_NODE + node.index());
    }
    return ids;
  }

  private long node(double x, double y) {
    double[] p = place.lonLat(x, y);
    data.nodes().add(new OsmData.OsmNode(nextNode, p[0], p[1], Map.of()));
    return nextNode++;
  }

  private void way(List<Long> nodes, Map<String, String> tags, String... more) {
    Map<String, String> all = new LinkedHashMap<>(tags);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    data.ways().add(new OsmData.OsmWay(nextWay++, nodes, all));
  }

  private void railway(Line line) {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < line.points(); i++) {
      double y = line.y(i);
      if (y > 0 && y < Place.SIZE_M) {
        ids.add(node(line.x(i), y));
      }
    }
    way(ids, Map.of("railway", "rail"), "gauge", "1435", "layer", "1");
  }

  private static Map<String, String> tags(Way way) {
    Street street = way.street();
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("highway", street.kind().highway());
    tags.put("name", street.name());
    tags.put("maxspeed", Integer.toString(street.kind().speed_km_h()));
    tags.put("surface", street.kind() == StreetClass.LANE ? "sett" : "asphalt");
    if (street.oneway()) {
      tags.put("oneway", "yes");
    }
    if (street.kind() == StreetClass.PRIMARY) {
      tags.put("ref", "B 627");
    }
    if (way.stretch() == Stretch.BRIDGE) {
      tags.put("bridge", "yes");
      tags.put("layer", "1");
    }
    if (way.stretch() == Stretch.UNDERPASS) {
      tags.put("tunnel", "yes");
      tags.put("layer", "-1");
      tags.put("maxheight", "4.2");
    }
    return tags;
  }
}
