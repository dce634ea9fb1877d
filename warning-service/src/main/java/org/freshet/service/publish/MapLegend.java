package org.freshet.service.publish;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import org.freshet.service.texts.Texts;
import org.freshet.warning.WarningLevel;

/** Legend, scale bar and level badges of the printed map. */
final class MapLegend {
  private static final Color INK = new Color(0x22282e);
  private static final int HEIGHT = 104;
  private static final int SWATCH = 26;

  private final Texts texts;

  MapLegend(Texts texts) {
    this.texts = texts;
  }

  int height() {
    return HEIGHT;
  }

  /** Draws below the map, whose left end is at x 0. */
  void draw(Graphics2D g, int width, double pixels_per_m) {
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    g.setColor(INK);
    g.drawString(texts.get("map.depth"), 0, 32);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    int x = 0;
    for (WaterClass water : WaterClass.values()) {
      String label = texts.get("water." + water.number());
      g.setColor(water.color());
      g.fillRect(x, 46, SWATCH, 18);
      g.setColor(INK);
      g.setStroke(new BasicStroke(0.8f));
      g.drawRect(x, 46, SWATCH, 18);
      g.drawString(label, x + SWATCH + 8, 61);
      x += SWATCH + 30 + g.getFontMetrics().stringWidth(label);
    }
    closed(g, x);
    levels(g);
    scaleBar(g, width, pixels_per_m);
  }

  private void closed(Graphics2D g, int x) {
    g.setColor(Color.BLACK);
    g.setStroke(
        new BasicStroke(
            4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 4, new float[] {7, 5}, 0));
    g.drawLine(x, 55, x + 34, 55);
    g.setColor(INK);
    g.drawString(texts.get("map.closed"), x + 42, 61);
  }

  private void levels(Graphics2D g) {
    int x = 12;
    for (WarningLevel level : WarningLevel.values()) {
      if (level == WarningLevel.NONE) {
        continue;
      }
      disc(g, x, 88, level);
      String label =
          texts.get("map.level")
              + " "
              + level.number()
              + ": "
              + texts.get("level." + level.number());
      g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
      g.setColor(INK);
      g.drawString(label, x + 18, 93);
      x += 44 + g.getFontMetrics().stringWidth(label);
    }
  }

  private static void scaleBar(Graphics2D g, int width, double pixels_per_m) {
    double length_m = 50;
    for (double next : new double[] {100, 200, 250, 500, 1000, 2000, 5000, 10000}) {
      if (next * pixels_per_m <= width * 0.25) {
        length_m = next;
      }
    }
    int length = (int) Math.round(length_m * pixels_per_m);
    int left = width - length - 2;
    g.setColor(INK);
    g.setStroke(new BasicStroke(2f));
    g.drawLine(left, 36, left + length, 36);
    g.drawLine(left, 30, left, 42);
    g.drawLine(left + length, 30, left + length, 42);
    g.drawLine(left + length / 2, 33, left + length / 2, 39);
    String label = length_m >= 1000 ? (int) (length_m / 1000) + " km" : (int) length_m + " m";
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    FontMetrics metrics = g.getFontMetrics();
    g.drawString(label, left + length - metrics.stringWidth(label), 24);
  }

  /** A label of an area with its level. */
  static void badge(Graphics2D g, double x, double y, WarningLevel level, String name) {
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    int width = g.getFontMetrics().stringWidth(name) + 44;
    double left = x - width / 2.0;
    g.setColor(new Color(255, 255, 255, 225));
    g.fill(new RoundRectangle2D.Double(left, y - 15, width, 30, 30, 30));
    disc(g, left + 15, y, level);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    g.setColor(INK);
    g.drawString(name, (float) left + 32, (float) y + 6);
  }

  private static void disc(Graphics2D g, double x, double y, WarningLevel level) {
    g.setColor(LevelColor.of(level));
    g.fill(new Ellipse2D.Double(x - 11, y - 11, 22, 22));
    boolean light = level == WarningLevel.MINOR || level == WarningLevel.MODERATE;
    g.setColor(light ? INK : Color.WHITE);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    String number = Integer.toString(level.number());
    g.drawString(number, (float) x - g.getFontMetrics().stringWidth(number) / 2f, (float) y + 5);
  }
}
