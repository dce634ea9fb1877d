package org.freshet.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Tiles.Window;
import org.junit.jupiter.api.Test;

/** What a measure changes, pixel by pixel. */
class DifferenceMapTest {
  private static final GridGeometry GEOMETRY =
      new GridGeometry(2, 4, 500_000, 5_650_000, 2, 2, "EPSG:25832");
  private static final FloatGrid BEFORE =
      new FloatGrid(GEOMETRY, new float[] {0, 0.5f, 0.5f, 0, 0, 0, 0, Float.NaN});
  private static final FloatGrid AFTER =
      new FloatGrid(GEOMETRY, new float[] {0, 0.2f, 0.5f, 0, 0, 0, 0.3f, Float.NaN});
  private static final int GROUND = Color.WHITE.getRGB();
  private static final int DEEPER = DifferenceMap.DEEPER.getRGB();
  private static final int SHALLOWER = DifferenceMap.SHALLOWER.getRGB();
  private static final int SAME = DifferenceMap.SAME.getRGB();

  private static int[] paint(int width, int height, Window window) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] white = new int[width * height];
    java.util.Arrays.fill(white, GROUND);
    image.setRGB(0, 0, width, height, white, 0, width);
    DifferenceMap.paint(image, BEFORE, AFTER, window, 0.05);
    return image.getRGB(0, 0, width, height, null, 0, width);
  }

  @Test
  void everyCellIsAPixel() {
    assertThat(paint(4, 2, new Window(0, 0, 2, 4)))
        .containsExactly(GROUND, SHALLOWER, SAME, GROUND, GROUND, GROUND, DEEPER, GROUND);
  }

  @Test
  void aCellFillsAllItsPixelsCloseUp() {
    assertThat(paint(4, 2, new Window(0, 1, 1, 2)))
        .containsExactly(SHALLOWER, SHALLOWER, SAME, SAME, SHALLOWER, SHALLOWER, SAME, SAME);
  }

  @Test
  void aPixelShowsTheGreatestChangeBelowIt() {
    assertThat(paint(2, 1, new Window(0, 0, 2, 4))).containsExactly(SHALLOWER, DEEPER);
  }
}
