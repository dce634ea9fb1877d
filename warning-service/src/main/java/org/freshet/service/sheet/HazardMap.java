package org.freshet.service.sheet;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.scenario.HazardScheme;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * The map itself as a picture: relief, streets, hazard classes with hatching and numbers, buildings
 * (those in water outlined), closed roads, measures, places cut off. Not thread-safe.
 */
public final class HazardMap {
  static final Color BUILDING = new Color(0xdad5cb);
  static final Color WET_BUILDING = new Color(0x8c510a);
  private static final Color PALE = new Color(255, 255, 255, 115);
  private static final Color CLOSED = new Color(0x111111);
  static final Color MEASURE = new Color(0xd95f02);

  private final SheetGround ground;
  private final HazardScheme scheme;
  private final GridGeometry geometry;
  private final int width;
  private final int height;
  private final double scale;
  private final double unit;
  private final BufferedImage image;
  private final Graphics2D g;

  /**
   * A map of the whole ground.
   *
   * @param width_px its width in pixels; its height follows
   * @param pixelsPerMm pixels per millimetre of paper, for strokes and letters
   */
  public HazardMap(SheetGround ground, HazardScheme scheme, int width_px, double pixelsPerMm) {
    this(ground, scheme, ground.geometry(), width_px, pixelsPerMm);
  }

  /**
   * A map of a part of the ground.
   *
   * @param view where that part lies; what is drawn on it must be on the same raster
   */
  public HazardMap(
      SheetGround ground,
      HazardScheme scheme,
      GridGeometry view,
      int width_px,
      double pixelsPerMm) {
    this.ground = ground;
    this.scheme = scheme;
    this.geometry = view;
    double width_m = geometry.east() - geometry.west();
    this.width = width_px;
    this.scale = width_px / width_m;
    this.height = (int) Math.max(1, Math.round((geometry.north() - geometry.south()) * scale));
    this.unit = pixelsPerMm;
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    // The relief is transparent where nobody measured.
    if (ground.hasNodata()) {
      g.drawImage(
          MapSigns.nodata(width, height, Math.max(6, (int) Math.round(2 * unit))), 0, 0, null);
    }
    relief(ground.relief(), ground.geometry());
    // Shadows must stay lighter than the lightest water, in grey too.
    g.setColor(PALE);
    g.fillRect(0, 0, width, height);
    for (Geometry street : ground.streets()) {
      stroke(street, new Color(0xa8a294), 0.55, false);
    }
    for (Geometry street : ground.streets()) {
      stroke(street, Color.WHITE, 0.35, false);
    }
  }

  private void relief(BufferedImage relief, GridGeometry whole) {
    int left = (int) Math.round((whole.west() - geometry.west()) * scale);
    int top = (int) Math.round((geometry.north() - whole.north()) * scale);
    int right = (int) Math.round((whole.east() - geometry.west()) * scale);
    int bottom = (int) Math.round((geometry.north() - whole.south()) * scale);
    g.drawImage(relief, left, top, right - left, bottom - top, null);
  }

  /** Draws the classes and the buildings; numbers too where there is room for them. */
  public HazardMap water(ByteGrid classes, List<Geometry> wetBuildings, boolean numbers) {
    byte[] pixels = ClassPixels.of(classes, width, height);
    int step = Math.max(4, (int) Math.round(1.3 * unit));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int number = Byte.toUnsignedInt(pixels[y * width + x]);
        if (number > 0) {
          image.setRGB(x, y, HazardPalette.rgb(number, scheme.classes(), x, y, step));
        }
      }
    }
    buildings();
    for (Geometry building : wetBuildings) {
      fill(building, WET_BUILDING);
    }
    if (numbers) {
      for (ClassPixels.Label label :
          ClassPixels.labels(pixels, width, height, 1.1 * unit, 12 * unit)) {
        letter(Integer.toString(label.number()), label.x(), label.y(), 2.3);
      }
    }
    return this;
  }

  /** Draws the buildings. */
  public HazardMap buildings() {
    for (Geometry building : ground.buildings()) {
      fill(building, BUILDING);
    }
    return this;
  }

  /** Lets somebody else paint on what is drawn so far. */
  public HazardMap painted(Consumer<BufferedImage> painter) {
    painter.accept(image);
    return this;
  }

  /** Draws closed roads as a dashed black line on white. */
  public HazardMap closedRoads(List<Geometry> roads) {
    for (Geometry road : roads) {
      stroke(road, Color.WHITE, 0.8, false);
    }
    for (Geometry road : roads) {
      stroke(road, CLOSED, 0.5, true);
    }
    return this;
  }

  /** Outlines where a measure acts. */
  public HazardMap measures(List<Geometry> actions) {
    for (Geometry action : actions) {
      stroke(action, Color.WHITE, 1.1, false);
      stroke(action, MEASURE, 0.7, false);
    }
    return this;
  }

  /** Marks places: a disc, with a cross where cut off. */
  public HazardMap places(List<Coordinate> flooded, List<Coordinate> cutOff) {
    for (Coordinate place : flooded) {
      MapSigns.disc(g, x(place), y(place), 1.1 * unit, false);
    }
    for (Coordinate place : cutOff) {
      MapSigns.disc(g, x(place), y(place), 1.1 * unit, true);
    }
    return this;
  }

  /** The picture; nothing can be drawn after. */
  public BufferedImage image() {
    g.dispose();
    return image;
  }

  private void letter(String text, double x, double y, double size_mm) {
    Font font = new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) (size_mm * unit));
    TextLayout layout = new TextLayout(text, font, g.getFontRenderContext());
    double left = x - layout.getBounds().getCenterX();
    double base = y - layout.getBounds().getCenterY();
    java.awt.Shape outline = layout.getOutline(AffineTransform.getTranslateInstance(left, base));
    g.setColor(Color.WHITE);
    g.setStroke(
        new BasicStroke((float) (0.5 * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(outline);
    g.setColor(Color.BLACK);
    g.fill(outline);
  }

  private void fill(Geometry shape, Color color) {
    Path2D path = path(shape);
    g.setColor(color);
    g.fill(path);
    g.setColor(color.darker().darker());
    g.setStroke(new BasicStroke((float) (0.08 * unit)));
    g.draw(path);
  }

  private void stroke(Geometry shape, Color color, double width_mm, boolean dashed) {
    float dash = (float) (0.9 * unit);
    float pen = (float) (width_mm * unit);
    g.setColor(color);
    g.setStroke(
        dashed
            ? new BasicStroke(
                pen, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 4, new float[] {dash, dash}, 0)
            : new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path(shape));
  }

  private Path2D path(Geometry shape) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      Geometry part = shape.getGeometryN(i);
      if (part instanceof Polygon polygon) {
        append(path, polygon.getExteriorRing().getCoordinates());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          append(path, polygon.getInteriorRingN(hole).getCoordinates());
        }
      } else {
        append(path, part.getCoordinates());
      }
    }
    return path;
  }

  private void append(Path2D path, Coordinate[] points) {
    for (int i = 0; i < points.length; i++) {
      if (i == 0) {
        path.moveTo(x(points[i]), y(points[i]));
      } else {
        path.lineTo(x(points[i]), y(points[i]));
      }
    }
  }

  private double x(Coordinate at) {
    return (at.x - geometry.west()) * scale;
  }

  private double y(Coordinate at) {
    return (geometry.north() - at.y) * scale;
  }
}
