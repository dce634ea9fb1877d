package org.freshet.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Pages;
import org.freshet.progress.Progress;
import org.freshet.terrain.BasinGraph;
import org.freshet.terrain.Basins;
import org.freshet.terrain.TerrainPages;
import org.freshet.terrain.TiledBasins;
import org.jspecify.annotations.Nullable;

/**
 * The depressions of a terrain as a forest of binary trees (Barnes, Callaghan and Wickert, 2020,
 * doi:10.5194/esurf-8-431-2020). A leaf is one pit; an inner node is the depression its two
 * children become when both are full. A root spills out of its tree: into a leaf of another tree or
 * off the raster.
 *
 * <p>Nodes {@code 0 .. leafCount-1} are leaves in ascending order of their pit cell, the rest inner
 * nodes; children come before parents. Volumes and cell counts of a node include its children.
 * Immutable, thread-safe. About 60 bytes per node plus the storage curves.
 */
public final class DepressionHierarchy {
  /** Instead of a leaf: outside the raster. */
  public static final int OUTSIDE = BasinGraph.OUTSIDE;

  /** Instead of a leaf: no data. */
  public static final int NODATA = BasinGraph.NODATA;

  /** Instead of a node: none. */
  public static final int NONE = -1;

  private final int leafCount;
  private final int[] parent;
  private final int[] left;
  private final int[] right;
  private final int[] pitCell;
  private final int[] outletCell;
  private final int[] spillCell;
  private final int[] spillLeaf;
  private final float[] outlet;
  private final float[] pit;
  private final long[] cells;
  private final double[] volume_m3;
  private final int[] catchmentCells;
  private final double cellArea_m2;
  private final @Nullable StorageCurves curves;
  private final SpillOrder order;

  /**
   * Builds the hierarchy of a basin graph; with {@code threads} threads, any number, same result.
   */
  public static DepressionHierarchy of(FloatGrid elevation, BasinGraph graph, int threads) {
    return inArrays(elevation, graph, threads, true);
  }

  /** The same without storage curves: shape and volumes only, no levels of part-filled nodes. */
  public static DepressionHierarchy withoutCurves(
      FloatGrid elevation, BasinGraph graph, int threads) {
    return inArrays(elevation, graph, threads, false);
  }

  private static DepressionHierarchy inArrays(
      FloatGrid elevation, BasinGraph graph, int threads, boolean withCurves) {
    return new DepressionHierarchy(
        elevation.geometry(),
        graph,
        threads,
        search -> new MarginalCells(elevation, graph.labels(), search, threads),
        withCurves);
  }

  /**
   * Builds the hierarchy of a terrain solved in tiles. Its storage curves stay in pages.
   *
   * @param space gives the pages for so many bytes of storage curves, once
   */
  static DepressionHierarchy tiled(
      TerrainPages pages,
      TiledBasins basins,
      int threads,
      LongFunction<Pages> space,
      Progress progress) {
    return new DepressionHierarchy(
        pages.geometry(),
        basins,
        threads,
        search -> new TileMarginals(pages, basins.tiles(), search, threads, space, progress),
        true);
  }

  /** Builds the hierarchy of an edited terrain. */
  static DepressionHierarchy edited(
      GridGeometry geometry, Basins basins, int threads, Function<CellNodes, NodeCells> cellsOf) {
    return new DepressionHierarchy(geometry, basins, threads, cellsOf, true);
  }

  private DepressionHierarchy(
      GridGeometry geometry,
      Basins graph,
      int threads,
      Function<CellNodes, NodeCells> cellsOf,
      boolean withCurves) {
    leafCount = graph.leafCount();
    int nodes = graph.nodeCount();
    parent = new int[nodes];
    left = new int[nodes - leafCount];
    right = new int[nodes - leafCount];
    pitCell = new int[nodes];
    outletCell = new int[nodes];
    spillCell = new int[nodes];
    spillLeaf = new int[nodes];
    outlet = new float[nodes];
    pit = new float[nodes];
    cells = new long[nodes];
    volume_m3 = new double[nodes];
    cellArea_m2 = geometry.cellArea_m2();
    copyShape(graph);
    NodeCells marginal = cellsOf.apply(new CellNodes(parent, left, right, outlet));
    catchmentCells = new int[leafCount];
    int[] start = measure(marginal, geometry.cells(), withCurves);
    curves =
        withCurves ? new StorageCurves(start, marginal.heights(start), bases(), threads) : null;
    order = new SpillOrder(this);
  }

