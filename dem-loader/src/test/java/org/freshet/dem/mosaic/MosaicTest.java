package org.freshet.dem.mosaic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.freshet.dem.Dem;
import org.freshet.dem.DemFinding;
import org.freshet.dem.DemFinding.Code;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosaicTest {
  private static final int ROWS = 230;
  private static final int COLS = 170;

  @TempDir Path folder;

  private static FloatGrid whole(long seed) {
    Random random = new Random(seed);
    GridGeometry g = new GridGeometry(ROWS, COLS, 345_000, 5_675_000, 2, 3, "EPSG:25832");
    FloatGrid grid = new FloatGrid(g);
    for (int cell = 0; cell < ROWS * COLS; cell++) {
      grid.set(cell, random.nextInt(20) == 0 ? Float.NaN : random.nextInt(1000) / 8f);
    }
    return grid;
  }

  private Path cut(FloatGrid grid, String name, int row, int col, int rows, int cols)
      throws Exception {
    GridGeometry g = grid.geometry();
    FloatGrid part =
        new FloatGrid(
            new GridGeometry(
                rows, cols, g.west() + 2.0 * col, g.north() - 3.0 * row, 2, 3, g.crs()));
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        part.set(r * cols + c, grid.get(row + r, col + c));
      }
    }
    Path file = folder.resolve(name);
    GeoTiffWriter.write(file, part, GeoTiffOptions.defaults().withTileSize(32));
    return file;
  }

  @Test
  void putsCutTilesTogetherAgain() throws Exception {
    FloatGrid grid = whole(11);
    List<Path> tiles = new ArrayList<>();
    for (int row = 0; row < ROWS; row += 60) {
      for (int col = 0; col < COLS; col += 50) {
        // One row and column more than the raster of tiles: neighbours overlap by one cell.
        int rows = Math.min(61, ROWS - row);
        int cols = Math.min(51, COLS - col);
        tiles.add(cut(grid, "t" + row + "_" + col + ".tif", row, col, rows, cols));
      }
    }
    for (int threads : new int[] {1, 2, 5}) {
      Dem dem = DemSource.open(tiles, DemOptions.defaults().withThreads(threads)).read();
      assertThat(dem.geometry()).isEqualTo(grid.geometry());
      assertThat(dem.elevation().array()).isEqualTo(grid.array());
      assertThat(dem.findings()).extracting(DemFinding::code).contains(Code.OVERLAP_AGREES);
    }
    Dem folderAsOne = DemSource.open(folder).read();
    assertThat(folderAsOne.elevation().array()).isEqualTo(grid.array());
  }

  @Test
  void leavesNoDataBetweenTiles() throws Exception {
    FloatGrid grid = whole(12);
    Path northWest = cut(grid, "a.tif", 0, 0, 10, 10);
    Path southEast = cut(grid, "b.tif", 20, 20, 10, 10);
    Dem dem = DemSource.open(List.of(southEast, northWest)).read();
    assertThat(dem.geometry().rows()).isEqualTo(30);
    assertThat(dem.elevation().get(15, 15)).isNaN();
    assertThat(dem.elevation().get(29, 29)).isEqualTo(grid.get(29, 29));
    assertThat(dem.findings())
        .filteredOn(f -> f.code() == Code.MOSAIC_GAPS)
        .singleElement()
        .satisfies(f -> assertThat(f.message()).startsWith("700 cells"));
  }

  @Test
  void mixesFormats() throws Exception {
    Path text =
        Files.writeString(
            folder.resolve("dgm1_32_a_32.xyz"), "345000 5675000 1\n345001 5675000 2\n");
    Path grid =
        Files.writeString(
            folder.resolve("b.asc"),
            "ncols 2\nnrows 1\nxllcenter 345002\nyllcenter 5675000\ncellsize 1\n3 4\n");
    DemOptions options = DemOptions.defaults().withCrsOverride("EPSG:25832");
    Dem dem = DemSource.open(List.of(text, grid), options).read();
    assertThat(dem.elevation().array()).containsExactly(1, 2, 3, 4);
    assertThat(dem.format()).isEqualTo("XYZ, Arc/Info ASCII grid");
  }
}
