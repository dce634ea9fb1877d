package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.Bands;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FlagColumn;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;

/**
 * The ground as a graph of basins: which leaf depression each cell drains to, where neighbouring
 * basins touch lowest, and in which order rising water joins them. Filling, routing and the
 * depression hierarchy all read it.
 *
 * <p>After Cordonnier, Bovy and Braun (2019, doi:10.5194/esurf-7-549-2019): basins by following the
 * descent, passes between them, a minimum spanning tree of the passes. Exact for float heights: no
 * rounding, no epsilon. Heights are compared as they are, equal ones by cell number.
 *
 * <p>A region closed off by walls of no data has no outlet; its cells beside no data then become
 * outlets (see {@link #islandOutlets()}).
 *
 * <p>O(cells + passes log passes) time; keeps 5 bytes per cell and 12 per pass. Immutable except
 * for {@link #takeDirections}; safe for several readers.
 */
public final class BasinGraph extends TreeBasins {
  /** Label of cells that drain off the raster. */
  public static final int OUTSIDE = -1;

  /** Label of cells without data. */
  public static final int NODATA = -2;

  private static final int BLOCK_ROWS = 64;
  private static final Scratch HEAP = Scratch.onHeap();

  private final FloatGrid elevation;
  private final TerrainOptions options;
  private final Progress progress;
  private byte[] codes;
  private final int[] labels;
  private int validCells;
  private int islandOutlets;
  private int[] pits = {};
  private Passes passes;
  private MergeTree tree;

  private BasinGraph(FloatGrid elevation, TerrainOptions options, Progress progress) {
    this.elevation = elevation;
    this.options = options;
    this.progress = progress;
    int cells = elevation.geometry().cells();
    this.codes = new byte[cells];
    this.labels = new int[cells];
    progress.begin("outlets", cells);
    this.validCells =
        OutletCells.mark(
            elevation, options.interiorNodataDrains(), options.threads(), codes, labels);
    progress.advance(cells);
    this.passes = solve();
    this.tree = MergeTree.build(pits.length, passes, HEAP);
    if (tree.anyClosed()) {
      reopen(tree.closed(HEAP));
      this.passes = solve();
      this.tree = MergeTree.build(pits.length, passes, HEAP);
    }
  }

  /** Builds the graph of a terrain. */
  public static BasinGraph of(FloatGrid elevation, TerrainOptions options, Progress progress) {
    return new BasinGraph(elevation, options, progress);
  }

  private Passes solve() {
    GridGeometry geometry = elevation.geometry();
    int cells = geometry.cells();
    progress.begin("descent", cells);
    int[] flats =
        Descent.run(
            elevation.array(),
            geometry.rows(),
            geometry.cols(),
            geometry,
            options.flowRule(),
            options.threads(),
            progress,
            codes);
    pits =
        Flats.resolve(
            new FlatCells.InArrays(elevation.array(), codes),
            geometry.cols(),
            flats,
            options.threads());
    progress.begin("basins", cells);
    BasinLabels.run(
        codes, labels, geometry.rows(), geometry.cols(), pits, options.threads(), progress);
    progress.begin("passes", cells);
    return Passes.find(elevation, options.flowRule(), codes, labels, options.threads(), progress);
  }

  private void reopen(FlagColumn closed) {
    boolean[] shores = shores(closed);
    for (int cell = 0; cell < codes.length; cell++) {
      int code = codes[cell] & Codes.MASK;
      if (code != Codes.OUTLET && code != Codes.VOID && code != Codes.WALL) {
        codes[cell] = shores[cell] ? Codes.OUTLET | Codes.CHECK : Codes.UNSEEN;
        labels[cell] = shores[cell] ? OUTSIDE : BasinLabels.UNSET;
        islandOutlets += shores[cell] ? 1 : 0;
      }
    }
  }

