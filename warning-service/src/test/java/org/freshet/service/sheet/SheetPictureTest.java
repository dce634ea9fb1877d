package org.freshet.service.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;

/** Pictures read back from the files they go into. */
class SheetPictureTest {
  private static final long SEED = 8;

  private static BufferedImage noise(int width, int height) {
    Random random = new Random(SEED);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(5) == 0 ? random.nextInt(1 << 24) : 0x336699);
      }
    }
    return image;
  }

  private static void assertSame(BufferedImage actual, BufferedImage expected) {
    int width = expected.getWidth();
    int height = expected.getHeight();
    assertThat(actual.getWidth()).isEqualTo(width);
    assertThat(actual.getHeight()).isEqualTo(height);
    assertThat(actual.getRGB(0, 0, width, height, null, 0, width))
        .as("seed %d", SEED)
        .isEqualTo(expected.getRGB(0, 0, width, height, null, 0, width));
  }

  @Test
  void aPngReadBackIsThePicture() throws IOException {
    BufferedImage image = noise(37, 21);
    byte[] png = new SheetPicture(image).png(150);
    assertSame(ImageIO.read(new ByteArrayInputStream(png)), image);
  }

  @Test
  void aPdfReadBackHoldsThePicture() throws IOException {
    BufferedImage image = noise(37, 21);
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      try (PdfCanvas canvas = new PdfCanvas(document, 50, 40)) {
        canvas.image(new SheetPicture(image), 5, 5, 37, 21);
      }
      document.save(bytes);
    }
    try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
      var resources = document.getPage(0).getResources();
      COSName name = resources.getXObjectNames().iterator().next();
      assertSame(((PDImageXObject) resources.getXObject(name)).getImage(), image);
    }
  }
}
