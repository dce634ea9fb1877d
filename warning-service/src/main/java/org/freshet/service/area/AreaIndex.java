package org.freshet.service.area;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.freshet.dem.crs.LonLat;
import org.freshet.exposure.WarningArea;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.service.config.AreaConfig;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** The warning areas and which one a cell belongs to. Immutable and thread-safe. */
public final class AreaIndex {
  private final List<WarnedArea> areas;
  private final IntGrid areaOfCell;

  private AreaIndex(List<WarnedArea> areas, IntGrid areaOfCell) {
    this.areas = List.copyOf(areas);
    this.areaOfCell = areaOfCell;
  }

  static AreaIndex read(LayerReader layers, AreaConfig config) {
    Path file = config.areas();
    return file == null ? whole(layers.mapping(), config.name()) : read(layers, file);
  }

  private static AreaIndex read(LayerReader layers, Path file) {
    IntGrid owner = none(layers.mapping().geometry());
    List<WarnedArea> areas = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    layers.polygons(
        file,
        (feature, geometry) -> {
          String key = feature.text("ars", feature.text("key", ""));
          if (key.isEmpty()) {
            layers.note(
                AreaFinding.Code.BAD_PROPERTY, file, feature, "has no `ars`; area left out.");
          } else if (!keys.add(key)) {
            layers.note(
                AreaFinding.Code.DUPLICATE_ID, file, feature, "has ars `" + key + "` again.");
          } else {
            for (int cell : layers.mapping().polygonCells(geometry)) {
              if (owner.get(cell) < 0) {
                owner.set(cell, areas.size());
              }
            }
            areas.add(new WarnedArea(new WarningArea(key, feature.text("name", key)), geometry));
          }
        });
    if (areas.isEmpty()) {
      throw new StudyAreaException(
          file, "holds no usable area. Maybe give its polygons the properties ars and name.");
    }
    return new AreaIndex(areas, owner);
  }

  /** The whole terrain as one area; its key is the name, for no official key is known. */
  private static AreaIndex whole(GridMapping mapping, String name) {
    IntGrid owner = new IntGrid(mapping.geometry());
    return new AreaIndex(
        List.of(new WarnedArea(new WarningArea(name, name), outline(mapping))), owner);
  }

  private static Geometry outline(GridMapping mapping) {
    GridGeometry g = mapping.geometry();
    double[][] corners = {
      {g.west(), g.south()}, {g.east(), g.south()}, {g.east(), g.north()}, {g.west(), g.north()}
    };
    int steps = 8;
    Coordinate[] ring = new Coordinate[4 * steps + 1];
    for (int i = 0; i < 4 * steps; i++) {
      double[] a = corners[i / steps];
      double[] b = corners[(i / steps + 1) % 4];
      double t = (i % steps) / (double) steps;
      LonLat place = mapping.crs().toLonLat(a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]));
      ring[i] = new Coordinate(place.lon_deg(), place.lat_deg());
    }
    ring[4 * steps] = new Coordinate(ring[0]);
    return GeoJsonGeometry.FACTORY.createPolygon(ring);
  }

  static IntGrid none(GridGeometry geometry) {
    IntGrid grid = new IntGrid(geometry);
    Arrays.fill(grid.array(), -1);
    return grid;
  }

  /** The areas in file order. */
  public List<WarnedArea> areas() {
    return areas;
  }

  /** Index of the area a cell belongs to, -1 outside all; the first one where areas overlap. */
  public int areaOf(int cell) {
    return cell < 0 ? -1 : areaOfCell.get(cell);
  }

  /** Key of the area a cell belongs to, empty outside all and for -1. */
  public String keyOf(int cell) {
    int area = areaOf(cell);
    return area < 0 ? "" : areas.get(area).area().key();
  }
}
