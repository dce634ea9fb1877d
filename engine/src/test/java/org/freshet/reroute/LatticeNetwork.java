package org.freshet.reroute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.freshet.exposure.RoadEdge;
import org.jspecify.annotations.Nullable;

/**
 * A town of square blocks for tests: junctions at whole lon (column) and lat (row), 100 m apart,
 * driven at 10 m/s. Edge numbers: first all west-east ones, row by row, then all south-north ones.
 */
final class LatticeNetwork implements RoadNetwork {
  static final double BLOCK_M = 100;

  private final int rows;
  private final int cols;
  private final List<RoadEdge> edges = new ArrayList<>();

  LatticeNetwork(int rows, int cols) {
    this.rows = rows;
    this.cols = cols;
    for (int row = 0; row < rows; row++) {
      for (int col = 0; col + 1 < cols; col++) {
        add("Querweg " + row);
      }
    }
    for (int row = 0; row + 1 < rows; row++) {
      for (int col = 0; col < cols; col++) {
        add("Längsweg " + col);
      }
    }
  }

  private void add(String name) {
    edges.add(
        new RoadEdge(edges.size(), 1000 + edges.size(), name, "", BLOCK_M, false, new int[0]));
  }

  int east(int row, int col) {
    return row * (cols - 1) + col;
  }

  int north(int row, int col) {
    return rows * (cols - 1) + row * cols + col;
  }

  @Override
  public List<RoadEdge> edges() {
    return edges;
  }

  @Override
  public @Nullable Route route(
      double fromLon, double fromLat, double toLon, double toLat, BitSet closed) {
    int from = ((int) fromLat) * cols + (int) fromLon;
    int to = ((int) toLat) * cols + (int) toLon;
    int[] via = new int[rows * cols];
    int[] before = new int[rows * cols];
    Arrays.fill(via, -2);
    via[from] = -1;
    List<Integer> queue = new ArrayList<>(List.of(from));
    for (int i = 0; i < queue.size(); i++) {
      int node = queue.get(i);
      int row = node / cols;
      int col = node % cols;
      if (col + 1 < cols) {
        visit(via, before, queue, node, node + 1, east(row, col), closed);
      }
      if (col > 0) {
        visit(via, before, queue, node, node - 1, east(row, col - 1), closed);
      }
      if (row + 1 < rows) {
        visit(via, before, queue, node, node + cols, north(row, col), closed);
      }
      if (row > 0) {
        visit(via, before, queue, node, node - cols, north(row - 1, col), closed);
      }
    }
    return via[to] == -2 ? null : route(via, before, to);
  }

  private static void visit(
      int[] via, int[] before, List<Integer> queue, int node, int next, int edge, BitSet closed) {
    if (via[next] == -2 && !closed.get(edge)) {
      via[next] = edge;
      before[next] = node;
      queue.add(next);
    }
  }

  private static Route route(int[] via, int[] before, int to) {
    List<Integer> back = new ArrayList<>();
    for (int node = to; via[node] != -1; node = before[node]) {
      back.add(0, via[node]);
    }
    int[] used = back.stream().mapToInt(Integer::intValue).toArray();
    double length_m = BLOCK_M * used.length;
    return new Route(length_m, length_m / 10, used, new double[0]);
  }

  /** A line along a row from west to east with a stop at every junction. */
  LinePattern line(String id, int row, boolean railBound) {
    List<PatternStop> stops = new ArrayList<>();
    List<EdgeSpan> way = new ArrayList<>();
    for (int col = 0; col < cols; col++) {
      stops.add(new PatternStop(id + col, "Halt " + col, col, row, BLOCK_M * col));
      if (col + 1 < cols) {
        way.add(new EdgeSpan(east(row, col), BLOCK_M * col, BLOCK_M * (col + 1)));
      }
    }
    return new LinePattern(id, "Linie " + id, 0, railBound, stops, way);
  }
}
