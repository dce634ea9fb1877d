package org.freshet.terrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.freshet.grid.Bands;
import org.freshet.grid.FlagColumn;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;
import org.freshet.grid.Tiles;
import org.freshet.grid.Tiles.Window;
import org.freshet.progress.Progress;

/**
 * The ground as a graph of basins like {@link BasinGraph}, of a raster that need not fit into
 * memory: each tile is solved on its own, their summaries make one small graph of the whole raster,
 * and a last pass over the tiles gives every cell its leaf. Kernels and results are those of the
 * graph in memory, bit for bit, for any size of tile and any number of threads.
 *
 * <p>Heap: per thread about 20 bytes per cell of a tile. All that grows with the number of leaf
 * depressions, about 150 bytes for each, 8 per cell on the border of a tile, and what plateaus that
 * cross tiles take, lies in scratch room. The rasters themselves are kept in {@link TerrainPages}.
 * O(cells + passes).
 */
public final class TiledBasins extends TreeBasins {
  private final TerrainPages pages;
  private final TerrainOptions options;
  private final Tiles tiles;
  private final Progress progress;
  private final int validCells;
  private final Scratch room;
  private final TileSummary[] summaries;
  private final IntColumn[] crossing;
  private int islandOutlets;
  private TileJoin join;
  private Passes passes;
  private MergeTree tree;

  private TiledBasins(
      TerrainPages pages, TerrainOptions options, int tileSize, Scratch room, Progress progress) {
    GridGeometry geometry = pages.geometry();
    this.pages = pages;
    this.options = options;
    this.tiles = new Tiles(geometry.rows(), geometry.cols(), tileSize);
    this.progress = progress;
    this.room = room;
    this.summaries = new TileSummary[tiles.count()];
    this.crossing = new IntColumn[tiles.count()];
    progress.begin("outlets", geometry.cells());
    this.validCells =
        TileOutlets.mark(pages, tiles, options.interiorNodataDrains(), options.threads());
    progress.advance(geometry.cells());
    this.join = solve();
    this.passes = join.passes();
    this.tree = MergeTree.build(join.leafCount(), passes, room);
    if (tree.anyClosed()) {
      closeIslands();
    }
  }

  private TiledBasins(TiledBasins before, TileSummary[] summaries, IntColumn[] crossing) {
    this.pages = before.pages;
    this.options = before.options;
    this.tiles = before.tiles;
    this.progress = before.progress;
    this.validCells = before.validCells;
    this.room = before.room;
    this.summaries = summaries;
    this.crossing = crossing;
    this.join = new TileJoin(tiles, summaries, room);
    this.passes = join.passes();
    this.tree = MergeTree.build(join.leafCount(), passes, room);
  }

  /**
   * Solves a terrain. Afterwards the labels of the pages are leaves of the raster; their codes
   * become directions by {@link #writeDirections}.
   *
   * @param pages heights are read, codes and labels written
   * @param tileSize rows and columns of a tile
   * @param room for all that grows with the number of basins; must not be given back before this
   * @throws IllegalArgumentException if a height is infinite
   */
  public static TiledBasins of(
      TerrainPages pages, TerrainOptions options, int tileSize, Scratch room, Progress progress) {
    TiledBasins basins = new TiledBasins(pages, options, tileSize, room, progress);
    basins.relabel();
    Arrays.fill(basins.summaries, TileSummary.NOTHING);
    Arrays.fill(basins.crossing, TileSummary.NOTHING.pits());
    return basins;
  }

  /**
   * Solves a terrain whose heights will be edited: the pages keep codes and the labels of tiles as
   * they were found, ready to be solved again in part. Neither {@link #writeDirections} nor the
   * labels of the pages are of use then; see {@link #basinsOf} and {@link #turn}.
   */
  public static TiledBasins editable(
      TerrainPages pages, TerrainOptions options, int tileSize, Progress progress) {
    return new TiledBasins(pages, options, tileSize, Scratch.onHeap(), progress);
  }

  private interface TileWork<W> {
    void run(W worker, int tile, Window window);
  }

  private <W> void eachTile(String stage, Supplier<W> worker, TileWork<W> work) {
    progress.begin(stage, pages.geometry().cells());
    List<W> workers = new ArrayList<>();
    for (int i = 0; i < options.threads(); i++) {
      workers.add(worker.get());
    }
    Bands.run(
        options.threads(),
        tiles.count(),
        1,
        (thread, tile, from, to) -> {
          Window window = tiles.window(tile);
          work.run(workers.get(thread), tile, window);
          progress.advance(window.cells());
        });
  }

