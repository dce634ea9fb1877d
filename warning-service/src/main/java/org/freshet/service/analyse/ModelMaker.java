package org.freshet.service.analyse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.freshet.dem.Dem;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.dem.StreamedDem;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.service.model.NewTerrainModel;
import org.freshet.service.model.ScratchFile;
import org.freshet.sink.TerrainCells;
import org.freshet.sink.TerrainModel;
import org.freshet.sink.TiledModel;
import org.freshet.terrain.LinkStates;
import org.freshet.terrain.TerrainConditioning;
import org.jspecify.annotations.Nullable;

/**
 * Reads the terrain and makes its model: in memory where it fits, else tile by tile in a file
 * beside the results. Both answer alike. One use; not thread-safe.
 */
final class ModelMaker {
  /** The model of a terrain that was solved out of core, left among the results. */
  static final String FILE = "terrain.freshet";

  /** Memory an analysis in memory takes at its peak, bytes per cell. */
  private static final long BYTES_PER_CELL = 24;

  /** Memory a tile takes while it is solved, bytes per cell. */
  private static final long BYTES_PER_TILE_CELL = 24;

  private static final int SMALLEST_TILE = 128;
  private static final int LARGEST_TILE = 2048;

  private final AnalysisRequest request;
  private final Progress progress;

  /**
   * A model and what is known of its terrain.
   *
   * @param model the model, its flow accumulation made
   * @param dem what the files said
   * @param layers what else lies on the ground
   * @param states the ground with its culverts open and blocked; null where there are none
   */
  record Made(
      TerrainCells model, StreamedDem dem, AnalysisLayers layers, @Nullable LinkStates states) {}

  ModelMaker(AnalysisRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  Made make() throws IOException {
    DemSource source =
        DemSource.open(
            request.dems(),
            DemOptions.defaults()
                .withCrsOverride(request.crs())
                .withThreads(request.options().threads()));
    GridGeometry geometry = source.geometry();
    long memory = request.memory_bytes();
    long most = memory > 0 ? memory : Runtime.getRuntime().maxMemory();
    if (geometry.cells() * BYTES_PER_CELL <= most) {
      return inMemory(source, geometry);
    }
    return outOfCore(source, geometry, most);
  }

  private Made inMemory(DemSource source, GridGeometry geometry) throws IOException {
    progress.begin("read", geometry.cells());
    Dem dem = source.read();
    progress.advance(geometry.cells());
    AnalysisLayers layers = AnalysisLayers.read(request.layers(), geometry);
    layers.layCulverts(dem.elevation()::get);
    AnalysisRequest.Breach breach = request.layers().breach();
    if (breach != null) {
      progress.begin("breaches", geometry.cells());
      layers.breach(dem.elevation(), breach, request.options());
      progress.advance(geometry.cells());
    }
    @Nullable LinkStates states =
        request.layers().none()
            ? null
            : LinkStates.of(dem.elevation(), layers.fixed(), layers.links());
    FloatGrid ground = dem.elevation();
    if (states != null) {
      TerrainConditioning open = states.open();
      ChangesFile.write(request.out(), geometry, open, cell -> cell);
      ground = open.elevation();
    }
    TerrainModel model = TerrainModel.of(ground, request.options(), progress);
    progress.begin("flow accumulation", geometry.cells());
    model.flowAccumulation();
    progress.advance(geometry.cells());
    return new Made(
        model,
        new StreamedDem(dem.geometry(), dem.format(), dem.sources(), dem.findings(), dem.figures()),
        layers,
        states);
  }

  private Made outOfCore(DemSource source, GridGeometry geometry, long memory) throws IOException {
    if (request.layers().breach() != null) {
      throw new IllegalArgumentException(
          "Terrain of "
              + geometry.cells()
              + " cells does not fit into memory ("
              + (memory >> 20)
              + " MiB), and --breach needs it there. Maybe more memory, or without it.");
    }
    AnalysisLayers layers = AnalysisLayers.read(request.layers(), geometry);
    int tile = tileSize(memory, request.options().threads());
    Path file = request.out().resolve(FILE);
    try (NewTerrainModel maker = new NewTerrainModel(file, geometry, request.options())) {
      int block = (int) Math.max(geometry.cols(), Math.min(1 << 22, memory / 64));
      StreamedGround ground = StreamedGround.of(layers, source, request.out(), block, progress);
      progress.begin("read", geometry.cells());
      StreamedDem dem =
          source.stream(
              block,
              (row, rows, cells) -> {
                ground.lay(row, rows, cells);
                take(maker, geometry, rows, cells);
              });
      TiledModel model = maker.finish(tile, progress);
      model.accumulate(tile, ScratchFile.pages(request.out(), 4L * geometry.cells()), progress);
      layers.leaveOutBlockedCulverts();
      return new Made(model, dem, layers, null);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void take(NewTerrainModel maker, GridGeometry geometry, int rows, float[] cells) {
    try {
      maker.heights(cells, rows * geometry.cols());
      progress.advance((long) rows * geometry.cols());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows and columns of a tile, so that the tiles of all threads take a fourth of the memory. */
  static int tileSize(long memory_bytes, int threads) {
    double cells = memory_bytes / 4.0 / (BYTES_PER_TILE_CELL * threads);
    int side = (int) Math.sqrt(cells) / 64 * 64;
    return Math.max(SMALLEST_TILE, Math.min(LARGEST_TILE, side));
  }
}
