package org.freshet.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.freshet.grid.FloatGrid;

/** Slow, plain answers for small terrains, by other means than the engine's. */
final class NaiveTerrain {
  final int rows;
  final int cols;
  final float[] z;
  final boolean[] outlet;
  final boolean[] valid;

  NaiveTerrain(FloatGrid elevation, boolean interiorDrains) {
    rows = elevation.geometry().rows();
    cols = elevation.geometry().cols();
    z = elevation.array();
    valid = new boolean[z.length];
    for (int c = 0; c < z.length; c++) {
      valid[c] = !Float.isNaN(z[c]);
    }
    boolean[] drains = drainingVoid(interiorDrains);
    outlet = new boolean[z.length];
    for (int c = 0; c < z.length; c++) {
      if (valid[c]) {
        outlet[c] = onEdge(c);
        for (int n : neighbours(c)) {
          outlet[c] |= drains[n];
        }
      }
    }
    openIslands();
  }

  boolean onEdge(int c) {
    int row = c / cols;
    int col = c % cols;
    return row == 0 || col == 0 || row == rows - 1 || col == cols - 1;
  }

  List<Integer> neighbours(int c) {
    List<Integer> list = new ArrayList<>();
    for (int r = c / cols - 1; r <= c / cols + 1; r++) {
      for (int k = c % cols - 1; k <= c % cols + 1; k++) {
        if (r >= 0 && k >= 0 && r < rows && k < cols && r * cols + k != c) {
          list.add(r * cols + k);
        }
      }
    }
    return list;
  }

  private boolean[] drainingVoid(boolean interiorDrains) {
    boolean[] drains = new boolean[z.length];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int c = 0; c < z.length; c++) {
      if (!valid[c] && (interiorDrains || onEdge(c))) {
        drains[c] = true;
        queue.add(c);
      }
    }
    while (!queue.isEmpty()) {
      for (int n : neighbours(queue.remove())) {
        if (!valid[n] && !drains[n]) {
          drains[n] = true;
          queue.add(n);
        }
      }
    }
    return drains;
  }

  // Regions without any outlet: their cells beside no data become outlets.
  private void openIslands() {
    boolean[] seen = new boolean[z.length];
    for (int c = 0; c < z.length; c++) {
      if (valid[c] && !seen[c]) {
        List<Integer> region = region(c, seen);
        if (region.stream().noneMatch(r -> outlet[r])) {
          for (int r : region) {
            outlet[r] = neighbours(r).stream().anyMatch(n -> !valid[n]);
          }
        }
      }
    }
  }

  private List<Integer> region(int start, boolean[] seen) {
    List<Integer> region = new ArrayList<>(List.of(start));
    seen[start] = true;
    for (int i = 0; i < region.size(); i++) {
      for (int n : neighbours(region.get(i))) {
        if (valid[n] && !seen[n]) {
          seen[n] = true;
          region.add(n);
        }
      }
    }
    return region;
  }

  /** Priority flood with a heap (Barnes 2014). */
  float[] filled() {
    float[] filled = z.clone();
    boolean[] done = new boolean[z.length];
    PriorityQueue<float[]> open = new PriorityQueue<>((a, b) -> Float.compare(a[0], b[0]));
    for (int c = 0; c < z.length; c++) {
      if (outlet[c]) {
        done[c] = true;
        open.add(new float[] {z[c], c});
      }
    }
    while (!open.isEmpty()) {
      float[] top = open.remove();
      for (int n : neighbours((int) top[1])) {
        if (valid[n] && !done[n]) {
          done[n] = true;
          filled[n] = Math.max(z[n], top[0]);
          open.add(new float[] {filled[n], n});
        }
      }
    }
    return filled;
  }

  /** Pits: connected cells of one height without a lower neighbour, not touching an outlet. */
  List<List<Integer>> pits() {
    List<List<Integer>> pits = new ArrayList<>();
    boolean[] seen = new boolean[z.length];
    for (int c = 0; c < z.length; c++) {
      if (!valid[c] || seen[c]) {
        continue;
      }
      List<Integer> flat = new ArrayList<>(List.of(c));
      seen[c] = true;
      boolean pit = true;
      for (int i = 0; i < flat.size(); i++) {
        pit &= !outlet[flat.get(i)];
        for (int n : neighbours(flat.get(i))) {
          if (valid[n] && z[n] < z[c]) {
            pit = false;
          }
          if (valid[n] && z[n] == z[c] && !seen[n]) {
            seen[n] = true;
            flat.add(n);
          }
        }
      }
      if (pit) {
        pits.add(flat);
      }
    }
    return pits;
  }

  /** Cells reached from a cell through ground strictly below a level. */
  List<Integer> lake(int from, float level) {
    boolean[] seen = new boolean[z.length];
    List<Integer> lake = new ArrayList<>();
    if (z[from] < level) {
      lake.add(from);
      seen[from] = true;
    }
    for (int i = 0; i < lake.size(); i++) {
      for (int n : neighbours(lake.get(i))) {
        if (valid[n] && !seen[n] && z[n] < level) {
          seen[n] = true;
          lake.add(n);
        }
      }
    }
    return lake;
  }

  /**
   * Lowest level at which water from a cell gets from a cell to cells that satisfy nothing else.
   */
  double volume(List<Integer> lake, float level) {
    return lake.stream().mapToDouble(c -> (double) level - z[c]).sum();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows; r++) {
      text.append(Arrays.toString(Arrays.copyOfRange(z, r * cols, r * cols + cols))).append('\n');
    }
    return text.toString();
  }
}
