package org.freshet.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.junit.jupiter.api.Test;

class TerrainConditioningTest {
  private static final GridGeometry ROW = new GridGeometry(1, 6, 0, 2, 2, 2, "EPSG:25832");

  private static FloatGrid ground() {
    return new FloatGrid(ROW, new float[] {3, 4, 8, Float.NaN, 2, 1});
  }

  @Test
  void raisesRoofsFlatAboveTheirHighestGround() {
    TerrainConditioning done =
        TerrainConditioning.of(
            ground(), List.of(new TerrainChange.RaiseBuilding("house", new int[] {0, 1, 3}, 6)));
    assertThat(done.elevation().array()).containsExactly(10, 10, 8, Float.NaN, 2, 1);
    TerrainConditioning.Applied applied = done.applied().get(0);
    assertThat(applied.cells()).isEqualTo(2);
    assertThat(applied.nodataCells()).isEqualTo(1);
    assertThat(applied.raised_m3()).isEqualTo((7 + 6) * 4);
    assertThat(done.original().get(0)).isEqualTo(3);
  }

  @Test
  void carvesCulvertsAlongTheLineBetweenInvertsOnly() {
    TerrainConditioning done =
        TerrainConditioning.of(
            ground(), List.of(new TerrainChange.CarveCulvert("c", new int[] {0, 1, 2}, 3.5, 2.5)));
    assertThat(done.elevation().array()).containsExactly(3, 3, 2.5f, Float.NaN, 2, 1);
    assertThat(done.applied().get(0).lowered_m3()).isEqualTo((1 + 5.5) * 4);
  }

  @Test
  void takesChangesBackOneByOne() {
    TerrainConditioning both =
        TerrainConditioning.of(
            ground(),
            List.of(
                new TerrainChange.SetWall("wall", new int[] {4}, 3),
                new TerrainChange.Excavate("ditch", new int[] {4, 5}, 1),
                new TerrainChange.SetLevel("pond", new int[] {0}, 1)));
    assertThat(both.elevation().array()).containsExactly(1, 4, 8, Float.NaN, 4, 0);
    assertThat(both.without("wall").elevation().array()).containsExactly(1, 4, 8, Float.NaN, 1, 0);
    assertThat(both.without("wall").without("ditch").without("pond").elevation().array())
        .containsExactly(ground().array());
    assertThatThrownBy(() -> both.without("bridge")).hasMessageContaining("bridge");
  }

  @Test
  void namesWhatIsWrong() {
    assertThatThrownBy(
            () ->
                TerrainConditioning.of(
                    ground(), List.of(new TerrainChange.SetWall("w7", new int[] {6}, 1))))
        .hasMessageContaining("w7")
        .hasMessageContaining("(6)");
    assertThatThrownBy(
            () ->
                TerrainConditioning.of(
                    ground(), List.of(new TerrainChange.Excavate("w8", new int[] {1}, -1))))
        .hasMessageContaining("w8")
        .hasMessageContaining("-1");
  }

  @Test
  void roofsShedTheirWater() {
    GridGeometry square = new GridGeometry(5, 5, 0, 5, 1, 1, GridGeometry.UNKNOWN_CRS);
    float[] z = new float[25];
    java.util.Arrays.fill(z, 5);
    z[12] = 1;
    FloatGrid roof =
        TerrainConditioning.of(
                new FloatGrid(square, z),
                List.of(
                    new TerrainChange.RaiseBuilding(
                        "hall", new int[] {6, 7, 8, 11, 12, 13, 16, 17, 18}, 4)))
            .elevation();
    BasinGraph graph = BasinGraph.of(roof, TerrainOptions.defaults(), Progress.NONE);
    assertThat(graph.leafCount()).isZero();
  }
}