  private TileJoin solve() {
    eachTile(
        "descent",
        () -> new TileDescent(pages, options.flowRule()),
        (descent, tile, window) -> crossing[tile] = room.keep(descent.run(window)));
    Flats.resolveAcross(pages, tiles.cols(), crossing, options.threads(), room);
    eachTile(
        "basins and passes",
        () -> new TileBasins(pages, options.flowRule()),
        (basins, tile, window) -> summaries[tile] = basins.run(window, room));
    return new TileJoin(tiles, summaries, room);
  }

  private void closeIslands() {
    FlagColumn closed = tree.closed(room);
    relabel();
    AtomicInteger opened = new AtomicInteger();
    eachTile(
        "islands",
        () -> new TileIslands(pages, closed),
        (islands, tile, window) -> opened.addAndGet(islands.run(window)));
    islandOutlets = opened.get();
    join = solve();
    passes = join.passes();
    tree = MergeTree.build(join.leafCount(), passes, room);
  }

  private void relabel() {
    eachTile(
        "labels",
        () -> new int[tiles.size() * Math.min(tiles.size(), tiles.cols())],
        (labels, tile, window) -> {
          pages.readLabels(window, labels);
          int[] basinOf = join.basins(tile);
          for (int cell = 0; cell < window.cells(); cell++) {
            int label = labels[cell];
            labels[cell] = label < 0 ? label : basinOf[label];
          }
          pages.writeLabels(window, 0, labels);
        });
  }

  /**
   * Solves again what an edit of heights touches: the tiles within two cells of it, plateaus across
   * tiles, and the tiles through which those drain; then the small graph of all. The terrain must
   * have been made {@link #editable}; this instance keeps its graph but no longer fits the pages.
   *
   * @param cells edited cells, their new heights in the pages already; none became or ceased to be
   *     no data
   * @param solved told of every tile that was solved again
   * @return the terrain as it is now, equal to one solved anew; nothing if the edit closes off a
   *     region, or one was closed before: then it must be solved anew
   */
  public Optional<TiledBasins> edited(int[] cells, BitSet solved) {
    if (islandOutlets > 0) {
      return Optional.empty();
    }
    TileSummary[] now = summaries.clone();
    IntColumn[] crossingNow = crossing.clone();
    new TileEdit(pages, options, tiles).solve(cells, solved, now, crossingNow);
    TiledBasins after = new TiledBasins(this, now, crossingNow);
    return after.tree.anyClosed() ? Optional.empty() : Optional.of(after);
  }

  /** Leaf of the raster for every label of a tile, in an {@link #editable} terrain. */
  public int[] basinsOf(int tile) {
    return join.basins(tile);
  }

  /** Cell at which the water of a leaf finally leaves it, and where to: equal means unchanged. */
  public long exit(int leaf) {
    int joint = tree.exit.get(leaf);
    boolean own = passes.own(joint) == leaf;
    return ((long) passes.cell(joint) << 4) | (passes.way(joint) << 1) | (own ? 1 : 0);
  }

  /**
   * Writes the directions along which a leaf of an {@link #editable} terrain drains out, from its
   * exit to its pit, over those of the descent.
   */
  public void turn(int leaf, byte[] directions) {
    FlatCells found = new FlatCells.OnPages(pages);
    FlatCells turned =
        new FlatCells() {
          @Override
          public float height(int cell) {
            return found.height(cell);
          }

          @Override
          public byte code(int cell) {
            return found.code(cell);
          }

          @Override
          public void code(int cell, byte code) {
            directions[cell] = code;
          }
        };
    tree.turn(turned, passes, leaf, tiles.cols());
  }

  /** The direction of descent of a cell of an {@link #editable} terrain, D8.NONE at pits. */
  public byte descent(int cell) {
    return Codes.direction(pages.codes().getByte(cell));
  }

  /** The tiles it was solved in. */
  public Tiles tiles() {
    return tiles;
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
    return tiles.cols();
  }

  @Override
  public int pitCell(int leaf) {
    return join.pits.get(leaf);
  }

  @Override
  public float pitHeight_m(int leaf) {
    return join.pitHeights.get(leaf);
  }

  @Override
  public float outletHeight_m(int node) {
    return passes.height(tree.pass.get(node));
  }

  /**
   * Turns the codes of the pages into directions that reach an outlet from every valid cell, see
   * {@link BasinGraph#takeDirections}. Call it once.
   */
  public void writeDirections() {
    progress.begin("directions", pages.geometry().cells());
    int cols = tiles.cols();
    FlatCells cells = new FlatCells.OnPages(pages);
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
        tiles.rows(),
        64,
        (worker, block, from, to) -> {
          byte[] line = new byte[cols];
          for (int row = from; row < to; row++) {
            pages.codes().read((long) row * cols, line, 0, cols);
            for (int col = 0; col < cols; col++) {
              line[col] = plain[line[col]];
            }
            pages.codes().write((long) row * cols, line, 0, cols);
          }
          progress.advance((long) (to - from) * cols);
        });
  }
}
