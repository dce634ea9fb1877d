package org.freshet.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.dem.DemSource;
import org.freshet.grid.FloatGrid;
import org.freshet.sample.land.Line;
import org.freshet.sample.land.Place;
import org.freshet.sample.land.Underpass;
import org.freshet.sample.model.Town;
import org.junit.jupiter.api.Test;

class GroundTest {
  private static final Town TOWN = SharedTown.TOWN;

  @Test
  void liesWhereTheStudyAreaSays() {
    FloatGrid dem = DemSource.open(Shipped.folder().resolve("dem.tif")).read().elevation();
    assertThat(dem.geometry()).isEqualTo(Place.geometry());
    for (float z : dem.array()) {
      assertThat(z).isBetween(200f, 400f);
    }
  }

  @Test
  void heightsAreRoundedToCentimetres() {
    for (float z : TOWN.elevation().array()) {
      assertThat(z).isEqualTo((float) (Math.round(z * 100.0) / 100.0));
    }
  }

  @Test
  void underpassesDipBelowTheirRampsAndCutTheEmbankment() {
    for (Underpass u : TOWN.underpasses()) {
      double bottom = z(u.centre());
      double west = z(u.road().pointAt(u.along_m() - u.ramp_m() - 4));
      double east = z(u.road().pointAt(u.along_m() + u.ramp_m() + 4));
      assertThat(Math.min(west, east) - bottom).as(u.id()).isBetween(1.3, 2.2);
      assertThat(TOWN.railway().crest_m(u.centre()[1]) - bottom).as(u.id()).isGreaterThan(4);
    }
  }

  @Test
  void embankmentStandsThreeToFiveMetresAboveTheValley() {
    for (double y : new double[] {1380, 1560, 1620, 1660}) {
      Line track = TOWN.track();
      double along = track.nearest(2000, y)[1];
      double[] p = track.pointAt(along);
      double foot = Math.min(z(new double[] {p[0] - 30, p[1]}), z(new double[] {p[0] + 30, p[1]}));
      assertThat(z(p) - foot).as("at y %.0f", y).isBetween(2.5, 5.2);
    }
  }

  @Test
  void streetsLieAKerbBelowTheirGardens() {
    Line street = TOWN.plan().streets().get(0).line();
    double[] p = street.pointAt(700);
    double[] d = street.directionAt(700);
    double left = z(new double[] {p[0] - d[1] * 6.5, p[1] + d[0] * 6.5});
    double right = z(new double[] {p[0] + d[1] * 6.5, p[1] - d[0] * 6.5});
    assertThat((left + right) / 2 - z(p)).isBetween(0.08, 0.25);
  }

  private static double z(double[] p) {
    return TOWN.elevation().get(Place.row(p[1]), Place.col(p[0]));
  }
}
