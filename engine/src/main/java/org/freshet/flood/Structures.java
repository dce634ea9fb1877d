package org.freshet.flood;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What people built for water besides sewers. Immutable; thread-safe.
 *
 * @param links culverts, drains, throttles, pumps; worked off in this order within a step
 * @param basins stores the terrain does not show
 */
public record Structures(List<FlowLink> links, List<RetentionBasin> basins) {
  /** Nothing. */
  public static final Structures NONE = new Structures(List.of(), List.of());

  /** Copies the lists and checks that every identifier is there once. */
  public Structures {
    links = List.copyOf(links);
    basins = List.copyOf(basins);
    Set<String> ids = new HashSet<>();
    for (FlowLink link : links) {
      requireNew(ids, link.id());
    }
    for (RetentionBasin basin : basins) {
      requireNew(ids, basin.id());
    }
  }

  private static void requireNew(Set<String> ids, String id) {
    if (!ids.add(id)) {
      throw new IllegalArgumentException(
          "Structure (" + id + ") is given twice. Maybe two features share an id.");
    }
  }

  boolean isEmpty() {
    return links.isEmpty() && basins.isEmpty();
  }

  /** Whether any link can be blocked by debris and is not yet. */
  public boolean canBlock() {
    return links.stream().anyMatch(link -> link.kind().canBlock() && link.openShare() > 0);
  }

  /** The same with every link that debris can block, blocked. */
  public Structures blocked() {
    return new Structures(
        links.stream().map(l -> l.kind().canBlock() ? l.withOpenShare(0) : l).toList(), basins);
  }

  /** The same with so much of one link open; unchanged where it has no such link. */
  public Structures withOpenShare(String id, double share) {
    return new Structures(
        links.stream().map(l -> l.id().equals(id) ? l.withOpenShare(share) : l).toList(), basins);
  }
}
