package org.freshet.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.function.IntFunction;
import org.freshet.terrain.Basins;

/**
 * The shape of a hierarchy in columns, a value per node: who lies above and below whom, where a
 * node spills and how high. In arrays while it is made, or in a saved model mapped into memory, so
 * that it costs no heap. 32 bytes per node. Immutable, thread-safe.
 */
final class NodeTable {
  final int leaves;
  final int nodes;
  private final IntBuffer parent;

  // Of inner nodes only.
  private final IntBuffer left;
  private final IntBuffer right;
  private final IntBuffer pitCell;
  private final IntBuffer outletCell;
  private final IntBuffer spillCell;
  private final IntBuffer spillLeaf;
  private final FloatBuffer outlet;
  private final FloatBuffer pit;

  /** Copies the shape of a basin graph into arrays. */
  NodeTable(Basins graph) {
    this(graph, IntBuffer::allocate, FloatBuffer::allocate);
  }

  /** Copies the shape of a basin graph into room of some kind. */
  NodeTable(Basins graph, ModelSpace space) {
    this(
        graph,
        count -> numbers(space, count).asIntBuffer(),
        count -> numbers(space, count).asFloatBuffer());
  }

  private NodeTable(Basins graph, IntFunction<IntBuffer> ints, IntFunction<FloatBuffer> floats) {
    leaves = graph.leafCount();
    nodes = graph.nodeCount();
    parent = ints.apply(nodes);
    left = ints.apply(nodes - leaves);
    right = ints.apply(nodes - leaves);
    pitCell = ints.apply(nodes);
    outletCell = ints.apply(nodes);
    spillCell = ints.apply(nodes);
    spillLeaf = ints.apply(nodes);
    outlet = floats.apply(nodes);
    pit = floats.apply(nodes);
    for (int node = 0; node < nodes; node++) {
      parent.put(node, graph.parent(node));
      outletCell.put(node, graph.outletCell(node));
      spillCell.put(node, graph.spillCell(node));
      spillLeaf.put(node, graph.spillLeaf(node));
      outlet.put(node, graph.outletHeight_m(node));
      if (node < leaves) {
        pitCell.put(node, graph.pitCell(node));
        pit.put(node, graph.pitHeight_m(node));
      } else {
        join(node, graph.left(node), graph.right(node));
      }
    }
  }

  private static ByteBuffer numbers(ModelSpace space, int count) {
    return space.scratch((long) Integer.BYTES * count).buffer();
  }

  private void join(int node, int a, int b) {
    left.put(node - leaves, a);
    right.put(node - leaves, b);
    boolean first =
        pit.get(a) < pit.get(b) || (pit.get(a) == pit.get(b) && pitCell.get(a) < pitCell.get(b));
    pitCell.put(node, pitCell.get(first ? a : b));
    pit.put(node, pit.get(first ? a : b));
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
    nodes = parent.capacity();
    leaves = nodes - left.capacity();
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
    return right.capacity() == left.capacity()
        && 2L * leaves >= nodes
        && pitCell.capacity() == nodes
        && outletCell.capacity() == nodes
        && spillCell.capacity() == nodes
        && spillLeaf.capacity() == nodes
        && outlet.capacity() == nodes
        && pit.capacity() == nodes;
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
