package org.freshet.scenario;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.freshet.grid.GridGeometry;

/**
 * A set of actions that are planned together.
 *
 * @param id short name
 * @param actions what is done, in this order; none for the town as it is
 */
public record Measure(String id, List<MeasureAction> actions) {
  /** The town as it is. */
  public static final Measure BASELINE = new Measure("baseline", List.of());

  /** Copies the list and checks that names are unique. */
  public Measure {
    Objects.requireNonNull(id);
    actions = List.copyOf(actions);
    Set<String> ids = new HashSet<>();
    for (MeasureAction action : actions) {
      if (!ids.add(action.id())) {
        throw new IllegalArgumentException(
            "Measure (" + id + ") has two actions named (" + action.id() + "). Maybe number them.");
      }
      if (action.cells().length == 0) {
        throw new IllegalArgumentException(
            "Action ("
                + action.id()
                + ") of measure ("
                + id
                + ") covers no cell of the terrain. Maybe longitude and latitude are swapped.");
      }
    }
  }

  /**
   * Two actions that change the same thing on the same ground: what comes out would depend on their
   * order, which nobody meant.
   *
   * @param first the earlier action
   * @param second the later one
   * @param cells how many cells they share
   * @param cell one of these
   */
  public record Overlap(MeasureAction first, MeasureAction second, int cells, int cell) {}

  /** Overlaps of actions, in the order of the list. O(cells touched × actions). */
  public List<Overlap> overlaps() {
    List<Overlap> found = new java.util.ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      int[] cells = actions.get(i).cells().clone();
      Arrays.sort(cells);
      for (int j = i + 1; j < actions.size(); j++) {
        if (actions.get(i).layer() == actions.get(j).layer()) {
          overlap(found, actions.get(i), cells, actions.get(j));
        }
      }
    }
    return found;
  }

  private static void overlap(
      List<Overlap> found, MeasureAction first, int[] sorted, MeasureAction second) {
    int shared = 0;
    int cell = -1;
    for (int one : second.cells()) {
      if (Arrays.binarySearch(sorted, one) >= 0) {
        cell = shared == 0 ? one : cell;
        shared++;
      }
    }
    if (shared > 0) {
      found.add(new Overlap(first, second, shared, cell));
    }
  }

  /**
   * Stops where two actions overlap.
   *
   * @throws IllegalArgumentException naming the two, a place and how much they share
   */
  public void requireNoOverlap(GridGeometry geometry) {
    List<Overlap> overlaps = overlaps();
    if (!overlaps.isEmpty()) {
      Overlap one = overlaps.get(0);
      throw new IllegalArgumentException(
          "Measure ("
              + id
              + "): actions ("
              + one.first().id()
              + ") and ("
              + one.second().id()
              + ") overlap on "
              + Math.round(one.cells() * geometry.cellArea_m2())
              + " m² around "
              + Math.round(geometry.x(geometry.col(one.cell())))
              + ", "
              + Math.round(geometry.y(geometry.row(one.cell())))
              + ". Maybe draw them side by side, or make two measures.");
    }
  }

  /** Whether it changes heights. */
  public boolean changesTerrain() {
    return actions.stream().anyMatch(action -> action.layer() == MeasureAction.Layer.TERRAIN);
  }

  /** Whether it changes ground cover. */
  public boolean changesCover() {
    return actions.stream().anyMatch(action -> action.layer() == MeasureAction.Layer.COVER);
  }
}
