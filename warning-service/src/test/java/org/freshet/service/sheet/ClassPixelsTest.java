package org.freshet.service.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where numbers of classes stand on a map. */
class ClassPixelsTest {
  @Test
  void aNumberStandsInTheMiddleOfItsSpot() {
    int width = 20;
    int height = 15;
    byte[] pixels = new byte[width * height];
    for (int y = 3; y < 12; y++) {
      for (int x = 4; x < 13; x++) {
        pixels[y * width + x] = 2;
      }
    }
    List<ClassPixels.Label> labels = ClassPixels.labels(pixels, width, height, 3, 10);
    assertThat(labels).containsExactly(new ClassPixels.Label(2, 8, 7));
    assertThat(ClassPixels.labels(pixels, width, height, 6, 10)).isEmpty();
  }
}
