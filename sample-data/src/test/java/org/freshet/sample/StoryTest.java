package org.freshet.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.freshet.grid.FloatGrid;
import org.freshet.sample.land.Hollow;
import org.freshet.sample.land.Line;
import org.freshet.sample.land.Place;
import org.freshet.sample.land.Underpass;
import org.freshet.sample.streets.Quarter;
import org.freshet.sample.streets.Street;
import org.freshet.sample.town.Asset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens in Sillbach during the cloudburst, as its README tells it. */
class StoryTest {
  /** 16:20 UTC, when the rain has fallen and the streets are fullest. */
  private static final int WORST_STEP = 28;

  private static Rehearsal storm;

  @BeforeAll
  static void play() throws IOException {
    storm = new Rehearsal();
  }

  @Test
  void easternUnderpassFloodsFirstThenTheMarketThenTheSchool() {
    int underpass = firstStep(storm.town.underpasses().get(0), 0.20);
    int market = firstStep(storm.town.hollows().get(0), 0.20);
    int school = firstStep(storm.town.hollows().get(1), 0.20);
    assertThat(minute(underpass)).isBetween(95, 110);
    assertThat(minute(market)).isBetween(115, 125);
    assertThat(market).isGreaterThan(underpass);
    assertThat(school).isGreaterThan(market);
    assertThat(deepest(storm.town.hollows().get(1))).isBetween(0.25, 0.6);
    assertThat(deepest(storm.town.hollows().get(0))).isBetween(0.25, 0.5);
  }

  @Test
  void accessToTheFireStationFloodsDeeperThanAnAmbulanceWades() {
    assertThat(deepest(storm.town.hollows().get(2))).isBetween(0.30, 0.55);
  }

  @Test
  void basinFillsNearlyButHolds() {
    double[] pool = storm.town.basin().pool();
    int leaf = storm.model.leafOf(Place.row(pool[1]) * Place.CELLS + Place.col(pool[0]));
    double level = 0;
    for (int step = WORST_STEP; step < storm.levels.size(); step++) {
      level = Math.max(level, storm.levels.get(step).level_m(leaf));
    }
    assertThat(storm.basinSpill_m() - level).isBetween(0.05, 0.6);
  }

  @Test
  void hospitalAndHillsideEstateStayDry() {
    for (Asset asset : storm.buildings.assets()) {
      if (asset.kind().equals("hospital")) {
        assertThat(storm.depth_m(WORST_STEP, asset.x(), asset.y(), 3)).isLessThan(0.05);
      }
    }
    FloatGrid depth = storm.levels.get(WORST_STEP).depthGrid(storm.model, 0.01f);
    for (Street street : storm.town.plan().streets()) {
      if (street.quarter() == Quarter.SONNENHANG) {
        assertThat(deepest(street.line(), depth)).as(street.name()).isLessThan(0.2);
      }
    }
  }

  @Test
  void mostStreetsStayPassable() {
    FloatGrid depth = storm.levels.get(WORST_STEP).depthGrid(storm.model, 0.01f);
    double deep = 0;
    double all = 0;
    for (Street street : storm.town.plan().streets()) {
      Line line = street.line();
      for (double s = 0; s < line.length_m(); s += 2) {
        double v = at(line.pointAt(s), depth);
        deep += v > 0.10 ? 1 : 0;
        all++;
      }
    }
    assertThat(deep / all).isBetween(0.005, 0.05);
  }

  private static int minute(int step) {
    return step * 5;
  }

  private static int firstStep(Underpass u, double depth_m) {
    return firstStep(u.centre()[0], u.centre()[1], depth_m);
  }

  private static int firstStep(Hollow h, double depth_m) {
    return firstStep(h.x(), h.y(), depth_m);
  }

  private static int firstStep(double x, double y, double depth_m) {
    for (int step = 0; step < storm.levels.size(); step++) {
      if (storm.depth_m(step, x, y, 5) >= depth_m) {
        return step;
      }
    }
    throw new AssertionError("Stays below " + depth_m + " m at " + x + ", " + y);
  }

  private static double deepest(Hollow h) {
    return storm.depth_m(WORST_STEP, h.x(), h.y(), 5);
  }

  private static double deepest(Line line, FloatGrid depth) {
    double most = 0;
    for (double s = 0; s < line.length_m(); s += 2) {
      most = Math.max(most, at(line.pointAt(s), depth));
    }
    return most;
  }

  private static double at(double[] p, FloatGrid depth) {
    float v = depth.get(Place.row(p[1]), Place.col(p[0]));
    return Float.isNaN(v) ? 0 : v;
  }
}
