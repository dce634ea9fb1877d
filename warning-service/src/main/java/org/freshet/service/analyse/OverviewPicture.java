package org.freshet.service.analyse;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.freshet.drainage.PathNetwork;
import org.freshet.grid.GridGeometry;

/**
 * The sheet a planner opens first: hillshade with sinks by depth and drainage paths by contributing
 * area, with title, legend, scale bar, north and source. At most about 2100 pixels wide. O(cells)
 * to shrink the raster, then O(pixels + path cells).
 */
final class OverviewPicture {
  private static final int MARGIN = 32;
  private static final int HEAD = 96;
  private static final int FOOT = 40;
  private static final int MIN_SIDE = 1200;
  private static final int MIN_WIDTH = 1080;
  private static final float FAST_DEFLATE = 0.6f;
  private static final Color PAPER = new Color(0xfbfaf6);

  private final OverviewCells cells;
  private final GridGeometry geometry;
  private final PathNetwork network;
  private final AnalysisTexts texts;

  OverviewPicture(
      OverviewCells cells, GridGeometry geometry, PathNetwork network, AnalysisTexts texts) {
    this.cells = cells;
    this.geometry = geometry;
    this.network = network;
    this.texts = texts;
  }

  /** Captions around the map. */
  record Captions(String title, String subtitle, String source) {}

  /** Draws and writes it; the file is whole once it has its name. */
  void write(Path target, Captions captions) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      encode(draw(captions), part);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  BufferedImage draw(Captions captions) throws IOException {
    double width_m = geometry.east() - geometry.west();
    double height_m = geometry.north() - geometry.south();
    int pixels = Math.max(cells.ground().geometry().rows(), cells.ground().geometry().cols());
    double scale = Math.max(MIN_SIDE, pixels) / Math.max(width_m, height_m);
    int width = Math.max(1, (int) Math.round(width_m * scale));
    int height = Math.max(1, (int) Math.round(height_m * scale));
    int sheet = Math.max(width, MIN_WIDTH);
    BufferedImage image =
        new BufferedImage(
            sheet + 2 * MARGIN,
            HEAD + height + OverviewLegend.HEIGHT + FOOT,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(PAPER);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      captions(g, captions, sheet, HEAD + height + OverviewLegend.HEIGHT);
      g.translate(MARGIN + (sheet - width) / 2, HEAD);
      map(g, width, height);
      g.translate((width - sheet) / 2, height);
      new OverviewLegend(texts).draw(g, sheet, scale);
    } finally {
      g.dispose();
    }
    return image;
  }

  private void captions(Graphics2D g, Captions captions, int sheet, int footY) {
    g.setColor(OverviewLegend.INK);
    fitted(g, captions.title(), Font.BOLD, 30, sheet, 48);
    fitted(g, captions.subtitle(), Font.PLAIN, 17, sheet, 78);
    fitted(g, captions.source(), Font.PLAIN, 14, sheet, footY + 6);
    fitted(g, texts.say("overview.level_pools"), Font.PLAIN, 14, sheet, footY + 26);
  }

  private static void fitted(Graphics2D g, String text, int style, int size, int width, int y) {
    Font font = new Font(Font.SANS_SERIF, style, size);
    int needed = g.getFontMetrics(font).stringWidth(text);
    g.setFont(needed <= width ? font : font.deriveFont((float) size * width / needed));
    g.drawString(text, MARGIN, y);
  }

  private void map(Graphics2D g, int width, int height) throws IOException {
    Shape page = g.getClip();
    g.clipRect(0, 0, width, height);
    new OverviewMap(cells, geometry, network).draw(g, width, height);
    new OverviewLegend(texts).north(g, width - 48, 52);
    g.setClip(page);
    g.setColor(OverviewLegend.INK);
    g.setStroke(new BasicStroke(1.2f));
    g.drawRect(0, 0, width, height);
  }

  // The default level of the PNG writer takes three times as long for a few percent of size.
  private static void encode(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (OutputStream out = Files.newOutputStream(file);
        ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(FAST_DEFLATE);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
  }
}