  /** Reads what {@link #writeTo} wrote. */
  DepressionHierarchy(InputStream in, CurveHeights heights, GridGeometry geometry, int threads)
      throws IOException {
    this.cellArea_m2 = geometry.cellArea_m2();
    parent = ModelStreams.readInts(in, "PARE");
    left = ModelStreams.readInts(in, "LEFT");
    right = ModelStreams.readInts(in, "RIGH");
    pitCell = ModelStreams.readInts(in, "PITC");
    outletCell = ModelStreams.readInts(in, "OUTC");
    spillCell = ModelStreams.readInts(in, "SPIC");
    spillLeaf = ModelStreams.readInts(in, "SPIL");
    outlet = ModelStreams.readFloats(in, "OUTZ");
    pit = ModelStreams.readFloats(in, "PITZ");
    catchmentCells = ModelStreams.readInts(in, "CATC");
    volume_m3 = ModelStreams.readDoubles(in, "VOLU");
    int[] start = ModelStreams.readInts(in, "STAR");
    leafCount = parent.length - left.length;
    requireShape(start, heights);
    cells = new long[parent.length];
    for (int node = 0; node < cells.length; node++) {
      cells[node] = (long) start[node + 1] - start[node] + cellsBelow(node);
    }
    curves = new StorageCurves(start, heights, bases(), threads);
    order = new SpillOrder(this);
  }

  private void requireShape(int[] start, CurveHeights heights) throws IOException {
    int nodes = parent.length;
    boolean whole =
        right.length == left.length
            && 2L * leafCount >= nodes
            && pitCell.length == nodes
            && outletCell.length == nodes
            && spillCell.length == nodes
            && spillLeaf.length == nodes
            && outlet.length == nodes
            && pit.length == nodes
            && catchmentCells.length == leafCount
            && volume_m3.length == nodes
            && start.length == nodes + 1
            && start[nodes] == heights.size();
    if (!whole) {
      throw new TerrainModelFormatException(
          "The depressions of the terrain model do not fit together. Maybe prepare the area"
              + " again.");
    }
  }

  /** Heights of the storage curves, kept apart: a large section of its own. */
  CurveHeights curveHeights() {
    return curves().heights();
  }

