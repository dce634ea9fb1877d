package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class TerrainModelStreamTest {
  private final TerrainModel model =
      TerrainModel.of(
          RandomTerrain.of(new Random(11), 70, 60), TerrainOptions.defaults(), Progress.NONE);

  private static byte[] written(TerrainModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.writeTo(out);
    return out.toByteArray();
  }

  private static TerrainModel read(byte[] bytes) throws IOException {
    return TerrainModel.readFrom(new ByteArrayInputStream(bytes), 2, Progress.NONE);
  }

  @Test
  void answersLikeTheModelThatWasWritten() throws IOException {
    byte[] bytes = written(model);
    TerrainModel back = read(bytes);
    assertThat(back.geometry()).isEqualTo(model.geometry());
    assertThat(back.validCells()).isEqualTo(model.validCells());
    assertThat(Arrays.equals(back.filled().array(), model.filled().array())).isTrue();
    assertThat(Arrays.equals(back.flowAccumulation().array(), model.flowAccumulation().array()))
        .isTrue();
    double[] rain = FillSpillMerge.uniformRain(model.hierarchy(), 300);
    SinkWater before = new FillSpillMerge(model.hierarchy()).run(rain);
    SinkWater after = new FillSpillMerge(back.hierarchy()).run(rain);
    assertThat(after.stored_m3()).isEqualTo(before.stored_m3());
    for (int leaf = 0; leaf < rain.length; leaf++) {
      assertThat(after.levels().level_m(leaf)).isEqualTo(before.levels().level_m(leaf));
    }
    for (int node = 0; node < model.hierarchy().nodeCount(); node++) {
      assertThat(back.hierarchy().cells(node)).isEqualTo(model.hierarchy().cells(node));
      assertThat(back.hierarchy().volume_m3(node)).isEqualTo(model.hierarchy().volume_m3(node));
    }
    assertThat(written(back)).isEqualTo(bytes);
  }

  @Test
  void refusesWhatIsCutShortAtAnyPlace() throws IOException {
    byte[] bytes = written(model);
    for (int length = 0; length < bytes.length; length += 1 + length / 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut))
          .as("%d bytes", length)
          .isInstanceOf(TerrainModelFormatException.class)
          .hasMessageContaining("Maybe");
    }
  }

  @Test
  void refusesDamageForeignFilesAndOtherVersions() throws IOException {
    byte[] bytes = written(model);
    byte[] damaged = bytes.clone();
    damaged[bytes.length / 2] ^= 4;
    assertThatThrownBy(() -> read(damaged)).hasMessageContaining("damaged");
    byte[] newer = bytes.clone();
    newer[8] = 9;
    assertThatThrownBy(() -> read(newer)).hasMessageContaining("version (9)");
    assertThatThrownBy(() -> read("II*\0 a raster file".getBytes(StandardCharsets.US_ASCII)))
        .hasMessageContaining("not a terrain model");
  }
}
