package org.freshet.drainage;

import java.util.EnumMap;
import java.util.Map;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntList;

/**
 * What lies ahead of every cell of a path network: length and structures met, summed from the end
 * of each path backwards, so that a path that joins another takes over what that one has ahead.
 */
final class PathSums {
  private static final Structure.Kind[] COUNTED = {
    Structure.Kind.BUILDING, Structure.Kind.ROAD, Structure.Kind.UNDERPASS
  };

  private final GridGeometry geometry;
  private final IntList cells;
  private final int[] start;
  private final int[] joinAt;
  private final double[] ahead_m;

  /** Structures entered behind a cell, the cell itself left out. */
  private final Map<Structure.Kind, int[]> entered = new EnumMap<>(Structure.Kind.class);

  private final Structures structures;

  PathSums(GridGeometry geometry, Structures structures, PathTracer tracer) {
    this.geometry = geometry;
    this.structures = structures;
    this.cells = tracer.cells();
    this.start = tracer.starts();
    this.joinAt = tracer.joins();
    this.ahead_m = new double[cells.size()];
    for (int path = 0; path + 1 < start.length; path++) {
      lengths(path);
    }
    for (Structure.Kind kind : COUNTED) {
      int[] counts = new int[cells.size()];
      for (int path = 0; path + 1 < start.length; path++) {
        enter(kind, path, counts);
      }
      entered.put(kind, counts);
    }
  }

  private void lengths(int path) {
    int next = joinAt[path];
    for (int at = start[path + 1] - 1; at >= start[path]; at--) {
      if (next >= 0) {
        ahead_m[at] =
            ahead_m[next] + PathNetwork.distance_m(geometry, cells.get(at), cells.get(next));
      }
      next = at;
    }
  }

  private void enter(Structure.Kind kind, int path, int[] counts) {
    int next = joinAt[path];
    for (int at = start[path + 1] - 1; at >= start[path]; at--) {
      if (next >= 0) {
        int there = structures.at(kind, cells.get(next));
        boolean anew = there != CellIndex.NONE && there != structures.at(kind, cells.get(at));
        counts[at] = counts[next] + (anew ? 1 : 0);
      }
      next = at;
    }
  }

  private int first(int path) {
    return start[path] < start[path + 1] ? start[path] : joinAt[path];
  }

  double length_m(int path) {
    return ahead_m[first(path)];
  }

  double ownLength_m(int path) {
    return joinAt[path] < 0 ? length_m(path) : length_m(path) - ahead_m[joinAt[path]];
  }

  int count(Structure.Kind kind, int path) {
    int[] counts = entered.get(kind);
    int at = first(path);
    int here = structures.at(kind, cells.get(at)) == CellIndex.NONE ? 0 : 1;
    return counts == null ? 0 : counts[at] + here;
  }
}
