package org.freshet.service.analyse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.MapPoint;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.PolygonCells;
import org.freshet.service.geojson.GeoJsonPolygons;
import org.freshet.sink.CarriedIds;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainCells;

/** The sinks an earlier analysis wrote, from which sinks of today take their ids over. */
final class EarlierSinks {
  private final Path file;

  /** Names an analysis by its folder or its {@code sinks.geojson}. */
  EarlierSinks(Path place) {
    this.file = Files.isDirectory(place) ? place.resolve(VectorFiles.SINKS) : place;
  }

  /**
   * The same sinks under the ids they had.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is none of an analysis
   */
  SinkTree name(TerrainCells model, SinkTree tree) throws IOException {
    GridGeometry geometry = model.geometry();
    CarriedIds ids = new CarriedIds(model, tree);
    boolean onMap = geometry.crs().equals(GridGeometry.UNKNOWN_CRS);
    Crs crs = onMap ? null : Crs.of(geometry.crs());
    GeoJsonPolygons.read(
        file,
        (id, rings) -> {
          List<double[]> placed = crs == null ? rings : toMap(rings, crs);
          PolygonCells.spans(geometry, placed, ids::span);
          ids.end(id);
        });
    return ids.tree();
  }

  private static List<double[]> toMap(List<double[]> rings, Crs crs) {
    List<double[]> placed = new ArrayList<>(rings.size());
    for (double[] ring : rings) {
      double[] xy = new double[ring.length];
      for (int i = 0; i < ring.length; i += 2) {
        MapPoint point = crs.fromLonLat(ring[i], ring[i + 1]);
        xy[i] = point.x();
        xy[i + 1] = point.y();
      }
      placed.add(xy);
    }
    return placed;
  }
}
