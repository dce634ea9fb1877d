package org.freshet.service.area;

import java.nio.file.Path;
import java.util.Comparator;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfig.LandCoverClass;
import org.jspecify.annotations.Nullable;

/** Reads the land cover raster onto the terrain's cells. */
final class LandCoverLayer {
  private static final double ALIGNED = 1e-3;

  private LandCoverLayer() {}

  static @Nullable ByteGrid read(
      AreaConfig.Terrain terrain, GridMapping mapping, AreaFindings findings) {
    Path file = terrain.landCover();
    if (file == null) {
      return null;
    }
    DemOptions options = DemOptions.defaults().withCrsExpected(mapping.crs().code());
    IntGrid codes = DemSource.open(file, options).readClasses(-1);
    requireSameCells(file, mapping.geometry(), codes.geometry());
    boolean[] known = new boolean[256];
    terrain.landCoverClasses().forEach(one -> known[one.code()] = true);
    int safest =
        terrain.landCoverClasses().stream()
            .max(Comparator.comparingDouble(LandCoverClass::cloudburstRunoff_mm))
            .map(LandCoverClass::code)
            .orElse(0);
    byte[] cells = new byte[codes.geometry().cells()];
    long unknown = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      int code = codes.get(cell);
      boolean good = code >= 0 && code < known.length && known[code];
      unknown += good ? 0 : 1;
      cells[cell] = (byte) (good ? code : safest);
    }
    if (unknown > 0) {
      findings.add(
          AreaFinding.Code.UNKNOWN_CLASS,
          file,
          -1,
          unknown + " cells have no class of terrain.land_cover_classes; taken as " + safest + ".");
    }
    return new ByteGrid(mapping.geometry(), cells);
  }

  private static void requireSameCells(Path file, GridGeometry dem, GridGeometry cover) {
    double tolerance = ALIGNED * Math.min(dem.cellWidth_m(), dem.cellHeight_m());
    boolean same =
        dem.rows() == cover.rows()
            && dem.cols() == cover.cols()
            && Math.abs(dem.west() - cover.west()) <= tolerance
            && Math.abs(dem.north() - cover.north()) <= tolerance
            && Math.abs(dem.east() - cover.east()) <= tolerance
            && Math.abs(dem.south() - cover.south()) <= tolerance;
    if (!same) {
      throw new StudyAreaException(
          file,
          "has "
              + cover.rows()
              + " x "
              + cover.cols()
              + " cells from ("
              + cover.west()
              + ", "
              + cover.north()
              + "), not the cells of terrain.dem ("
              + dem.rows()
              + " x "
              + dem.cols()
              + " from "
              + dem.west()
              + ", "
              + dem.north()
              + "). Maybe resample it to the terrain's grid.");
    }
  }
}
