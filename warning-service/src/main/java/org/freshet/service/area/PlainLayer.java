package org.freshet.service.area;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.IntList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygonal;

/**
 * One GeoJSON file laid onto the cells of a terrain without a study area around it. Features that
 * cannot be used are left out and counted. Immutable as long as nobody writes to the arrays.
 *
 * @param features what lies on the terrain, in file order
 * @param leftOut features without a usable geometry or off the terrain
 */
public record PlainLayer(List<Feature> features, int leftOut) {
  /** Copies the list. */
  public PlainLayer {
    features = List.copyOf(features);
  }

  /**
   * A polygon or a line.
   *
   * @param id its {@code id}, or its kind of layer and number
   * @param name its {@code name}, or its id
   * @param kind its {@code kind}, empty where it says none
   * @param line whether it is a line; its cells are then in the order of the line
   * @param cells cells it covers
   * @param height_m its {@code height_m}, NaN where it says none
   * @param inletInvert_m its {@code inlet_invert_m}, NaN where it says none
   * @param outletInvert_m its {@code outlet_invert_m}, NaN where it says none
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Feature(
      String id,
      String name,
      String kind,
      boolean line,
      int[] cells,
      double height_m,
      double inletInvert_m,
      double outletInvert_m) {}

  /**
   * Reads a file.
   *
   * @param what kind of layer, for names of features without an {@code id}
   * @throws StudyAreaException where it is no GeoJSON in longitude and latitude
   */
  public static PlainLayer read(Path file, String what, GridMapping mapping) {
    List<Feature> features = new ArrayList<>();
    int[] leftOut = {0};
    GeoJsonFile.read(
        file,
        feature -> {
          Geometry geometry = feature.geometry();
          boolean area = geometry instanceof Polygonal;
          int[] cells = geometry == null ? new int[0] : cells(geometry, area, mapping);
          if (cells.length == 0) {
            leftOut[0]++;
            return;
          }
          String id = feature.text("id", what + "-" + feature.index());
          features.add(
              new Feature(
                  id,
                  feature.text("name", id),
                  feature.text("kind", ""),
                  !area,
                  cells,
                  feature.number("height_m"),
                  feature.number("inlet_invert_m"),
                  feature.number("outlet_invert_m")));
        });
    return new PlainLayer(features, leftOut[0]);
  }

  private static int[] cells(Geometry geometry, boolean area, GridMapping mapping) {
    if (area) {
      return mapping.polygonCells(geometry);
    }
    IntList cells = new IntList(16);
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof LineString line) {
        for (int cell : mapping.lineCells(GridMapping.flat(line.getCoordinates()))) {
          cells.add(cell);
        }
      }
    }
    return cells.toArray();
  }
}
