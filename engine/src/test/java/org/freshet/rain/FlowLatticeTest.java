package org.freshet.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowLatticeTest {
  @Test
  void givesTheSameAlongARowAsPointByPointAtEveryLevel() {
    Random random = new Random(1);
    for (int[] shape : new int[][] {{64, 72}, {50, 37}, {8, 8}, {3, 5}, {17, 9}}) {
      FlowLattice lattice = new FlowLattice(shape[0], shape[1]);
      float[] values = new float[lattice.nodes()];
      for (int node = 0; node < values.length; node++) {
        values[node] = random.nextFloat();
      }
      for (int level = 0; level < 4; level++) {
        int scale = 1 << level;
        int count = (shape[1] + scale - 1) / scale;
        float[] out = new float[count];
        for (int row = 0; row < (shape[0] + scale - 1) / scale; row++) {
          lattice.alongRow(values, row, level, count, new float[lattice.nodeCols()], out);
          for (int col = 0; col < count; col++) {
            float shift = (scale - 1) / 2f;
            float wanted = lattice.at(values, row * scale + shift, col * scale + shift);
            assertThat(out[col]).isCloseTo(wanted, within(1e-5f));
          }
        }
      }
    }
  }

  @Test
  void blurKeepsAConstantAndSpreadsAPeak() {
    FlowLattice lattice = new FlowLattice(80, 80);
    float[] values = new float[lattice.nodes()];
    Arrays.fill(values, 3);
    lattice.blur(values, 2);
    for (float value : values) {
      assertThat(value).isCloseTo(3f, within(1e-6f));
    }
    Arrays.fill(values, 0);
    values[55] = 9;
    lattice.blur(values, 1);
    assertThat(values[44]).isCloseTo(1f, within(1e-6f));
    assertThat(values[66]).isCloseTo(1f, within(1e-6f));
    assertThat(values[57]).isZero();
  }
}
