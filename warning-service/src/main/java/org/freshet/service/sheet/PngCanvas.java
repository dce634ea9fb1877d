package org.freshet.service.sheet;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** A sheet as a picture. */
final class PngCanvas implements SheetCanvas, AutoCloseable {
  private final BufferedImage image;
  private final Graphics2D g;
  private final double scale;

  PngCanvas(double width_mm, double height_mm, double dpi) {
    this.scale = dpi / 25.4;
    this.image =
        new BufferedImage(
            (int) Math.round(width_mm * scale),
            (int) Math.round(height_mm * scale),
            BufferedImage.TYPE_INT_RGB);
    this.g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  BufferedImage image() {
    return image;
  }

  private Font font(double size_pt, boolean bold) {
    Font plain = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1);
    return plain.deriveFont((float) (size_pt * POINT_MM * scale));
  }

  @Override
  public void text(double x_mm, double y_mm, double size_pt, boolean bold, String text) {
    g.setColor(Color.BLACK);
    g.setFont(font(size_pt, bold));
    g.drawString(text, (float) (x_mm * scale), (float) (y_mm * scale));
  }

  @Override
  public double width_mm(double size_pt, boolean bold, String text) {
    return font(size_pt, bold).getStringBounds(text, g.getFontRenderContext()).getWidth() / scale;
  }

  @Override
  public void line(double x1_mm, double y1_mm, double x2_mm, double y2_mm, double width_mm) {
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke((float) (width_mm * scale)));
    g.draw(new Line2D.Double(x1_mm * scale, y1_mm * scale, x2_mm * scale, y2_mm * scale));
  }

  @Override
  public void rectangle(
      double x_mm, double y_mm, double w_mm, double h_mm, @Nullable Color fill, double border_mm) {
    Rectangle2D box =
        new Rectangle2D.Double(x_mm * scale, y_mm * scale, w_mm * scale, h_mm * scale);
    if (fill != null) {
      g.setColor(fill);
      g.fill(box);
    }
    if (border_mm > 0) {
      g.setColor(Color.BLACK);
      g.setStroke(new BasicStroke((float) (border_mm * scale)));
      g.draw(box);
    }
  }

  @Override
  public void polygon(double[] xy_mm, Color fill) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i + 1 < xy_mm.length; i += 2) {
      if (i == 0) {
        path.moveTo(xy_mm[i] * scale, xy_mm[i + 1] * scale);
      } else {
        path.lineTo(xy_mm[i] * scale, xy_mm[i + 1] * scale);
      }
    }
    path.closePath();
    g.setColor(fill);
    g.fill(path);
  }

  @Override
  public void image(SheetPicture picture, double x_mm, double y_mm, double w_mm, double h_mm) {
    g.drawImage(
        picture.image(),
        (int) Math.round(x_mm * scale),
        (int) Math.round(y_mm * scale),
        (int) Math.round(w_mm * scale),
        (int) Math.round(h_mm * scale),
        null);
  }

  @Override
  public void close() {
    g.dispose();
  }
}
