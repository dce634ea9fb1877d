package org.freshet.sink;

import java.io.IOException;
import java.io.OutputStream;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Pages;
import org.freshet.grid.Scratch;
import org.freshet.grid.Tiles;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainOptions;
import org.freshet.terrain.TerrainPages;
import org.freshet.terrain.TileAccumulation;
import org.freshet.terrain.TiledBasins;

/**
 * A {@link TerrainModel} whose rasters stay in pages, mostly a file mapped into memory, so that it
 * may be larger than the memory. Same content, same saved bytes. Cells are read one by one or in
 * blocks of rows. Whatever grows with the number of depressions lies in scratch room, on the heap
 * only if that is.
 *
 * <p>Immutable but for {@link #accumulate}; thread-safe.
 */
public final class TiledModel implements TerrainCells {
  private final TerrainPages pages;
  private final TerrainOptions options;
  private final FloatColumn fillLevels;
  private final DepressionHierarchy hierarchy;
  private final int validCells;
  private final int islandOutlets;
  private volatile Pages accumulation = Pages.onHeap(0);

  private TiledModel(
      TerrainPages pages,
      TerrainOptions options,
      FloatColumn fillLevels,
      DepressionHierarchy hierarchy,
      int validCells,
      int islandOutlets) {
    this.pages = pages;
    this.options = options;
    this.fillLevels = fillLevels;
    this.hierarchy = hierarchy;
    this.validCells = validCells;
    this.islandOutlets = islandOutlets;
  }

  /**
   * Analyses a terrain tile by tile.
   *
   * @param geometry where the raster lies
   * @param elevation heights row by row, m, NaN for no data: the first section of the model
   * @param options how to read it; threads never change a result
   * @param tileSize rows and columns of a tile; never changes a result either
   * @param space gives room for the other sections
   * @param progress told of each stage and of every tile
   * @throws IllegalArgumentException if a height is infinite
   */
  public static TiledModel of(
      GridGeometry geometry,
      Pages elevation,
      TerrainOptions options,
      int tileSize,
      ModelSpace space,
      Progress progress) {
    long cells = geometry.cells();
    Pages labels = space.section("LEAF", 4 * cells);
    Pages codes = space.section("FLOW", cells);
    TerrainPages pages = new TerrainPages(geometry, elevation, codes, labels);
    Scratch room = space.scratch();
    Solved solved = solve(pages, options, tileSize, room, progress);
    DepressionHierarchy hierarchy =
        DepressionHierarchy.tiled(
            pages,
            new Tiles(geometry.rows(), geometry.cols(), tileSize),
            solved.table,
            options.threads(),
            space,
            room,
            progress);
    return new TiledModel(
        pages, options, solved.fillLevels, hierarchy, solved.validCells, solved.islandOutlets);
  }

  // What is needed of the basins once the rasters are written: they themselves can go.
  private static final class Solved {
    private final NodeTable table;
    private final FloatColumn fillLevels;
    private final int validCells;
    private final int islandOutlets;

    Solved(TiledBasins basins, Scratch room) {
      this.table = new NodeTable(basins, room);
      this.fillLevels = basins.fillLevels(room);
      this.validCells = basins.validCells();
      this.islandOutlets = basins.islandOutlets();
    }
  }

  private static Solved solve(
      TerrainPages pages, TerrainOptions options, int tileSize, Scratch room, Progress progress) {
    try (Scratch work = room.nested()) {
      TiledBasins basins = TiledBasins.of(pages, options, tileSize, work, progress);
      basins.writeDirections();
      return new Solved(basins, room);
    }
  }

  /**
   * Opens a saved model where it is. Everything is checked once; nothing of the rasters is copied.
   *
   * @param room for what is worked out of the depressions: about 10 bytes per node, 32 more and 50
   *     per state of the water once water is let run; not given back
   * @throws TerrainModelFormatException if it is foreign, of another version, damaged or not whole
   */
  public static TiledModel open(ModelBytes bytes, int threads, Scratch room, Progress progress)
      throws IOException {
    ModelPages at = new ModelPages(bytes);
    TerrainModelHead head = TerrainModelHead.read(at.stream(), threads);
    GridGeometry geometry = head.geometry();
    progress.begin("check terrain model", geometry.cells());
    Pages elevation = at.section("ELEV", Float.BYTES, geometry.cells());
    Pages labels = at.section("LEAF", Integer.BYTES, geometry.cells());
    Pages codes = at.section("FLOW", 1, geometry.cells());
    Pages curves = at.section("CURV", Float.BYTES, -1);
    FloatColumn heights = FloatColumn.in(curves, 0, (int) (curves.bytes() / Float.BYTES));
    FloatColumn fillLevels = at.floats("FILL");
    DepressionHierarchy hierarchy = new DepressionHierarchy(at, heights, geometry, threads, room);
    TerrainModelHead.readEnd(at.stream());
    progress.advance(geometry.cells());
    return new TiledModel(
        new TerrainPages(geometry, elevation, codes, labels),
        head.options(),
        fillLevels,
        hierarchy,
        head.validCells(),
        head.islandOutlets());
  }

