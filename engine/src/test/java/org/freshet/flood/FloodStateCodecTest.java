package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.sink.TerrainModel;
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
      assertThat(restarted.balance()).as("seed %d", seed).isEqualTo(through.balance());
    }
    assertThat(write(restarted)).as("seed %d", seed).isEqualTo(write(through));
    for (int node = 0; node < model.terrain().hierarchy().nodeCount(); node++) {
      assertThat(restarted.water().own_m3(node)).isEqualTo(through.water().own_m3(node));
      assertThat(restarted.spilled_m3(node)).isEqualTo(through.spilled_m3(node));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {81, 82, 83, 84})
  void aForecastFromARestoredStateIsTheSame(long seed) throws IOException {
    Random random = new Random(seed);
    FloodModel model = FloodModelTest.anything(random);
    FloodState state = model.dry(FloodModelTest.T0);
    List<RainFrame> storm = FloodModelTest.storm(model, random, 12);
    for (RainFrame frame : storm.subList(0, 6)) {
      state = state.step(frame);
    }
    RainForecast ahead =
        new RainForecast(
            state.time(), List.of(storm.subList(6, storm.size())), "test", java.time.Duration.ZERO);
    FloodForecast before = model.forecast(state, ahead);
    FloodForecast after = model.forecast(read(model, write(state)), ahead);
    for (int lead = 0; lead < before.times().size(); lead++) {
      for (int leaf = 0; leaf < model.runoff().leafCount(); leaf++) {
        float level_m = before.levels(0, lead).level_m(leaf);
        assertThat(Float.compare(after.levels(0, lead).level_m(leaf), level_m)).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {91, 92, 93, 94, 95, 96})
  void anEditOfTheTerrainLeavesTheWaterOfUntouchedSinksAlone(long seed) throws IOException {
    Random random = new Random(seed);
    FloodModel model = FloodModelTest.anything(random);
    FloodState state = model.dry(FloodModelTest.T0);
    for (RainFrame frame : FloodModelTest.storm(model, random, 20)) {
      state = state.step(frame);
    }
    FloatGrid edited =
        new FloatGrid(model.terrain().geometry(), model.terrain().elevation().array().clone());
    int cols = edited.geometry().cols();
    edited.set(15 * cols + 15, 97);
    edited.set(15 * cols + 16, 97);
    TerrainModel terrain = Terrains.model(edited);
    RunoffMatrix runoff =
        RunoffMatrix.of(
            terrain,
            model.runoff().rainGrid(),
            model.runoff().surfaces(),
            model.runoff().travel(),
            Progress.NONE);
    FloodModel other = new FloodModel(terrain, runoff, model.options());
    byte[] saved = write(state);
    assertThatThrownBy(() -> read(other, saved))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed");
    FloodStateCodec.Restored carried = FloodStateCodec.carry(state, other);
    assertThat(carried.same()).isFalse();
    assertThat(carried.state().balance().relativeError()).as("seed %d", seed).isLessThan(1e-9);
    assertThat(carried.carriedNodes()).isGreaterThan(carried.pouredNodes());
    int kept = 0;
    for (int leaf = 0; leaf < terrain.hierarchy().leafCount(); leaf++) {
      int cell = terrain.hierarchy().pitCell(leaf);
      if (Math.abs(cell / cols - 15) > 8 || Math.abs(cell % cols - 15) > 8) {
        float before_m = state.levels().depth_m(model.terrain(), cell);
        float after_m = carried.state().levels().depth_m(terrain, cell);
        kept += before_m == after_m && before_m > 0 ? 1 : 0;
      }
    }
    assertThat(kept).as("seed %d", seed).isPositive();
    FloodState on = carried.state();
    for (RainFrame frame : later(FloodModelTest.storm(model, random, 5))) {
      on = on.step(frame);
      assertThat(on.balance().relativeError()).as("seed %d", seed).isLessThan(1e-9);
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
    assertThat(write(read(model, once))).isEqualTo(once);
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

  static List<RainFrame> later(List<RainFrame> storm) {
    return storm.stream()
        .map(
            frame ->
                new RainFrame(
                    frame.start().plusSeconds(7200),
                    frame.end().plusSeconds(7200),
                    frame.rain_mm(),
                    frame.source()))
        .toList();
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
