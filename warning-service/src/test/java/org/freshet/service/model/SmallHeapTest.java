package org.freshet.service.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.sink.FillSpillMerge;
import org.freshet.sink.SinkWater;
import org.freshet.sink.TiledModel;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terrain in which every ninth cell is a pit, in a process whose heap could not hold them. */
class SmallHeapTest {
  private static final int SIDE = 1300;

  // About 350,000 nodes: at 80 bytes each, what is known of them would not fit into this heap.
  private static final String HEAP = "-Xmx24m";

  @TempDir private Path folder;

  @Test
  void isEnoughForAnyNumberOfPits() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapTest.class.getName(),
                folder.resolve("noise.freshet").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    assertThat(said).contains("balance 0 ");
    int leaves = Integer.parseInt(said.replaceAll("(?s).*leaves (\\d+).*", "$1"));
    assertThat(leaves).isGreaterThan(SIDE * SIDE / 10);
  }

  /** The process: makes a model out of core and lets it rain. */
  public static void main(String[] args) throws IOException {
    GridGeometry geometry = new GridGeometry(SIDE, SIDE, 0, 0, 1, 1, "EPSG:25832");
    Random random = new Random(1);
    float[] row = new float[SIDE];
    try (NewTerrainModel maker =
        new NewTerrainModel(Path.of(args[0]), geometry, TerrainOptions.defaults().withThreads(2))) {
      for (int i = 0; i < SIDE; i++) {
        for (int col = 0; col < SIDE; col++) {
          row[col] = random.nextFloat();
        }
        maker.heights(row, SIDE);
      }
      TiledModel model = maker.finish(256, Progress.NONE);
      double[] rain_m3 = FillSpillMerge.uniformRain(model.hierarchy(), 200);
      SinkWater water = new FillSpillMerge(model.hierarchy()).run(rain_m3);
      double in_m3 = 0;
      for (double leaf_m3 : rain_m3) {
        in_m3 += leaf_m3;
      }
      double error = (in_m3 - water.stored_m3() - water.outflow_m3()) / in_m3;
      System.out.println("balance " + Math.round(error * 1e9) + " pools " + water.pools());
      System.out.println("leaves " + model.hierarchy().leafCount());
    }
  }
}
