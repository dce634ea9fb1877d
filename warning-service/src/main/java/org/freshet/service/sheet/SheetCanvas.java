package org.freshet.service.sheet;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of paper to draw on, in millimetres from its upper left corner. Implementations are not
 * thread-safe.
 */
interface SheetCanvas {
  /** Millimetres per typographic point. */
  double POINT_MM = 25.4 / 72;

  /** Text whose baseline starts at a point. */
  void text(double x_mm, double y_mm, double size_pt, boolean bold, String text);

  /** How wide a text is, mm. */
  double width_mm(double size_pt, boolean bold, String text);

  /** A straight line. */
  void line(double x1_mm, double y1_mm, double x2_mm, double y2_mm, double width_mm);

  /** A rectangle; no fill where null, no border where its width is 0. */
  void rectangle(
      double x_mm, double y_mm, double w_mm, double h_mm, @Nullable Color fill, double border_mm);

  /** A filled polygon, x, y, x, y …. */
  void polygon(double[] xy_mm, Color fill);

  /** A picture stretched into a rectangle. */
  void image(SheetPicture picture, double x_mm, double y_mm, double w_mm, double h_mm);
}
