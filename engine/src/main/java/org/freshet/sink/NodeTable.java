package org.freshet.sink;

import java.io.IOException;
import java.io.OutputStream;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;
import org.freshet.terrain.Basins;

/**
 * The shape of a hierarchy in columns, a value per node: who lies above and below whom, where a
 * node spills and how high. In arrays, or in scratch room or a saved model mapped into memory, so
 * that it costs no heap. 32 bytes per node. Immutable, thread-safe.
 */
final class NodeTable {
  final int leaves;
  final int nodes;
  private final IntColumn parent;

  // Of inner nodes only.
  private final IntColumn left;
  private final IntColumn right;
  private final IntColumn pitCell;
  private final IntColumn outletCell;
  private final IntColumn spillCell;
  private final IntColumn spillLeaf;
  private final FloatColumn outlet;
  private final FloatColumn pit;

  /** Copies the shape of a basin graph. */
  NodeTable(Basins graph, Scratch room) {
    leaves = graph.leafCount();
    nodes = graph.nodeCount();
    parent = room.ints(nodes);
    left = room.ints(nodes - leaves);
    right = room.ints(nodes - leaves);
    pitCell = room.ints(nodes);
    outletCell = room.ints(nodes);
    spillCell = room.ints(nodes);
    spillLeaf = room.ints(nodes);
    outlet = room.floats(nodes);
    pit = room.floats(nodes);
    for (int node = 0; node < nodes; node++) {
      parent.set(node, graph.parent(node));
      outletCell.set(node, graph.outletCell(node));
      spillCell.set(node, graph.spillCell(node));
      spillLeaf.set(node, graph.spillLeaf(node));
      outlet.set(node, graph.outletHeight_m(node));
      if (node < leaves) {
        pitCell.set(node, graph.pitCell(node));
        pit.set(node, graph.pitHeight_m(node));
      } else {
        join(node, graph.left(node), graph.right(node));
      }
    }
  }

  private void join(int node, int a, int b) {
    left.set(node - leaves, a);
    right.set(node - leaves, b);
    boolean first =
        pit.get(a) < pit.get(b) || (pit.get(a) == pit.get(b) && pitCell.get(a) < pitCell.get(b));
    pitCell.set(node, pitCell.get(first ? a : b));
    pit.set(node, pit.get(first ? a : b));
  }

  /** Reads what {@link #writeTo} wrote. */
  NodeTable(ModelColumns saved) throws IOException {
    parent = saved.ints("PARE");
    left = saved.ints("LEFT");
    right = saved.ints("RIGH");
    pitCell = saved.ints("PITC");
    outletCell = saved.ints("OUTC");
    spillCell = saved.ints("SPIC");
    spillLeaf = saved.ints("SPIL");
    outlet = saved.floats("OUTZ");
    pit = saved.floats("PITZ");
    nodes = parent.size();
    leaves = nodes - left.size();
  }

  void writeTo(OutputStream out) throws IOException {
    ModelStreams.write(out, "PARE", parent);
    ModelStreams.write(out, "LEFT", left);
    ModelStreams.write(out, "RIGH", right);
    ModelStreams.write(out, "PITC", pitCell);
    ModelStreams.write(out, "OUTC", outletCell);
    ModelStreams.write(out, "SPIC", spillCell);
    ModelStreams.write(out, "SPIL", spillLeaf);
    ModelStreams.write(out, "OUTZ", outlet);
    ModelStreams.write(out, "PITZ", pit);
  }

  /** Whether all columns have the length they must. */
  boolean whole() {
    return right.size() == left.size()
        && 2L * leaves >= nodes
        && pitCell.size() == nodes
        && outletCell.size() == nodes
        && spillCell.size() == nodes
        && spillLeaf.size() == nodes
        && outlet.size() == nodes
        && pit.size() == nodes;
  }

  int parent(int node) {
    return parent.get(node);
  }

  /** First child of an inner node. */
  int left(int node) {
    return left.get(node - leaves);
  }

  /** Second child of an inner node. */
  int right(int node) {
    return right.get(node - leaves);
  }

  int pitCell(int node) {
    return pitCell.get(node);
  }

  int outletCell(int node) {
    return outletCell.get(node);
  }

  int spillCell(int node) {
    return spillCell.get(node);
  }

  int spillLeaf(int node) {
    return spillLeaf.get(node);
  }

  float outlet(int node) {
    return outlet.get(node);
  }

  float pit(int node) {
    return pit.get(node);
  }

  /** Level at which a node's own storage begins: its pit, or where its children join, m. */
  float base(int node) {
    return node < leaves ? pit.get(node) : outlet.get(left(node));
  }
}
