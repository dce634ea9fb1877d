package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaterTilesTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theTilesHoldTheWholeDepthMapAndNoDryTile(long seed) {
    TerrainModel terrain = Terrains.random(new Random(seed), 150, 170, 2);
    FloodModel model = FloodModelTest.sealed(terrain);
    SinkLevels levels =
        model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 3)).levels();
    FloatGrid all = levels.depthGrid(terrain, 0.01f);
    WaterTiles tiles = new WaterTiles(terrain);
    int wet = 0;
    for (WaterTiles.Tile tile : tiles.depths(levels, 0.01f)) {
      int wetHere = 0;
      for (int i = 0; i < tile.depth_m().length; i++) {
        int row = tile.row0() + i / tile.cols();
        int col = tile.col0() + i % tile.cols();
        float depth_m = all.get(row, col);
        assertThat(tile.depth_m()[i]).isEqualTo(Float.isNaN(depth_m) ? 0 : depth_m);
        wetHere += tile.depth_m()[i] > 0 ? 1 : 0;
      }
      wet += wetHere;
    }
    assertThat(wet).isEqualTo((int) levels.floodedCells(terrain, 0.01f));
  }

  @Test
  void onlyTilesThatHoldWaterAreDrawn() {
    FloatGrid grid = new FloatGrid(Terrains.geometry(200, 200, 1));
    for (int cell = 0; cell < 40_000; cell++) {
      grid.set(cell, 20 + cell % 200 * 0.01f);
    }
    grid.set(70 * 200 + 80, 10);
    TerrainModel terrain = Terrains.model(grid);
    FloodModel model = FloodModelTest.sealed(terrain);
    SinkLevels levels =
        model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 50)).levels();
    WaterTiles tiles = new WaterTiles(terrain);
    assertThat(tiles.count()).isEqualTo(16);
    assertThat(tiles.depths(levels, 0)).hasSize(1);
    assertThat(tiles.depths(model.dry(FloodModelTest.T0).levels(), 0)).isEmpty();
  }

  @Test
  void anIslandIsAHole() {
    TerrainModel terrain =
        Terrains.drawn(
            """
            9 9 9 9 9 9 9
            9 2 2 2 2 2 9
            9 2 8 2 2 2 9
            9 2 2 2 2 2 9
            9 9 9 9 9 9 9
            """);
    FloodModel model = FloodModelTest.sealed(terrain);
    SinkLevels levels =
        model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 500)).levels();
    List<WaterPolygon> polygons = new WaterTiles(terrain).polygons(levels, 0.01f);
    assertThat(polygons).hasSize(1);
    assertThat(polygons.get(0).holes()).hasSize(1);
    assertThat(polygons.get(0).area_m2()).isEqualTo(14);
    assertThat(polygons.get(0).drawnArea_m2()).isCloseTo(14, within(0.14));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void simplifyingKeepsTheAreaOfEveryPolygonWithinOneInAHundred(long seed) {
    TerrainModel terrain = hills(new Random(seed), 160);
    FloodModel model = FloodModelTest.sealed(terrain);
    SinkLevels levels =
        model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 80)).levels();
    int corners = 0;
    int plain = 0;
    double area_m2 = 0;
    for (WaterPolygon polygon : new WaterTiles(terrain).polygons(levels, 0.01f)) {
      assertThat(polygon.drawnArea_m2())
          .as("seed %d", seed)
          .isCloseTo(polygon.area_m2(), within(0.01 * polygon.area_m2()));
      corners += polygon.shell().length / 2;
      plain += 4;
      area_m2 += polygon.area_m2();
    }
    assertThat(area_m2)
        .isEqualTo(levels.floodedCells(terrain, 0.01f) * terrain.geometry().cellArea_m2());
    assertThat(corners).isGreaterThanOrEqualTo(plain);
  }

  private static TerrainModel hills(Random random, int side) {
    FloatGrid grid = new FloatGrid(Terrains.geometry(side, side, 1));
    double[] phase = random.doubles(6, 0, Math.PI * 2).toArray();
    for (int row = 0; row < side; row++) {
      for (int col = 0; col < side; col++) {
        double z = Math.sin(row / 9.0 + phase[0]) + Math.sin(col / 13.0 + phase[1]);
        z += 0.5 * Math.sin((row + col) / 5.0 + phase[2]) + 0.02 * random.nextDouble();
        grid.set(row * side + col, (float) z);
      }
    }
    return Terrains.model(grid);
  }
}
