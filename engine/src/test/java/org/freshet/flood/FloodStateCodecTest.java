package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.freshet.rain.RainFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloodStateCodecTest {

  @ParameterizedTest
  @ValueSource(longs = {71, 72, 73, 74, 75, 76})
  void aRestartInTheMiddleOfAStormChangesNothing(long seed) throws IOException {
    Random random = new Random(seed);
    FloodModel model = FloodModelTest.anything(random);
    List<RainFrame> storm = FloodModelTest.storm(model, random, 40);
    FloodState through = model.dry(FloodModelTest.T0);
    FloodState restarted = through;
    for (RainFrame frame : storm) {
      through = through.step(frame);
      restarted = read(model, write(restarted)).step(frame);
      assertThat(restarted.balance().relativeError()).as("seed %d", seed).isLessThan(1e-9);
      assertThat(restarted.balance().stored_m3())
          .as("seed %d", seed)
          .isCloseTo(through.balance().stored_m3(), within(1e-9));
    }
    assertThat(restarted.time()).isEqualTo(through.time());
    assertThat(restarted.quality()).isEqualTo(through.quality());
    for (int leaf = 0; leaf < model.runoff().leafCount(); leaf++) {
      float level_m = through.levels().level_m(leaf);
      if (!Float.isNaN(level_m)) {
        assertThat(restarted.levels().level_m(leaf))
            .as("leaf %d, seed %d", leaf, seed)
            .isCloseTo(level_m, within(1e-4f));
      }
    }
  }

  @Test
  void aSavedStateReadBackIsWrittenTheSame() throws IOException {
    Random random = new Random(77);
    FloodModel model = FloodModelTest.anything(random);
    FloodState state = model.dry(FloodModelTest.T0);
    for (RainFrame frame : FloodModelTest.storm(model, random, 12)) {
      state = state.step(frame);
    }
    byte[] once = write(state);
    assertThat(write(read(model, once))).hasSameSizeAs(once);
  }

  @Test
  void otherModelsAndTruncatedBytesAreRefused() throws IOException {
    FloodModel model = FloodModelTest.anything(new Random(78));
    FloodModel other = FloodModelTest.anything(new Random(79));
    byte[] saved = write(model.dry(FloodModelTest.T0));
    assertThatThrownBy(() -> read(other, saved))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another model");
    assertThatThrownBy(() -> read(model, Arrays.copyOf(saved, saved.length - 9)))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read(model, new byte[100]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Not a saved flood state");
  }

  private static byte[] write(FloodState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FloodStateCodec.write(state, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static FloodState read(FloodModel model, byte[] bytes) throws IOException {
    return FloodStateCodec.read(model, new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
