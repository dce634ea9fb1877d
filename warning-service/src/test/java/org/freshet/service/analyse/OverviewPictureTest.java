package org.freshet.service.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.freshet.drainage.PathNetwork;
import org.freshet.drainage.Structures;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewPictureTest {
  private static final int SIDE = 60;

  @TempDir private Path folder;

  /** A slope to the south with a hollow of 3 m in its upper half; one corner has no data. */
  private static TerrainModel hollow() {
    float[] z = new float[SIDE * SIDE];
    for (int cell = 0; cell < z.length; cell++) {
      int row = cell / SIDE;
      int col = cell % SIDE;
      boolean deep = Math.abs(row - 20) <= 5 && Math.abs(col - 30) <= 5;
      z[cell] = 100 - row * 0.1f - (deep ? 3 : 0) + Math.abs(col - 30) * 0.01f;
      if (row < 6 && col < 6) {
        z[cell] = Float.NaN;
      }
    }
    GridGeometry geometry =
        new GridGeometry(SIDE, SIDE, 0, SIDE * 10, 10, 10, GridGeometry.UNKNOWN_CRS);
    return TerrainModel.of(
        new FloatGrid(geometry, z), TerrainOptions.defaults().withThreads(1), Progress.NONE);
  }

  private static OverviewCells cells(TerrainModel model) {
    OverviewCells cells = new OverviewCells(model.geometry());
    for (int row = 0; row < model.geometry().rows(); row++) {
      cells.row(model.elevation().array(), model.filled().array(), row * model.geometry().cols());
    }
    return cells;
  }

  private static long near(BufferedImage image, int rgb) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        int off = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
          off += Math.abs((pixel >> shift & 255) - (rgb >> shift & 255));
        }
        count += off < 95 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void showsDeepWaterPathAndMissingDataInBothLanguages() throws IOException {
    TerrainModel model = hollow();
    PathNetwork paths =
        PathNetwork.of(
            model,
            SinkTree.of(model, SinkFilter.NONE),
            Structures.none(model.geometry()),
            Progress.NONE);
    for (String language : AnalysisTexts.LANGUAGES) {
      Path file = folder.resolve(language + ".png");
      new OverviewPicture(cells(model), model.geometry(), paths, AnalysisTexts.of(language))
          .write(file, new OverviewPicture.Captions("title", "subtitle", "source"));
      BufferedImage image = ImageIO.read(file.toFile());
      assertThat(Math.max(image.getWidth(), image.getHeight())).isBetween(1000, 2400);
      long map = 1200L * 1200;
      assertThat(near(image, 0x082f6b)).as("hollow of 11 x 11 cells").isGreaterThan(map / 60);
      assertThat(near(image, 0xd55e00)).as("path of 340 m").isGreaterThan(1500);
      assertThat(near(image, 0xdad8d2)).as("corner of 6 x 6 cells").isGreaterThan(map / 110);
    }
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("de.png", "en.png");
  }

  @Test
  void shrinkingKeepsTheDeepestSinkAndTheMeanGround() {
    int cols = OverviewCells.MAX_SIDE + 500;
    GridGeometry geometry = new GridGeometry(3, cols, 0, 3, 1, 1, GridGeometry.UNKNOWN_CRS);
    float[] ground = new float[3 * cols];
    Arrays.fill(ground, 2);
    float[] filled = ground.clone();
    filled[cols + 1] = 5;
    ground[0] = 4;
    filled[0] = 4;
    ground[2] = Float.NaN;
    OverviewCells cells = new OverviewCells(geometry);
    for (int row = 0; row < 3; row++) {
      cells.row(ground, filled, row * cols);
    }
    assertThat(cells.step()).isEqualTo(2);
    assertThat(cells.depth().get(0, 0)).isEqualTo(3);
    assertThat(cells.ground().get(0, 0)).isEqualTo(2.5f);
    assertThat(cells.ground().get(0, 1)).isEqualTo(2);
    assertThat(cells.ground().geometry().rows()).isEqualTo(2);
    assertThat(cells.depth().get(1, 0)).isZero();
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    for (SinkDepthClass one : SinkDepthClass.values()) {
      for (String language : AnalysisTexts.LANGUAGES) {
        assertThat(AnalysisTexts.of(language).say("overview.depth." + one.number())).isNotBlank();
      }
    }
    assertThat(AnalysisTexts.of("de").number(1234.5, 1)).isEqualTo("1.234,5");
    assertThat(AnalysisTexts.of("en").number(1234.5, 1)).isEqualTo("1,234.5");
  }
}
