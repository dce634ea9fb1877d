package org.freshet.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.util.Objects;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;
import org.freshet.terrain.BasinGraph;
import org.freshet.terrain.FlowAccumulation;
import org.freshet.terrain.TerrainOptions;

/**
 * All that is known of a terrain before rain falls: filled heights, flow directions and
 * accumulation, depressions. Made once, then read by everything live.
 *
 * <p>Keeps the elevation, a direction and a leaf per cell (9 bytes) and the hierarchy; filled
 * heights and accumulation (4 bytes each) are made at first use and kept. The grids are live
 * arrays: readers must not change them. Thread-safe.
 */
public final class TerrainModel implements TerrainCells {
  private final FloatGrid elevation;
  private final TerrainOptions options;
  private final ByteGrid directions;
  private final int[] leafOfCells;
  private final FloatColumn fillLevels;
  private final DepressionHierarchy hierarchy;
  private final int validCells;
  private final int islandOutlets;
  private SoftReference<FloatGrid> filled = new SoftReference<>(null);
  private SoftReference<IntGrid> accumulation = new SoftReference<>(null);

  private TerrainModel(FloatGrid elevation, TerrainOptions options, Progress progress) {
    this.elevation = Objects.requireNonNull(elevation);
    this.options = options;
    BasinGraph graph = BasinGraph.of(elevation, options, progress);
    this.validCells = graph.validCells();
    this.islandOutlets = graph.islandOutlets();
    this.leafOfCells = graph.labels();
    this.fillLevels = graph.fillLevels(Scratch.onHeap());
    progress.begin("hierarchy", 0);
    this.hierarchy = DepressionHierarchy.of(elevation, graph, options.threads(), progress);
    progress.begin("directions", elevation.geometry().cells());
    this.directions = graph.takeDirections();
  }

  /** Puts together what was made elsewhere; arrays are kept by reference. */
  TerrainModel(
      FloatGrid elevation,
      TerrainOptions options,
      byte[] directions,
      int[] leafOfCells,
      FloatColumn fillLevels,
      DepressionHierarchy hierarchy,
      int validCells,
      int islandOutlets) {
    this.elevation = elevation;
    this.options = options;
    this.directions = new ByteGrid(elevation.geometry(), directions);
    this.leafOfCells = leafOfCells;
    this.fillLevels = fillLevels;
    this.hierarchy = hierarchy;
    this.validCells = validCells;
    this.islandOutlets = islandOutlets;
  }

  /**
   * Analyses a terrain.
   *
   * @param elevation heights in m, NaN where there is no data; not changed, not copied
   * @param options how to read it
   * @param progress told of each stage
   * @throws IllegalArgumentException if a height is infinite
   */
  public static TerrainModel of(FloatGrid elevation, TerrainOptions options, Progress progress) {
    return new TerrainModel(elevation, options, progress);
  }

  private TerrainModel(InputStream in, int threads, Progress progress) throws IOException {
    TerrainModelHead head = TerrainModelHead.read(in, threads);
    this.options = head.options();
    this.validCells = head.validCells();
    this.islandOutlets = head.islandOutlets();
    progress.begin("read terrain model", head.geometry().cells());
    int cells = head.geometry().cells();
    this.elevation = new FloatGrid(head.geometry(), ModelStreams.readFloats(in, "ELEV", cells));
    this.leafOfCells = ModelStreams.readInts(in, "LEAF", cells);
    this.directions = new ByteGrid(head.geometry(), ModelStreams.readBytes(in, "FLOW", cells));
    FloatColumn heights = FloatColumn.of(ModelStreams.readFloats(in, "CURV", cells));
    this.fillLevels = FloatColumn.of(ModelStreams.readFloats(in, "FILL"));
    this.hierarchy =
        new DepressionHierarchy(
            ModelColumns.of(in), heights, head.geometry(), threads, Scratch.onHeap());
    TerrainModelHead.readEnd(in);
    progress.advance(head.geometry().cells());
  }

