package org.freshet.service.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.terrain.TerrainChange;

/**
 * What standing works do to the ground, as terrain changes in an order of their own, so that the
 * order of the file plays no part: first what is dug and heaped, by identifier, where two that
 * share a cell add up; then the barriers, of which on a shared cell the highest counts, because two
 * that meet at a corner are one wall. Closed culverts are no change: they take one away.
 */
final class WorkChanges {
  private WorkChanges() {}

  static List<TerrainChange> of(List<Work> standing) {
    List<Work> inOrder = new ArrayList<>(standing);
    inOrder.sort(Comparator.comparing(Work::id));
    List<TerrainChange> changes = new ArrayList<>();
    Map<Integer, Work> barrierOfCell = new HashMap<>();
    for (Work work : inOrder) {
      String id = "work " + work.id();
      int[] cells = work.ground().cells();
      switch (work.kind()) {
        case PIT -> changes.add(new TerrainChange.Excavate(id, cells, work.ground().amount_m()));
        case FILL -> changes.add(new TerrainChange.SetWall(id, cells, work.ground().amount_m()));
        case BARRIER -> {
          for (int cell : cells) {
            barrierOfCell.merge(cell, work, WorkChanges::higher);
          }
        }
        case CLOSED_CULVERT -> {}
      }
    }
    for (Work work : inOrder) {
      if (work.kind() == Work.Kind.BARRIER) {
        changes.add(wall(work, barrierOfCell));
      }
    }
    return changes;
  }

  private static Work higher(Work first, Work second) {
    return second.ground().amount_m() > first.ground().amount_m() ? second : first;
  }

  private static TerrainChange wall(Work work, Map<Integer, Work> barrierOfCell) {
    int[] own =
        java.util.Arrays.stream(work.ground().cells())
            .filter(cell -> work.equals(barrierOfCell.get(cell)))
            .toArray();
    return new TerrainChange.SetWall("work " + work.id(), own, work.ground().amount_m());
  }
}
