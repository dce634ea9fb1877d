package org.freshet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.zip.ZipInputStream;
import org.freshet.dem.DemSource;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/**
 * The terrains figures are quoted on, by name. Real ones are read from the public test data (see
 * docs/VALIDATION.md); all have cells of 1 m here, so that volumes are sums of heights.
 */
public enum TerrainCase {
  MALSTROEM("sinks/malstroem/dtm.tif"),
  MEREWETHER("flood-benchmarks/merewether/topography1.zip"),
  NRW1("urban-dem/duesseldorf-dgm1/duesseldorf-5x5km-1m.tif"),
  NRW1D("urban-dem/duesseldorf-dgm1/duesseldorf-5x5km-1m.tif"),
  NRW15("urban-dem/duesseldorf-dgm1/duesseldorf-5x5km-1m.tif"),
  NRW15D("urban-dem/duesseldorf-dgm1/duesseldorf-5x5km-1m.tif"),
  NRW25("urban-dem/duesseldorf-dgm1/duesseldorf-5x5km-1m.tif"),
  SYN1K(""),
  SYN3K(""),
  SYN5K(""),
  SYN10K(""),
  URBAN5K(""),
  URBAN10K("");

  private final String file;

  TerrainCase(String file) {
    this.file = file;
  }

  /** Name as in the tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the terrain can be had. */
  public boolean available(Path data) {
    return file.isEmpty() || Files.exists(data.resolve(file));
  }

  /** Makes or reads the terrain. */
  public FloatGrid load(Path data, int threads) {
    return switch (this) {
      case SYN1K -> SyntheticTerrain.fractal(1000, 1000, threads);
      case SYN3K -> SyntheticTerrain.fractal(3000, 3000, threads);
      case SYN5K -> SyntheticTerrain.fractal(5000, 5000, threads);
      case SYN10K -> SyntheticTerrain.fractal(10000, 10000, threads);
      case URBAN5K -> SyntheticTerrain.town(5000, 5000, threads);
      case URBAN10K -> SyntheticTerrain.town(10000, 10000, threads);
      case MEREWETHER -> zippedGrid(data.resolve(file));
      case NRW1 -> window(tif(data), 3000, 1000, 1000, 1000);
      case NRW1D -> SyntheticTerrain.dithered(window(tif(data), 3000, 1000, 1000, 1000));
      case NRW15 -> window(tif(data), 2000, 0, 3000, 5000);
      case NRW15D -> SyntheticTerrain.dithered(window(tif(data), 2000, 0, 3000, 5000));
      case NRW25, MALSTROEM -> {
        FloatGrid grid = tif(data);
        yield window(grid, 0, 0, grid.geometry().rows(), grid.geometry().cols());
      }
    };
  }

  private FloatGrid tif(Path data) {
    return DemSource.open(data.resolve(file)).read().elevation();
  }

  private static FloatGrid window(FloatGrid grid, int row, int col, int rows, int cols) {
    float[] z = new float[rows * cols];
    for (int r = 0; r < rows; r++) {
      int from = (row + r) * grid.geometry().cols() + col;
      System.arraycopy(grid.array(), from, z, r * cols, cols);
    }
    return unit(rows, cols, z);
  }

  private static FloatGrid unit(int rows, int cols, float[] z) {
    return new FloatGrid(new GridGeometry(rows, cols, 0, rows, 1, 1, GridGeometry.UNKNOWN_CRS), z);
  }

  // An Arc/Info grid of six header lines in a zip; read here so that figures need nothing else.
  private static FloatGrid zippedGrid(Path zip) {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      in.getNextEntry();
      StringTokenizer words =
          new StringTokenizer(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
      double[] head = new double[6];
      for (int line = 0; line < 6; line++) {
        words.nextToken();
        head[line] = Double.parseDouble(words.nextToken());
      }
      int cols = (int) head[0];
      int rows = (int) head[1];
      float[] z = new float[rows * cols];
      for (int cell = 0; cell < z.length; cell++) {
        double height = Double.parseDouble(words.nextToken());
        z[cell] = height == head[5] ? Float.NaN : (float) height;
      }
      return unit(rows, cols, z);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
