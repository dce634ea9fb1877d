package org.freshet.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import org.freshet.grid.DoubleColumn;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;
import org.freshet.grid.Tiles;
import org.freshet.progress.Progress;
import org.freshet.terrain.BasinGraph;
import org.freshet.terrain.Basins;
import org.freshet.terrain.TerrainPages;
import org.jspecify.annotations.Nullable;

/**
 * The depressions of a terrain as a forest of binary trees (Barnes, Callaghan and Wickert, 2020,
 * doi:10.5194/esurf-8-431-2020). A leaf is one pit; an inner node is the depression its two
 * children become when both are full. A root spills out of its tree: into a leaf of another tree or
 * off the raster.
 *
 * <p>Nodes {@code 0 .. leafCount-1} are leaves in ascending order of their pit cell, the rest inner
 * nodes; children come before parents. Volumes and cell counts of a node include its children.
 * Immutable, thread-safe. About 56 bytes per node plus the storage curves; of a terrain solved out
 * of core none of them on the heap.
 */
public final class DepressionHierarchy {
  /** Instead of a leaf: outside the raster. */
  public static final int OUTSIDE = BasinGraph.OUTSIDE;

  /** Instead of a leaf: no data. */
  public static final int NODATA = BasinGraph.NODATA;

  /** Instead of a node: none. */
  public static final int NONE = -1;

  private static final Scratch HEAP = Scratch.onHeap();

  private final NodeTable table;
  private final IntColumn cells;
  private final DoubleColumn volume_m3;
  private final IntColumn catchmentCells;
  private final double cellArea_m2;
  private final @Nullable StorageCurves curves;
  private final Scratch room;
  private volatile @Nullable SpillOrder order;

  /**
   * Builds the hierarchy of a basin graph; with {@code threads} threads, any number, same result.
   */
  public static DepressionHierarchy of(FloatGrid elevation, BasinGraph graph, int threads) {
    return of(elevation, graph, threads, Progress.NONE);
  }

  /** The same, with somebody told of each stage and of every row. */
  public static DepressionHierarchy of(
      FloatGrid elevation, BasinGraph graph, int threads, Progress progress) {
    return inArrays(elevation, graph, threads, true, progress);
  }

  /** The same without storage curves: shape and volumes only, no levels of part-filled nodes. */
  public static DepressionHierarchy withoutCurves(
      FloatGrid elevation, BasinGraph graph, int threads) {
    return inArrays(elevation, graph, threads, false, Progress.NONE);
  }

  private static DepressionHierarchy inArrays(
      FloatGrid elevation, BasinGraph graph, int threads, boolean withCurves, Progress progress) {
    return new DepressionHierarchy(
        elevation.geometry(),
        new NodeTable(graph, HEAP),
        threads,
        search -> new MarginalCells(elevation, graph.labels(), search, threads, progress),
        withCurves,
        HEAP);
  }

  /**
   * Builds the hierarchy of a terrain solved in tiles.
   *
   * @param space gives room for the storage curves and while they are made
   * @param room for what grows with the number of nodes; this instance's own from now on
   */
  static DepressionHierarchy tiled(
      TerrainPages pages,
      Tiles tiles,
      NodeTable table,
      int threads,
      ModelSpace space,
      Scratch room,
      Progress progress) {
    return new DepressionHierarchy(
        pages.geometry(),
        table,
        threads,
        search -> new TileMarginals(pages, tiles, search, threads, space, progress),
        true,
        room);
  }

  /** Builds the hierarchy of an edited terrain. */
  static DepressionHierarchy edited(
      GridGeometry geometry, Basins basins, int threads, Function<CellNodes, NodeCells> cellsOf) {
    return new DepressionHierarchy(
        geometry, new NodeTable(basins, HEAP), threads, cellsOf, true, HEAP);
  }

