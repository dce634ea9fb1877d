package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.progress.Progress;
import org.freshet.rain.RainGrid;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;

class RunoffMatrixTest {

  @Test
  void everyValidCellIsInExactlyOneRow() {
    Random random = new Random(11);
    TerrainModel terrain = Terrains.random(random, 41, 57, 2);
    RunoffMatrix matrix = matrix(terrain, Terrains.rainOver(terrain, 3, 4), random);
    double sum_m2 = 0;
    for (int row = 0; row <= matrix.leafCount(); row++) {
      sum_m2 += matrix.area_m2(row);
    }
    assertThat(sum_m2).isEqualTo(terrain.validCells() * 4.0);
    assertThat(matrix.rainCellCount()).isEqualTo(12);
  }

  @Test
  void volumesEqualASumOverTheCells() {
    Random random = new Random(12);
    TerrainModel terrain = Terrains.random(random, 41, 57, 2);
    RainGrid rain = Terrains.rainOver(terrain, 5, 3);
    RunoffMatrix matrix = matrix(terrain, rain, random);
    double[] unit_mm = random.doubles(matrix.unitCount(), 0, 50).toArray();
    SpillForest forest = new SpillForest(terrain.hierarchy());
    double[] byRank_m3 = new double[forest.nodes()];
    double outside_m3 = matrix.volumes(unit_mm, forest, byRank_m3);
    double[] expected_m3 = new double[matrix.leafCount() + 1];
    GridGeometry g = terrain.geometry();
    for (int cell = 0; cell < g.cells(); cell++) {
      int leaf = terrain.leafOf(cell);
      if (leaf != DepressionHierarchy.NODATA) {
        int row = leaf == DepressionHierarchy.OUTSIDE ? matrix.leafCount() : leaf;
        expected_m3[row] += unit_mm[unitOf(matrix, cell, terrain)] * 4 / 1000;
      }
    }
    for (int leaf = 0; leaf < matrix.leafCount(); leaf++) {
      assertThat(byRank_m3[forest.rank(leaf)]).isCloseTo(expected_m3[leaf], within(1e-12));
    }
    assertThat(outside_m3).isCloseTo(expected_m3[matrix.leafCount()], within(1e-12));
  }

  private static int unitOf(RunoffMatrix matrix, int cell, TerrainModel terrain) {
    GridGeometry g = terrain.geometry();
    int rain = matrix.rainGrid().cellAt(g.x(g.col(cell)), g.y(g.row(cell)));
    for (int unit = 0; unit < matrix.unitCount(); unit++) {
      int pair = matrix.pairOfUnit(unit);
      SurfaceClass surface = matrix.surfaces().classes().get(matrix.surfaces().classOf(cell));
      if (matrix.rainCell(matrix.rainOfPair(pair)) == rain
          && matrix.classOfPair(pair).equals(surface)
          && matrix.districtOfUnit(unit) == matrix.surfaces().districtOf(cell)) {
        return unit;
      }
    }
    throw new AssertionError("No unit for cell " + cell);
  }

  @Test
  void cellsOutsideTheRainGridGetAColumnOfTheirOwn() {
    TerrainModel terrain = Terrains.random(new Random(3), 20, 20, 1);
    GridGeometry half = new GridGeometry(1, 1, 1000, 2000, 10, 20, "EPSG:25832");
    RunoffMatrix matrix =
        RunoffMatrix.of(
            terrain, RainGrid.of(half), Surfaces.uniform(SurfaceClass.SEALED), Progress.NONE);
    assertThat(matrix.rainCellCount()).isEqualTo(2);
    assertThat(new int[] {matrix.rainCell(0), matrix.rainCell(1)}).containsExactly(0, -1);
  }

  @Test
  void aLandCoverCodeWithoutAClassIsNamed() {
    TerrainModel terrain = Terrains.random(new Random(3), 4, 4, 1);
    ByteGrid codes = new ByteGrid(terrain.geometry());
    for (int cell = 0; cell < 16; cell++) {
      codes.set(cell, (byte) 200);
    }
    Surfaces surfaces =
        new Surfaces(List.of(SurfaceClass.of(1, "roof", 0.9, 0)), codes, List.of(), null);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RunoffMatrix.of(terrain, Terrains.rainOver(terrain, 1, 1), surfaces, Progress.NONE))
        .withMessageContaining("(200)")
        .withMessageContaining("land_cover_classes");
  }

  @Test
  void rastersOfAnotherShapeAreRefused() {
    TerrainModel terrain = Terrains.random(new Random(3), 4, 4, 1);
    Surfaces surfaces =
        new Surfaces(
            List.of(SurfaceClass.of(0, "roof", 0.9, 0)),
            new ByteGrid(Terrains.geometry(4, 5, 1)),
            List.of(),
            null);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RunoffMatrix.of(terrain, Terrains.rainOver(terrain, 1, 1), surfaces, Progress.NONE))
        .withMessageContaining("4 x 5");
  }

  static RunoffMatrix matrix(TerrainModel terrain, RainGrid rain, Random random) {
    return RunoffMatrix.of(terrain, rain, surfaces(terrain, random), Progress.NONE);
  }

  static Surfaces surfaces(TerrainModel terrain, Random random) {
    GridGeometry g = terrain.geometry();
    ByteGrid codes = new ByteGrid(g);
    IntGrid districts = new IntGrid(g, new int[g.cells()]);
    for (int cell = 0; cell < g.cells(); cell++) {
      codes.set(cell, (byte) (1 + random.nextInt(4)));
      districts.set(cell, random.nextInt(3) - 1);
    }
    List<SurfaceClass> classes =
        List.of(
            SurfaceClass.of(1, "roof", 0.95, 0.5),
            SurfaceClass.of(2, "garden", 0.2, 4),
            new SurfaceClass(3, "meadow", new RunoffModel.CurveNumber(74, 0.2), 0, 0),
            new SurfaceClass(4, "field", new RunoffModel.GreenAmpt(3.4, 27), 2, 0));
    List<SewerDistrict> sewers =
        List.of(new SewerDistrict("old", 12), new SewerDistrict("new", 25));
    return new Surfaces(classes, codes, sewers, districts);
  }
}
