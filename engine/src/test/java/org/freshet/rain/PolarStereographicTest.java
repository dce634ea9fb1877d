package org.freshet.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PolarStereographicTest {
  private final PolarStereographic sphere =
      PolarStereographic.sphere(PolarStereographic.RADOLAN_SPHERE_RADIUS_M, 60, 10);
  private final PolarStereographic wgs84 = PolarStereographic.wgs84(60, 10);

  @Test
  void placesTheReferencePointOfTheSphereGridsWhereTheFormatDescriptionDoes() {
    assertThat(sphere.x_m(9, 51)).isCloseTo(-73_462, within(1.0));
    assertThat(sphere.y_m(9, 51)).isCloseTo(-4_208_645, within(1.0));
  }

  @Test
  void placesTheCornersOfThe900x900GridWhereTheFormatDescriptionDoes() {
    assertThat(sphere.lon_deg(-523_462.2, -4_658_645)).isCloseTo(3.5889, within(1e-4));
    assertThat(sphere.lat_deg(-523_462.2, -4_658_645)).isCloseTo(46.9526, within(1e-4));
    assertThat(sphere.lon_deg(376_537.8, -3_758_645)).isCloseTo(15.7208, within(1e-4));
    assertThat(sphere.lat_deg(376_537.8, -3_758_645)).isCloseTo(54.7405, within(1e-4));
  }

  @Test
  void placesTheReferencePointOfTheEllipsoidGridWhereTheHdf5TwinDoes() {
    // Pixel centre (0, 0) of the north-west cell has x_0 = 543196.8352 and y_0 = 3622588.8619.
    assertThat(wgs84.x_m(9, 51) + 543_196.8352).isCloseTo(469_500, within(0.1));
    assertThat(wgs84.y_m(9, 51) + 3_622_588.8619).isCloseTo(-599_500, within(0.1));
  }

  @Test
  void sphereAndEllipsoidDifferByKilometres() {
    double dx = sphere.x_m(13.4, 52.5) - wgs84.x_m(13.4, 52.5);
    double dy = sphere.y_m(13.4, 52.5) - wgs84.y_m(13.4, 52.5);
    assertThat(Math.hypot(dx, dy)).isGreaterThan(1_000);
  }

  @Test
  void inverseReturnsToTheStart() {
    long seed = 20260618;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      double lon = -30 + 70 * random.nextDouble();
      double lat = 30 + 59 * random.nextDouble();
      for (PolarStereographic projection : new PolarStereographic[] {sphere, wgs84}) {
        double x = projection.x_m(lon, lat);
        double y = projection.y_m(lon, lat);
        assertThat(projection.lon_deg(x, y)).as("seed %d", seed).isCloseTo(lon, within(1e-10));
        assertThat(projection.lat_deg(x, y)).as("seed %d", seed).isCloseTo(lat, within(1e-10));
      }
    }
  }

  @Test
  void scaleIsTrueAtSixtyDegreesAndGrowsSouthwards() {
    assertThat(sphere.scale(60)).isCloseTo(1, within(1e-12));
    assertThat(wgs84.scale(60)).isCloseTo(1, within(1e-12));
    assertThat(sphere.scale(51)).isCloseTo(1.0500, within(1e-3));
  }

  @Test
  void refusesTheSouthPole() {
    assertThatThrownBy(() -> sphere.x_m(10, -90)).hasMessageContaining("-90");
  }
}
