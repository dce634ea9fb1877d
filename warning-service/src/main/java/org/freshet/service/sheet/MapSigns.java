package org.freshet.service.sheet;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/** Signs that a map and its legend share. Stateless. */
final class MapSigns {
  private MapSigns() {}

  /** Marks a place; crossed where it is cut off. */
  static void disc(Graphics2D g, double x, double y, double radius, boolean crossed) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Ellipse2D disc = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    g.setColor(Color.WHITE);
    g.fill(disc);
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke((float) (0.36 * radius)));
    g.draw(disc);
    if (crossed) {
      double r = 0.7 * radius;
      g.draw(new Line2D.Double(x - r, y - r, x + r, y + r));
      g.draw(new Line2D.Double(x - r, y + r, x + r, y - r));
    }
  }

  /** Ground nobody measured: grey lines, far apart. */
  static BufferedImage nodata(int width, int height, int step) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int thick = Math.max(1, step / 8);
    int[] line = new int[width + step];
    for (int x = 0; x < line.length; x++) {
      line[x] = x % step < thick ? 0xc4c4c4 : 0xffffff;
    }
    for (int y = 0; y < height; y++) {
      image.setRGB(0, y, width, 1, line, y % step, width);
    }
    return image;
  }
}
