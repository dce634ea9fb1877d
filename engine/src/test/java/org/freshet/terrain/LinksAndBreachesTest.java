package org.freshet.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.junit.jupiter.api.Test;

class LinksAndBreachesTest {
  private static final TerrainOptions OPTIONS = TerrainOptions.defaults().withThreads(1);

  private static FloatGrid grid(int cols, float... z) {
    int rows = z.length / cols;
    return new FloatGrid(new GridGeometry(rows, cols, 0, rows, 1, 1, GridGeometry.UNKNOWN_CRS), z);
  }

  /** A valley that falls to the east, closed by a dam of 8 in column 4. */
  private static FloatGrid dam() {
    return grid(
        8, //
        9, 9, 9, 9, 9, 9, 9, 9, //
        9, 5, 4, 3, 8, 2, 1, 0, //
        9, 9, 9, 9, 9, 9, 9, 9);
  }

  private static int pits(FloatGrid terrain) {
    return BasinGraph.of(terrain, OPTIONS, Progress.NONE).leafCount();
  }

  @Test
  void aLinkIsOpenOrBlockedAndBothTerrainsDifferOnlyThere() {
    TerrainChange.CarveCulvert pipe =
        new TerrainChange.CarveCulvert("pipe", new int[] {11, 12, 13}, 3, 2);
    TerrainChange house = new TerrainChange.RaiseBuilding("house", new int[] {9}, 5);
    LinkStates states = LinkStates.of(dam(), List.of(house), List.of(pipe));
    assertThat(pits(states.blocked().elevation())).isEqualTo(1);
    assertThat(pits(states.open().elevation())).isZero();
    CellEdits blocking = states.blocking();
    assertThat(blocking.cells()).containsExactly(12);
    assertThat(blocking.before_m()).containsExactly(2.5f);
    assertThat(blocking.after_m()).containsExactly(8f);
    assertThat(blocking.applyTo(states.open().elevation()).array())
        .containsExactly(states.blocked().elevation().array());
    assertThat(states.openBut(Set.of("pipe")).elevation().array())
        .containsExactly(states.blocked().elevation().array());
    assertThatThrownBy(() -> states.openBut(Set.of("bridge"))).hasMessageContaining("bridge");
  }

  @Test
  void editsAndTheirReverseRestoreEveryBit() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      float[] z = new float[12 * 9];
      for (int cell = 0; cell < z.length; cell++) {
        z[cell] = random.nextInt(8) == 0 ? Float.NaN : random.nextInt(6) - 0.0f;
      }
      FloatGrid ground = grid(9, z);
      TerrainConditioning done =
          TerrainConditioning.of(
              ground,
              List.of(
                  new TerrainChange.SetWall("kerb", some(random), 0.12),
                  new TerrainChange.RaiseBuilding("house", some(random), 6),
                  new TerrainChange.SetLevel("pond", some(random), 1.5),
                  new TerrainChange.Breach("cut", some(random), 2),
                  new TerrainChange.Excavate("ditch", some(random), 0.4)));
      CellEdits edits = done.edits();
      assertThat(bits(edits.applyTo(ground))).as("seed %d", seed).isEqualTo(bits(done.elevation()));
      assertThat(bits(edits.reversed().applyTo(done.elevation()))).isEqualTo(bits(ground));
      assertThat(edits.size()).isEqualTo(edits.cells().length);
    }
    CellEdits edits = TerrainConditioning.of(dam(), List.of(wall())).edits();
    assertThatThrownBy(() -> edits.applyTo(edits.applyTo(dam()))).hasMessageContaining("Cell 12");
  }

  private static TerrainChange wall() {
    return new TerrainChange.SetWall("wall", new int[] {12}, 1);
  }

  private static int[] some(Random random) {
    return random.ints(5, 0, 12 * 9).distinct().toArray();
  }

  private static int[] bits(FloatGrid grid) {
    int[] bits = new int[grid.array().length];
    for (int cell = 0; cell < bits.length; cell++) {
      bits[cell] = Float.floatToIntBits(grid.array()[cell]);
    }
    return bits;
  }

  @Test
  void breachesOnlyWithinItsLimits() {
    List<TerrainChange> breaches = Breaching.of(dam(), OPTIONS, BreachLimits.within(5, 3));
    assertThat(breaches).hasSize(1);
    assertThat(breaches.get(0).cells()).containsExactly(11, 12, 13);
    FloatGrid open = TerrainConditioning.of(dam(), breaches).elevation();
    assertThat(open.get(12)).isEqualTo(3);
    assertThat(open.get(13)).isEqualTo(2);
    assertThat(pits(open)).isZero();
    assertThat(Breaching.of(dam(), OPTIONS, BreachLimits.within(4.9, 3))).isEmpty();
    assertThat(Breaching.of(dam(), OPTIONS, BreachLimits.within(5, 1.9))).isEmpty();
    BitSet elsewhere = new BitSet();
    elsewhere.set(10);
    assertThat(Breaching.of(dam(), OPTIONS, new BreachLimits(5, 3, elsewhere))).isEmpty();
    elsewhere.set(12);
    assertThat(Breaching.of(dam(), OPTIONS, new BreachLimits(5, 3, elsewhere))).hasSize(1);
    assertThatThrownBy(() -> BreachLimits.within(Double.POSITIVE_INFINITY, 3))
        .hasMessageContaining("Infinity");
  }

  @Test
  void neverCutsDeeperThanAllowedNorMakesNewPits() {
    int cut = 0;
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      float[] z = new float[20 * 15];
      for (int cell = 0; cell < z.length; cell++) {
        int row = cell / 15;
        z[cell] = random.nextInt(400) * 0.01f + row * 0.1f;
      }
      FloatGrid ground = grid(15, z);
      BreachLimits limits = BreachLimits.within(0.8, 4);
      List<TerrainChange> breaches = Breaching.of(ground, OPTIONS, limits);
      TerrainConditioning done = TerrainConditioning.of(ground, breaches);
      CellEdits edits = done.edits();
      for (int i = 0; i < edits.size(); i++) {
        double depth = (double) edits.before_m()[i] - edits.after_m()[i];
        assertThat(depth).as("seed %d", seed).isBetween(0.0, 0.8 + 1e-6);
      }
      assertThat(pits(done.elevation())).isLessThanOrEqualTo(pits(ground) - (cut(breaches)));
      cut += breaches.size();
    }
    assertThat(cut).isGreaterThan(1000);
  }

  private static int cut(List<TerrainChange> breaches) {
    return breaches.isEmpty() ? 0 : 1;
  }
}