  /** Writes what stands before the first section of a saved model; always of the same length. */
  public void writeHead(OutputStream out) throws IOException {
    new TerrainModelHead(geometry(), options, validCells, islandOutlets).write(out);
  }

  /** The same for a model that is still to be made, to keep its place. */
  public static void writeHead(GridGeometry geometry, TerrainOptions options, OutputStream out)
      throws IOException {
    new TerrainModelHead(geometry, options, 0, 0).write(out);
  }

  /** Writes what stands behind the section of the storage curves. */
  public void writeTail(OutputStream out) throws IOException {
    ModelStreams.write(out, "FILL", fillLevels);
    hierarchy.writeTo(out);
    TerrainModelHead.writeEnd(out);
  }

  /**
   * Makes the flow accumulation, which a saved model does not hold; the other questions need none.
   *
   * @param tileSize rows and columns of a tile
   * @param sums receives it, four bytes per cell
   */
  public void accumulate(int tileSize, Pages sums, Progress progress) {
    Tiles tiles = new Tiles(geometry().rows(), geometry().cols(), tileSize);
    TileAccumulation.run(pages, tiles, options.threads(), progress, sums);
    accumulation = sums;
  }

  private Pages accumulation() {
    if (accumulation.bytes() == 0) {
      throw new IllegalStateException("The flow accumulation of this model was not made yet.");
    }
    return accumulation;
  }

  /** Cells beside interior no data that had to become outlets. */
  public int islandOutlets() {
    return islandOutlets;
  }

  @Override
  public GridGeometry geometry() {
    return pages.geometry();
  }

  @Override
  public TerrainOptions options() {
    return options;
  }

  @Override
  public DepressionHierarchy hierarchy() {
    return hierarchy;
  }

  @Override
  public int validCells() {
    return validCells;
  }

  @Override
  public float elevation_m(int cell) {
    return pages.elevation().getFloat(cell);
  }

  @Override
  public int leafOf(int cell) {
    return pages.labels().getInt(cell);
  }

  @Override
  public int direction(int cell) {
    return pages.codes().getByte(cell);
  }

  @Override
  public int accumulation(int cell) {
    return accumulation().getInt(cell);
  }

  @Override
  public float fillLevel_m(int leaf) {
    return fillLevels.get(leaf);
  }

  @Override
  public void heights(int row, int rows, float[] into) {
    int cols = geometry().cols();
    pages.elevation().read((long) row * cols, into, 0, rows * cols);
  }

  @Override
  public void leaves(int row, int rows, int[] into) {
    int cols = geometry().cols();
    pages.labels().read((long) row * cols, into, 0, rows * cols);
  }

  @Override
  public void directions(int row, int rows, byte[] into) {
    int cols = geometry().cols();
    pages.codes().read((long) row * cols, into, 0, rows * cols);
  }

  @Override
  public void accumulations(int row, int rows, int[] into) {
    int cols = geometry().cols();
    accumulation().read((long) row * cols, into, 0, rows * cols);
  }

  /**
   * Copies the model into memory, where it fits.
   *
   * @throws OutOfMemoryError if it does not: 9 bytes per cell
   */
  public TerrainModel inMemory() {
    int cells = geometry().cells();
    float[] heights = new float[cells];
    int[] leaves = new int[cells];
    byte[] directions = new byte[cells];
    pages.elevation().read(0, heights, 0, cells);
    pages.labels().read(0, leaves, 0, cells);
    pages.codes().read(0, directions, 0, cells);
    return new TerrainModel(
        new FloatGrid(geometry(), heights),
        options,
        directions,
        leaves,
        fillLevels,
        hierarchy,
        validCells,
        islandOutlets);
  }
}
