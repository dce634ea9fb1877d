package org.freshet.terrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.freshet.grid.FloatGrid;

/**
 * A terrain whose culverts, underpasses and gaps may be open or blocked. Blocked, the ground lies
 * as it was measured, bank and all; open, water runs through along the line between the inverts.
 * What does not change with that (buildings, walls, kerbs, water) is done before. Immutable,
 * thread-safe.
 */
public final class LinkStates {
  private final TerrainConditioning blocked;
  private final List<TerrainChange.CarveCulvert> links;

  private LinkStates(TerrainConditioning blocked, List<TerrainChange.CarveCulvert> links) {
    this.blocked = blocked;
    this.links = List.copyOf(links);
  }

  /**
   * States of a terrain.
   *
   * @param original heights, m; not changed
   * @param fixed changes that hold in every state, in order
   * @param links what may be open or blocked
   */
  public static LinkStates of(
      FloatGrid original, List<TerrainChange> fixed, List<TerrainChange.CarveCulvert> links) {
    return new LinkStates(TerrainConditioning.of(original, fixed), links);
  }

  /** The links. */
  public List<TerrainChange.CarveCulvert> links() {
    return links;
  }

  /** The terrain with every link blocked. */
  public TerrainConditioning blocked() {
    return blocked;
  }

  /** The terrain with every link open. */
  public TerrainConditioning open() {
    return openBut(Set.of());
  }

  /** The terrain with some links blocked and the others open; an unknown id is an error. */
  public TerrainConditioning openBut(Set<String> blockedIds) {
    List<TerrainChange> carved = new ArrayList<>();
    int found = 0;
    for (TerrainChange.CarveCulvert link : links) {
      if (blockedIds.contains(link.id())) {
        found++;
      } else {
        carved.add(link);
      }
    }
    if (found != blockedIds.size()) {
      throw new IllegalArgumentException(
          "Of the links to block (" + blockedIds + ") only " + found + " exist. Maybe a typo.");
    }
    return blocked.with(carved);
  }

  /** What blocking every link changes, from the open terrain to the blocked one. */
  public CellEdits blocking() {
    return CellEdits.between(open().elevation(), blocked.elevation());
  }
}
