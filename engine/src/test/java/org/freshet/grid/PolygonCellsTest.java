package org.freshet.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

class PolygonCellsTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static GridGeometry grid(int rows, int cols, double width, double height) {
    return new GridGeometry(rows, cols, 500_000, 5_600_000, width, height, "EPSG:25832");
  }

  private static String drawn(GridGeometry g, List<double[]> rings) {
    char[] cells = new char[g.cells()];
    Arrays.fill(cells, '.');
    for (int cell : PolygonCells.of(g, rings)) {
      cells[cell] = '#';
    }
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < g.rows(); row++) {
      text.append(cells, row * g.cols(), g.cols()).append('\n');
    }
    return text.toString();
  }

  /** Column and row positions, measured in cells from the north-west corner, to coordinates. */
  private static double[] ring(GridGeometry g, double... colRow) {
    double[] ring = new double[colRow.length];
    for (int i = 0; i < colRow.length; i += 2) {
      ring[i] = g.west() + colRow[i] * g.cellWidth_m();
      ring[i + 1] = g.north() - colRow[i + 1] * g.cellHeight_m();
    }
    return ring;
  }

  @Test
  void leavesHolesOut() {
    GridGeometry g = grid(5, 6, 2, 2);
    assertThat(drawn(g, List.of(ring(g, 1, 0, 6, 0, 6, 4, 1, 4), ring(g, 3, 1, 5, 1, 5, 3, 3, 3))))
        .isEqualTo(
            """
            .#####
            .##..#
            .##..#
            .#####
            ......
            """);
  }

  @Test
  void cutsAtTheRaster() {
    GridGeometry g = grid(3, 4, 2, 1);
    assertThat(drawn(g, List.of(ring(g, -9, -9, 2, -9, 2, 99, -9, 99))))
        .isEqualTo("##..\n##..\n##..\n");
    assertThat(PolygonCells.of(g, List.of(ring(g, 9, 9, 12, 9, 12, 12)))).isEmpty();
    assertThat(PolygonCells.of(g, List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithPointInPolygon(long seed) {
    Random random = new Random(seed);
    GridGeometry g = grid(40 + random.nextInt(40), 30, 1 + random.nextDouble(), 2);
    Geometry area = FACTORY.createPolygon();
    for (int i = 0; i < 5; i++) {
      Coordinate centre =
          new Coordinate(
              g.west() + random.nextDouble() * 30 * g.cellWidth_m(),
              g.north() - random.nextDouble() * g.rows() * 2);
      Geometry disc = FACTORY.createPoint(centre).buffer(5 + random.nextDouble() * 20, 5);
      area = i % 2 == 0 ? area.union(disc) : area.difference(disc);
    }
    assertThat(PolygonCells.of(g, rings(area))).as("seed %d", seed).isEqualTo(naive(g, area));
  }

  @Test
  void tilesWithoutGapOrOverlap() {
    GridGeometry g = grid(50, 50, 2, 2);
    int[] owners = new int[g.cells()];
    // A fan of triangles around one point; borders run through cell centres as often as possible.
    double[][] rim = new double[12][];
    for (int i = 0; i < rim.length; i++) {
      double angle = 2 * Math.PI * i / rim.length;
      rim[i] =
          new double[] {
            g.x((int) (20 + 500 * Math.cos(angle))), g.y((int) (20 + 500 * Math.sin(angle)))
          };
    }
    for (int i = 0; i < rim.length; i++) {
      double[] a = rim[i];
      double[] b = rim[(i + 1) % rim.length];
      double[] triangle =
          i % 3 == 0
              ? new double[] {g.x(20), g.y(20), a[0], a[1], b[0], b[1]}
              : new double[] {b[0], b[1], a[0], a[1], g.x(20), g.y(20)};
      for (int cell : PolygonCells.of(g, List.<double[]>of(triangle))) {
        owners[cell]++;
      }
    }
    assertThat(owners).containsOnly(1);
  }

  private static int[] naive(GridGeometry g, Geometry area) {
    IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(area);
    List<Integer> cells = new ArrayList<>();
    for (int cell = 0; cell < g.cells(); cell++) {
      Coordinate centre = new Coordinate(g.x(g.col(cell)), g.y(g.row(cell)));
      if (locator.locate(centre) == Location.INTERIOR) {
        cells.add(cell);
      }
    }
    return cells.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<double[]> rings(Geometry area) {
    List<double[]> rings = new ArrayList<>();
    for (int i = 0; i < area.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) area.getGeometryN(i);
      rings.add(flat(polygon.getExteriorRing().getCoordinates()));
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        rings.add(flat(polygon.getInteriorRingN(hole).getCoordinates()));
      }
    }
    return rings;
  }

  private static double[] flat(Coordinate[] coordinates) {
    double[] flat = new double[2 * coordinates.length];
    for (int i = 0; i < coordinates.length; i++) {
      flat[2 * i] = coordinates[i].x;
      flat[2 * i + 1] = coordinates[i].y;
    }
    return flat;
  }
}