  private DepressionHierarchy(
      GridGeometry geometry,
      NodeTable table,
      int threads,
      Function<CellNodes, NodeCells> cellsOf,
      boolean withCurves,
      Scratch room) {
    this.table = table;
    this.room = room;
    this.cellArea_m2 = geometry.cellArea_m2();
    try (Scratch work = room.nested()) {
      CellNodes search = new CellNodes(table, work);
      NodeCells marginal = cellsOf.apply(search);
      NodeFigures figures = new NodeFigures(table, search, marginal, geometry, withCurves, room);
      this.cells = figures.cells;
      this.volume_m3 = figures.volume_m3;
      this.catchmentCells = figures.catchmentCells;
      this.curves =
          withCurves
              ? new StorageCurves(
                  figures.start, marginal.heights(figures.start), table, threads, room)
              : null;
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  DepressionHierarchy(
      ModelColumns saved, FloatColumn heights, GridGeometry geometry, int threads, Scratch room)
      throws IOException {
    this.room = room;
    this.cellArea_m2 = geometry.cellArea_m2();
    this.table = new NodeTable(saved);
    this.catchmentCells = saved.ints("CATC");
    this.volume_m3 = saved.doubles("VOLU");
    IntColumn start = saved.ints("STAR");
    requireShape(start, heights);
    this.cells = NodeFigures.cells(table, start, room);
    this.curves = new StorageCurves(start, heights, table, threads, room);
  }

  private void requireShape(IntColumn start, FloatColumn heights) throws IOException {
    boolean whole =
        table.whole()
            && catchmentCells.size() == table.leaves
            && volume_m3.size() == table.nodes
            && start.size() == table.nodes + 1
            && start.get(table.nodes) == heights.size();
    if (!whole) {
      throw new TerrainModelFormatException(
          "The depressions of the terrain model do not fit together. Maybe prepare the area"
              + " again.");
    }
  }

  /** Heights of the storage curves, kept apart: a large section of its own. */
  FloatColumn curveHeights() {
    return curves().heights();
  }

  /** Writes everything but {@link #curveHeights}. */
  void writeTo(OutputStream out) throws IOException {
    table.writeTo(out);
    ModelStreams.write(out, "CATC", catchmentCells);
    ModelStreams.write(out, "VOLU", volume_m3);
    ModelStreams.write(out, "STAR", curves().starts());
  }

  StorageCurves curves() {
    if (curves == null) {
      throw new IllegalStateException("This hierarchy was made without storage curves.");
    }
    return curves;
  }

  /** Where figures per node that are worked out later lie: with those of this instance. */
  Scratch room() {
    return room;
  }

  /** The order in which the trees fill; made at first use. */
  SpillOrder order() {
    SpillOrder made = order;
    if (made == null) {
      synchronized (table) {
        made = order;
        if (made == null) {
          made = new SpillOrder(this, room);
          order = made;
        }
      }
    }
    return made;
  }

  /** Level at which a node's own storage holds so much, m. */
  double levelOfOwn_m(int node, double own_m3) {
    double level = curves().level(node, cellsBelow(node), own_m3 / cellArea_m2);
    return Math.min(table.outlet(node), level);
  }

  /** First place of a node's own cells in the storage curves; those of the next node follow. */
  public int curveStart(int node) {
    return curves().start(node);
  }

  /** Something to look up levels and volumes with. */
  public CurvePlace curvePlace() {
    return new CurvePlace(curves(), cellArea_m2);
  }

  double cellArea_m2() {
    return cellArea_m2;
  }

  /** Cells of both children together; 0 for a leaf. */
  long cellsBelow(int node) {
    return isLeaf(node) ? 0 : (long) cells.get(left(node)) + cells.get(right(node));
  }

  /** What fits between the children's outlet and the node's own, m³. */
  public double ownVolume_m3(int node) {
    double all = volume_m3.get(node);
    return isLeaf(node)
        ? all
        : Math.max(0, all - volume_m3.get(left(node)) - volume_m3.get(right(node)));
  }

  /** Number of leaf depressions (pits). */
  public int leafCount() {
    return table.leaves;
  }

  /** Number of all nodes. */
  public int nodeCount() {
    return table.nodes;
  }

  /** The node above, or {@link #NONE} for a root. */
  public int parent(int node) {
    return table.parent(node);
  }

  /** First child, or {@link #NONE} for a leaf. */
  public int left(int node) {
    return isLeaf(node) ? NONE : table.left(node);
  }

  /** Second child, or {@link #NONE} for a leaf. */
  public int right(int node) {
    return isLeaf(node) ? NONE : table.right(node);
  }

  /** The other child of the same parent, or {@link #NONE} for a root. */
  public int sibling(int node) {
    int above = table.parent(node);
    return above == NONE ? NONE : left(above) == node ? right(above) : left(above);
  }

  /** Whether a node is one pit. */
  public boolean isLeaf(int node) {
    return node < table.leaves;
  }

  /** Root of the tree a node belongs to. O(depth). */
  public int root(int node) {
    int at = node;
    while (table.parent(at) != NONE) {
      at = table.parent(at);
    }
    return at;
  }

  /** Deepest cell: of several at one height the one with the lowest number. */
  public int pitCell(int node) {
    return table.pitCell(node);
  }

  /** Height of the deepest cell, m. */
  public float pitElevation_m(int node) {
    return table.pit(node);
  }

  /** Cell over which the node spills: the higher of the two cells that touch there. */
  public int outletCell(int node) {
    return table.outletCell(node);
  }

  /** The cell the water enters first on the other side of the outlet; may be the outlet cell. */
  public int spillCell(int node) {
    return table.spillCell(node);
  }

  /** Level at which the node spills, m. */
  public float outletElevation_m(int node) {
    return table.outlet(node);
  }

  /** Leaf that first receives the node's overflow, or {@link #OUTSIDE}. */
  public int spillLeaf(int node) {
    return table.spillLeaf(node);
  }

  /** Whether the overflow stays within the tree; if not, the node is a root. */
  public boolean spillsToSibling(int node) {
    return table.parent(node) != NONE;
  }

  /** What fits below the outlet, children included, m³. */
  public double volume_m3(int node) {
    return volume_m3.get(node);
  }

  /** Cells below the outlet, children included. */
  public long cells(int node) {
    return cells.get(node);
  }

  /** Ground area below the outlet, m². */
  public double area_m2(int node) {
    return cells.get(node) * cellArea_m2;
  }

  /** Outlet above the deepest cell, m. */
  public double depth_m(int node) {
    return (double) table.outlet(node) - table.pit(node);
  }

  /** Cells that drain to a leaf first, whether below its outlet or above. */
  public long catchmentCells(int leaf) {
    return catchmentCells.get(leaf);
  }

  /** Volume of all roots together, m³: what filling the terrain adds. */
  public double fillVolume_m3() {
    double sum = 0;
    for (int node = 0; node < table.nodes; node++) {
      sum += table.parent(node) == NONE ? volume_m3.get(node) : 0;
    }
    return sum;
  }

  /** Storage curve of a node. */
  public StorageCurve curve(int node) {
    return new StorageCurve(this, node);
  }
}
