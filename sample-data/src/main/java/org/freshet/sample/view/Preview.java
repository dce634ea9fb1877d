package org.freshet.sample.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.freshet.grid.FloatGrid;
import org.freshet.sample.land.Line;
import org.freshet.sample.land.Place;
import org.freshet.sample.land.Stream;
import org.freshet.sample.model.Town;
import org.freshet.sample.streets.StreetNetwork;
import org.freshet.sample.streets.Stretch;
import org.freshet.sample.streets.Way;

/** Draws a shaded relief with streets, streams and the railway over it. */
public final class Preview {
  /** Coarse steps of colour keep the file small. */
  private static final int STEP = 5;

  private Preview() {}

  /**
   * Writes the picture.
   *
   * @param town what to draw
   * @param footprints building outlines as rings of local x, y
   * @param size_px width and height of the picture
   * @param file where to, PNG
   */
  public static void write(Town town, List<List<double[]>> footprints, int size_px, Path file)
      throws IOException {
    BufferedImage relief = shade(town.elevation());
    BufferedImage image = new BufferedImage(size_px, size_px, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(relief, 0, 0, size_px, size_px, null);
    posterise(image);
    double k = size_px / Place.SIZE_M;
    draw(g, k, town.sill().line(), new Color(0x3a7fb8), 8);
    draw(g, k, town.erlenbach().line(), new Color(0x3a7fb8), 4);
    for (Stream ditch : town.ditches()) {
      draw(g, k, ditch.line(), new Color(0x3a7fb8), 2);
    }
    for (Way way : town.network().ways()) {
      Color colour = way.stretch() == Stretch.GROUND ? Color.WHITE : new Color(0xd33a2c);
      Line line = StreetNetwork.line(way.nodes());
      draw(g, k, line, colour, way.street().kind().width_m() * 0.8);
    }
    draw(g, k, town.railway().line(), new Color(0x333333), 4);
    g.setColor(new Color(0x8a5a44));
    for (List<double[]> ring : footprints) {
      Path2D path = new Path2D.Double();
      for (int i = 0; i < ring.size(); i++) {
        double px = ring.get(i)[0] * k;
        double py = (Place.SIZE_M - ring.get(i)[1]) * k;
        if (i == 0) {
          path.moveTo(px, py);
        } else {
          path.lineTo(px, py);
        }
      }
      g.fill(path);
    }
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static void posterise(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        image.setRGB(
            x, y, step(rgb >> 16 & 255) << 16 | step(rgb >> 8 & 255) << 8 | step(rgb & 255));
      }
    }
  }

  private static int step(int v) {
    return Math.min(255, (v + STEP / 2) / STEP * STEP);
  }

  private static void draw(Graphics2D g, double k, Line line, Color colour, double width_m) {
    Path2D path = new Path2D.Double();
    path.moveTo(line.x(0) * k, (Place.SIZE_M - line.y(0)) * k);
    for (int i = 1; i < line.points(); i++) {
      path.lineTo(line.x(i) * k, (Place.SIZE_M - line.y(i)) * k);
    }
    g.setColor(colour);
    g.setStroke(
        new BasicStroke((float) (width_m * k), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path);
  }

  private static BufferedImage shade(FloatGrid z) {
    int n = Place.CELLS;
    BufferedImage image = new BufferedImage(n, n, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < n; row++) {
      for (int col = 0; col < n; col++) {
        image.setRGB(col, row, colour(z, row, col));
      }
    }
    return image;
  }

  private static int colour(FloatGrid z, int row, int col) {
    int n = Place.CELLS;
    int up = Math.max(0, row - 1);
    int down = Math.min(n - 1, row + 1);
    int left = Math.max(0, col - 1);
    int right = Math.min(n - 1, col + 1);
    double gx = (z.get(row, right) - z.get(row, left)) / 4;
    double gy = (z.get(up, col) - z.get(down, col)) / 4;
    double light = (1 + 1.6 * (gx - gy)) / Math.sqrt(1 + 5 * (gx * gx + gy * gy));
    double s = Math.max(0.45, Math.min(1.18, 0.25 + 0.72 * light));
    double t = Math.min(1, Math.max(0, (z.get(row, col) - 212) / 110));
    int r = shade(s, 172 + 62 * t);
    int g = shade(s, 196 + 28 * t);
    int b = shade(s, 158 + 40 * t);
    return r << 16 | g << 8 | b;
  }

  private static int shade(double s, double v) {
    return (int) Math.max(0, Math.min(255, Math.round(s * v / STEP) * STEP));
  }
}