  private boolean[] shores(FlagColumn closed) {
    boolean[] shores = new boolean[codes.length];
    int[] steps = Codes.steps(elevation.geometry().cols());
    for (int cell = 0; cell < codes.length; cell++) {
      if (labels[cell] >= 0 && closed.get(labels[cell])) {
        for (int step : steps) {
          shores[cell] |= labels[cell + step] == NODATA;
        }
      }
    }
    return shores;
  }

  /** Number of cells with a height. */
  public int validCells() {
    return validCells;
  }

  /** Cells beside interior no data made outlets because nothing else drains their region. */
  public int islandOutlets() {
    return islandOutlets;
  }

  @Override
  MergeTree tree() {
    return tree;
  }

  @Override
  Passes passes() {
    return passes;
  }

  @Override
  int cols() {
    return elevation.geometry().cols();
  }

  @Override
  public int pitCell(int leaf) {
    return pits[leaf];
  }

  @Override
  public float pitHeight_m(int leaf) {
    return elevation.get(pits[leaf]);
  }

  @Override
  public float outletHeight_m(int node) {
    return elevation.get(outletCell(node));
  }

  /** Number of passes found between basins. */
  public int passCount() {
    return passes.size();
  }

  /** Live array of labels, one per cell: leaf, {@link #OUTSIDE} or {@link #NODATA}. */
  public int[] labels() {
    return labels;
  }

  /** The terrain with every depression filled to its outlet; no data stays. */
  public FloatGrid filled() {
    return fill(elevation, labels, fillLevels(HEAP), options.threads());
  }

  /**
   * Raises every cell to the level of its leaf, where that is higher.
   *
   * @param labels leaf per cell, or {@link #OUTSIDE} or {@link #NODATA}
   * @param levels level per leaf, m; NaN or minus infinity leaves cells as they are
   */
  public static FloatGrid fill(FloatGrid elevation, int[] labels, FloatColumn levels, int threads) {
    float[] z = elevation.array();
    float[] filled = new float[z.length];
    // Shifted by two, so that outside and no data need no branch.
    float[] byLabel = new float[levels.size() + 2];
    Arrays.fill(byLabel, 0, 2, Float.NEGATIVE_INFINITY);
    levels.read(0, byLabel, 2, levels.size());
    int cols = elevation.geometry().cols();
    Bands.run(
        threads,
        elevation.geometry().rows(),
        BLOCK_ROWS,
        (worker, block, from, to) -> {
          for (int cell = from * cols; cell < to * cols; cell++) {
            float level = byLabel[labels[cell] + 2];
            float height = z[cell];
            filled[cell] = level > height ? level : height;
          }
        });
    return new FloatGrid(elevation.geometry(), filled);
  }

  /**
   * Flow directions that reach an outlet from every valid cell: descent, and out of each depression
   * along the descent from its pass to its pit, turned round. Never uphill on the filled terrain.
   * May be called once; the graph gives its codes away.
   */
  public ByteGrid takeDirections() {
    byte[] directions = codes;
    if (directions.length == 0) {
      throw new IllegalStateException("Directions were taken before.");
    }
    codes = new byte[0];
    FlatCells cells = new FlatCells.InArrays(elevation.array(), directions);
    int cols = elevation.geometry().cols();
    Bands.run(
        options.threads(),
        tree.leaves,
        4096,
        (worker, block, from, to) -> {
          for (int leaf = from; leaf < to; leaf++) {
            tree.turn(cells, passes, leaf, cols);
          }
        });
    byte[] plain = Codes.directions();
    Bands.run(
        options.threads(),
        elevation.geometry().rows(),
        BLOCK_ROWS,
        Bands.told(
            progress,
            cols,
            (worker, block, from, to) -> {
              for (int cell = from * cols; cell < to * cols; cell++) {
                directions[cell] = plain[directions[cell]];
              }
            }));
    return new ByteGrid(elevation.geometry(), directions);
  }
}
