package org.freshet.sample.streets;

import java.util.List;

/**
 * A piece of one street with the same properties throughout, as an OSM way is.
 *
 * @param street the street it belongs to
 * @param stretch what it runs over or through
 * @param nodes its nodes in order, at least two
 */
public record Way(Street street, Stretch stretch, List<Node> nodes) {
  /** Copies the nodes. */
  public Way {
    nodes = List.copyOf(nodes);
  }
}
