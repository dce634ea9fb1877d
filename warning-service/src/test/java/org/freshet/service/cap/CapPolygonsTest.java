package org.freshet.service.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;

class CapPolygonsTest {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  @Test
  void writesLatitudeFirstAndClosesTheRing() {
    List<String> rings = CapPolygons.of(Messages.wkt("POLYGON ((9 49, 10 49, 9 50, 9 49))"));
    assertThat(rings).hasSize(1);
    assertThat(rings.get(0).split(" ")).hasSize(4).contains("49.00000,10.00000");
    assertThat(rings.get(0)).startsWith(rings.get(0).split(" ")[3]);
  }

  @Test
  void splitsHolesWithoutLosingOrAddingGround() {
    long seed = 20260618;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Geometry area = disc(9 + random.nextDouble(), 49, 0.05);
      for (int hole = 0; hole < 1 + random.nextInt(4); hole++) {
        area =
            area.difference(
                disc(
                    area.getEnvelopeInternal().getMinX() + 0.1 * random.nextDouble(),
                    48.97 + 0.06 * random.nextDouble(),
                    0.002 + 0.01 * random.nextDouble()));
      }
      List<Polygon> pieces = CapPolygons.pieces(area);
      double sum = 0;
      for (Polygon piece : pieces) {
        assertThat(piece.getNumInteriorRing()).as("seed " + seed).isZero();
        assertThat(piece.isValid()).as("seed " + seed).isTrue();
        sum += piece.getArea();
      }
      Geometry union = UnaryUnionOp.union(new ArrayList<Geometry>(pieces));
      assertThat(sum).as("no overlap, seed " + seed).isCloseTo(union.getArea(), within());
      assertThat(union.symDifference(area).getArea() / area.getArea())
          .as("round " + round + ", seed " + seed)
          .isLessThan(0.003);
    }
  }

  @Test
  void keepsLargeOutlinesSmallAndValid() {
    Coordinate[] ring = new Coordinate[5001];
    for (int i = 0; i < 5000; i++) {
      double angle = 2 * Math.PI * i / 5000;
      double radius = 0.05 + 0.0005 * Math.sin(97 * angle);
      ring[i] = new Coordinate(9 + radius * Math.cos(angle), 49 + radius * Math.sin(angle));
    }
    ring[5000] = ring[0];
    List<Polygon> pieces = CapPolygons.pieces(GEOMETRY.createPolygon(ring));
    assertThat(pieces).hasSize(1);
    assertThat(pieces.get(0).getNumPoints()).isLessThanOrEqualTo(400);
    assertThat(pieces.get(0).isValid()).isTrue();
  }

  @Test
  void leavesOutWhatVanishesAtFiveDecimals() {
    assertThat(
            CapPolygons.of(Messages.wkt("POLYGON ((9 49, 9.000001 49, 9.000001 49.000001, 9 49))")))
        .isEmpty();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  private static Geometry disc(double lon, double lat, double radius) {
    return GEOMETRY.createPoint(new Coordinate(lon, lat)).buffer(radius, 12);
  }
}