  /**
   * Writes the model: a head with magic, version and geometry, sections with checksums, an end
   * mark. The stream should be buffered or a file's; it is flushed, not closed.
   */
  public void writeTo(OutputStream out) throws IOException {
    new TerrainModelHead(geometry(), options, validCells, islandOutlets).write(out);
    ModelStreams.write(out, "ELEV", elevation.array());
    ModelStreams.write(out, "LEAF", leafOfCells);
    ModelStreams.write(out, "FLOW", directions.array());
    ModelStreams.write(out, "CURV", hierarchy.curveHeights());
    ModelStreams.write(out, "FILL", fillLevels);
    hierarchy.writeTo(out);
    TerrainModelHead.writeEnd(out);
    out.flush();
  }

  /**
   * Reads a model written by {@link #writeTo}. It answers everything as the one that was written.
   *
   * @param threads threads for later work on it
   * @throws TerrainModelFormatException if it is foreign, of another version, damaged or not whole
   */
  public static TerrainModel readFrom(InputStream in, int threads, Progress progress)
      throws IOException {
    return new TerrainModel(in, threads, progress);
  }

  @Override
  public GridGeometry geometry() {
    return elevation.geometry();
  }

  @Override
  public TerrainOptions options() {
    return options;
  }

  /** Heights it was made from, m. */
  public FloatGrid elevation() {
    return elevation;
  }

  /** Heights with every depression filled to its outlet, m. Keep the grid when looping over it. */
  public synchronized FloatGrid filled() {
    FloatGrid made = filled.get();
    if (made == null) {
      made = BasinGraph.fill(elevation, leafOfCells, fillLevels, options.threads());
      filled = new SoftReference<>(made);
    }
    return made;
  }

  /** Direction per cell, 0 to 7; {@link org.freshet.grid.D8#NONE} at outlets and no data. */
  public ByteGrid flowDirection() {
    return directions;
  }

  /**
   * Cells whose water passes a cell, itself counted; 0 where there is no data. Keep the grid when
   * looping over it.
   */
  public synchronized IntGrid flowAccumulation() {
    IntGrid made = accumulation.get();
    if (made == null) {
      made = FlowAccumulation.of(directions, leafOfCells, options.threads());
      accumulation = new SoftReference<>(made);
    }
    return made;
  }

  @Override
  public int leafOf(int cell) {
    return leafOfCells[cell];
  }

  /** Live array of {@link #leafOf}. */
  public int[] leafOfCells() {
    return leafOfCells;
  }

  @Override
  public DepressionHierarchy hierarchy() {
    return hierarchy;
  }

  @Override
  public int validCells() {
    return validCells;
  }

  /** Cells beside interior no data that had to become outlets, see {@link BasinGraph}. */
  public int islandOutlets() {
    return islandOutlets;
  }

  @Override
  public float elevation_m(int cell) {
    return elevation.get(cell);
  }

  @Override
  public int direction(int cell) {
    return directions.get(cell);
  }

  @Override
  public int accumulation(int cell) {
    return flowAccumulation().get(cell);
  }

  @Override
  public float fillLevel_m(int leaf) {
    return fillLevels.get(leaf);
  }

  @Override
  public void heights(int row, int rows, float[] into) {
    int cols = geometry().cols();
    System.arraycopy(elevation.array(), row * cols, into, 0, rows * cols);
  }

  @Override
  public void leaves(int row, int rows, int[] into) {
    int cols = geometry().cols();
    System.arraycopy(leafOfCells, row * cols, into, 0, rows * cols);
  }

  @Override
  public void directions(int row, int rows, byte[] into) {
    int cols = geometry().cols();
    System.arraycopy(directions.array(), row * cols, into, 0, rows * cols);
  }

  @Override
  public void accumulations(int row, int rows, int[] into) {
    int cols = geometry().cols();
    System.arraycopy(flowAccumulation().array(), row * cols, into, 0, rows * cols);
  }
}
