package org.freshet.service.analyse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.freshet.grid.GridGeometry;
import org.freshet.terrain.TerrainChange;
import org.freshet.terrain.TerrainConditioning;

/**
 * Every change made to the ground before it was read, a line each, in the order made: so that each
 * can be questioned and left out.
 */
final class ChangesFile {
  private static final String HEAD =
      "change,kind,x,y,cells_changed,cells_without_height,raised_m3,lowered_m3\n";

  private ChangesFile() {}

  /**
   * Writes {@code terrain-changes.csv}; places are those of the first cell.
   *
   * @param cellOf the raster's cell of one of the conditioned ground
   */
  static void write(
      Path folder, GridGeometry geometry, TerrainConditioning ground, IntUnaryOperator cellOf)
      throws IOException {
    StringBuilder lines = new StringBuilder(HEAD);
    for (TerrainConditioning.Applied applied : ground.applied()) {
      TerrainChange change = applied.change();
      int cell = cellOf.applyAsInt(change.cells()[0]);
      lines.append(
          String.format(
              Locale.ROOT,
              "\"%s\",%s,%.2f,%.2f,%d,%d,%.3f,%.3f\n",
              change.id().replace("\"", "\"\""),
              kind(change),
              geometry.x(geometry.col(cell)),
              geometry.y(geometry.row(cell)),
              applied.cells(),
              applied.nodataCells(),
              applied.raised_m3(),
              applied.lowered_m3()));
    }
    Files.writeString(folder.resolve("terrain-changes.csv"), lines);
  }

  private static String kind(TerrainChange change) {
    if (change instanceof TerrainChange.RaiseBuilding) {
      return "building";
    }
    if (change instanceof TerrainChange.CarveCulvert) {
      return "culvert";
    }
    if (change instanceof TerrainChange.SetWall) {
      return "wall";
    }
    if (change instanceof TerrainChange.Excavate) {
      return "excavation";
    }
    return change instanceof TerrainChange.Breach ? "breach" : "level";
  }
}
