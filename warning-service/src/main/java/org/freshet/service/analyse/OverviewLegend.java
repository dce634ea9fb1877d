package org.freshet.service.analyse;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Legend, scale bar and north arrow of the overview. */
final class OverviewLegend {
  static final Color INK = new Color(0x22282e);

  /** Height it needs below the map, pixels. */
  static final int HEIGHT = 132;

  private static final int SWATCH = 30;
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 16);

  private final AnalysisTexts texts;

  OverviewLegend(AnalysisTexts texts) {
    this.texts = texts;
  }

  /** Draws below the map, whose left end is at x 0. */
  void draw(Graphics2D g, int width, double pixels_per_m) {
    depths(g);
    paths(g);
    scaleBar(g, width, pixels_per_m);
  }

  private void depths(Graphics2D g) {
    title(g, "overview.depth", 26);
    int x = 0;
    for (SinkDepthClass one : SinkDepthClass.values()) {
      g.setColor(one.color());
      g.fillRect(x, 36, SWATCH, 18);
      g.setColor(INK);
      g.setStroke(new BasicStroke(0.8f));
      g.drawRect(x, 36, SWATCH, 18);
      x = label(g, "overview.depth." + one.number(), x, 51);
    }
    g.setColor(OverviewMap.NO_DATA);
    g.fillRect(x, 36, SWATCH, 18);
    label(g, "overview.no_data", x, 51);
  }

  private void paths(Graphics2D g) {
    title(g, "overview.paths", 84);
    int x = 0;
    for (PathClass one : PathClass.values()) {
      g.setColor(PathClass.COLOR);
      g.setStroke(new BasicStroke(one.width()));
      g.drawLine(x, 104, x + SWATCH, 104);
      x = label(g, "overview.path." + one.number(), x, 110);
    }
  }

  private void title(Graphics2D g, String key, int y) {
    g.setFont(BOLD);
    g.setColor(INK);
    g.drawString(texts.say(key), 0, y);
  }

  private int label(Graphics2D g, String key, int x, int y) {
    g.setFont(PLAIN);
    g.setColor(INK);
    String label = texts.say(key);
    g.drawString(label, x + SWATCH + 8, y);
    return x + SWATCH + 32 + g.getFontMetrics().stringWidth(label);
  }

  private static void scaleBar(Graphics2D g, int width, double pixels_per_m) {
    double length_m = 1;
    for (double decade = 1; decade <= 1e6; decade *= 10) {
      for (double step : new double[] {1, 2, 5}) {
        length_m = step * decade * pixels_per_m <= 240 ? step * decade : length_m;
      }
    }
    int length = (int) Math.round(length_m * pixels_per_m);
    int left = width - length - 2;
    g.setColor(INK);
    g.setStroke(new BasicStroke(2f));
    g.drawLine(left, 46, left + length, 46);
    g.drawLine(left, 38, left, 54);
    g.drawLine(left + length, 38, left + length, 54);
    g.drawLine(left + length / 2, 42, left + length / 2, 50);
    String label =
        length_m >= 1000 ? Math.round(length_m / 1000) + " km" : Math.round(length_m) + " m";
    g.setFont(PLAIN);
    g.drawString("0", left - 4, 74);
    g.drawString(label, width - g.getFontMetrics().stringWidth(label), 74);
  }

  /** An arrow to grid north with its letter, centred on a place. */
  void north(Graphics2D g, double x, double y) {
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(x, y - 26);
    arrow.lineTo(x + 10, y + 10);
    arrow.lineTo(x, y + 3);
    arrow.lineTo(x - 10, y + 10);
    arrow.closePath();
    g.setColor(new Color(255, 255, 255, 215));
    g.fillOval((int) x - 32, (int) y - 34, 64, 72);
    g.setColor(INK);
    g.fill(arrow);
    g.setFont(BOLD);
    String letter = texts.say("overview.north");
    g.drawString(
        letter, (float) (x - g.getFontMetrics().stringWidth(letter) / 2.0), (float) y + 28);
  }
}
