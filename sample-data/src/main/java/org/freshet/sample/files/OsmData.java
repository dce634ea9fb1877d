package org.freshet.sample.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OSM objects in the order they are written: nodes, ways, relations, each sorted by id. */
public final class OsmData {
  /** A node: id, longitude and latitude in degrees, tags in order. */
  public record OsmNode(long id, double lon, double lat, Map<String, String> tags) {}

  /** A way: id, ids of its nodes, tags in order. */
  public record OsmWay(long id, List<Long> nodes, Map<String, String> tags) {}

  /** A relation: id, ids of its member ways in order, tags in order. */
  public record OsmRelation(long id, List<Long> ways, Map<String, String> tags) {}

  private final List<OsmNode> nodes = new ArrayList<>();
  private final List<OsmWay> ways = new ArrayList<>();
  private final List<OsmRelation> relations = new ArrayList<>();

  /** The nodes. */
  public List<OsmNode> nodes() {
    return nodes;
  }

  /** The ways. */
  public List<OsmWay> ways() {
    return ways;
  }

  /** The relations. */
  public List<OsmRelation> relations() {
    return relations;
  }
}