  /** Writes everything but {@link #curveHeights}. */
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
    ModelStreams.write(out, "CATC", catchmentCells);
    ModelStreams.write(out, "VOLU", volume_m3);
    ModelStreams.write(out, "STAR", curves().starts());
  }

  private void copyShape(Basins graph) {
    for (int node = 0; node < parent.length; node++) {
      parent[node] = graph.parent(node);
      outletCell[node] = graph.outletCell(node);
      spillCell[node] = graph.spillCell(node);
      spillLeaf[node] = graph.spillLeaf(node);
      outlet[node] = graph.outletHeight_m(node);
      if (node < leafCount) {
        pitCell[node] = graph.pitCell(node);
        pit[node] = graph.pitHeight_m(node);
        continue;
      }
      int a = graph.left(node);
      int b = graph.right(node);
      left[node - leafCount] = a;
      right[node - leafCount] = b;
      boolean first = pit[a] < pit[b] || (pit[a] == pit[b] && pitCell[a] < pitCell[b]);
      pitCell[node] = first ? pitCell[a] : pitCell[b];
      pit[node] = first ? pit[a] : pit[b];
    }
  }

  private int[] measure(NodeCells marginal, int rasterCells, boolean keep) {
    int nodes = parent.length;
    double[] scale = new double[nodes];
    // Bits left for one depth so that all cells of the raster together cannot overflow 62 bits.
    int bits = 62 - (32 - Integer.numberOfLeadingZeros(rasterCells));
    for (int node = 0; node < nodes; node++) {
      double deepest = (double) outlet[node] - base(node);
      scale[node] = Math.scalb(1.0, bits - 1 - Math.getExponent(deepest));
    }
    long[] sums = new long[nodes];
    int[] start = marginal.sum(scale, sums, catchmentCells, keep);
    for (int node = 0; node < nodes; node++) {
      double own = sums[node] / scale[node] * cellArea_m2;
      cells[node] = (long) start[node + 1] - start[node];
      volume_m3[node] = own;
      if (node >= leafCount) {
        int a = left(node);
        int b = right(node);
        cells[node] += cells[a] + cells[b];
        double rise = (double) outlet[node] - outlet[a];
        volume_m3[node] += volume_m3[a] + volume_m3[b] + (cells[a] + cells[b]) * rise * cellArea_m2;
      }
      double known = marginal.knownVolume_m3(node);
      volume_m3[node] = Double.isNaN(known) ? volume_m3[node] : known;
    }
    return start;
  }

  private float base(int node) {
    return node < leafCount ? pit[node] : outlet[left(node)];
  }

  private float[] bases() {
    float[] bases = new float[parent.length];
    for (int node = 0; node < bases.length; node++) {
      bases[node] = base(node);
    }
    return bases;
  }

  StorageCurves curves() {
    if (curves == null) {
      throw new IllegalStateException("This hierarchy was made without storage curves.");
    }
    return curves;
  }

  SpillOrder order() {
    return order;
  }

  /** Level at which a node's own storage holds so much, m. */
  double levelOfOwn_m(int node, double own_m3) {
    double level = curves().level(node, cellsBelow(node), own_m3 / cellArea_m2);
    return Math.min(outlet[node], level);
  }

  double cellArea_m2() {
    return cellArea_m2;
  }

  /** Cells of both children together; 0 for a leaf. */
  long cellsBelow(int node) {
    return node < leafCount ? 0 : cells[left(node)] + cells[right(node)];
  }

  /** What fits between the children's outlet and the node's own, m³. */
  double ownVolume_m3(int node) {
    return node < leafCount
        ? volume_m3[node]
        : Math.max(0, volume_m3[node] - volume_m3[left(node)] - volume_m3[right(node)]);
  }

  /** Number of leaf depressions (pits). */
  public int leafCount() {
    return leafCount;
  }

  /** Number of all nodes. */
  public int nodeCount() {
    return parent.length;
  }

  /** The node above, or {@link #NONE} for a root. */
  public int parent(int node) {
    return parent[node];
  }

  /** First child, or {@link #NONE} for a leaf. */
  public int left(int node) {
    return node < leafCount ? NONE : left[node - leafCount];
  }

  /** Second child, or {@link #NONE} for a leaf. */
  public int right(int node) {
    return node < leafCount ? NONE : right[node - leafCount];
  }

  /** The other child of the same parent, or {@link #NONE} for a root. */
  public int sibling(int node) {
    int above = parent[node];
    return above == NONE ? NONE : left(above) == node ? right(above) : left(above);
  }

  /** Whether a node is one pit. */
  public boolean isLeaf(int node) {
    return node < leafCount;
  }

  /** Root of the tree a node belongs to. O(depth). */
  public int root(int node) {
    int at = node;
    while (parent[at] != NONE) {
      at = parent[at];
    }
    return at;
  }

  /** Deepest cell: of several at one height the one with the lowest number. */
  public int pitCell(int node) {
    return pitCell[node];
  }

  /** Height of the deepest cell, m. */
  public float pitElevation_m(int node) {
    return pit[node];
  }

  /** Cell over which the node spills: the higher of the two cells that touch there. */
  public int outletCell(int node) {
    return outletCell[node];
  }

  /** The cell the water enters first on the other side of the outlet; may be the outlet cell. */
  public int spillCell(int node) {
    return spillCell[node];
  }

  /** Level at which the node spills, m. */
  public float outletElevation_m(int node) {
    return outlet[node];
  }

  /** Leaf that first receives the node's overflow, or {@link #OUTSIDE}. */
  public int spillLeaf(int node) {
    return spillLeaf[node];
  }

  /** Whether the overflow stays within the tree; if not, the node is a root. */
  public boolean spillsToSibling(int node) {
    return parent[node] != NONE;
  }

  /** What fits below the outlet, children included, m³. */
  public double volume_m3(int node) {
    return volume_m3[node];
  }

  /** Cells below the outlet, children included. */
  public long cells(int node) {
    return cells[node];
  }

  /** Ground area below the outlet, m². */
  public double area_m2(int node) {
    return cells[node] * cellArea_m2;
  }

  /** Outlet above the deepest cell, m. */
  public double depth_m(int node) {
    return (double) outlet[node] - pit[node];
  }

  /** Cells that drain to a leaf first, whether below its outlet or above. */
  public long catchmentCells(int leaf) {
    return catchmentCells[leaf];
  }

  /** Volume of all roots together, m³: what filling the terrain adds. */
  public double fillVolume_m3() {
    double sum = 0;
    for (int node = 0; node < parent.length; node++) {
      sum += parent[node] == NONE ? volume_m3[node] : 0;
    }
    return sum;
  }

  /** Storage curve of a node. */
  public StorageCurve curve(int node) {
    return new StorageCurve(this, node);
  }

  /** A copy of the number of catchment cells of every leaf. */
  public int[] catchmentCellsOfLeaves() {
    return Arrays.copyOf(catchmentCells, leafCount);
  }
}
