package org.freshet.service.publish;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.service.texts.Texts;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * The printed map of an event: relief, streets, buildings, the deepest water of every cell, closed
 * streets, areas with their highest level, with title, legend and scale bar.
 */
final class DepthMap {
  private static final int MARGIN = 28;
  private static final int MIN_SIDE = 1100;
  private static final Color PAPER = new Color(0xfbfaf6);
  private static final Color INK = new Color(0x22282e);
  private static final Color BUILDING = new Color(0xb9b1a4);
  private static final Color CLOSED = new Color(0x1b1b1b);

  private final EventStory story;
  private final FloatGrid peak_m;
  private final PixelFit fit;
  private final Texts texts;
  private final GridGeometry geometry;
  private final double scale;
  private final int width;
  private final int height;

  DepthMap(EventStory story, FloatGrid peak_m, PixelFit fit, Texts texts) {
    this.story = story;
    this.peak_m = peak_m;
    this.fit = fit;
    this.texts = texts;
    this.geometry = peak_m.geometry();
    double width_m = geometry.east() - geometry.west();
    double height_m = geometry.north() - geometry.south();
    int pixels = Math.max(geometry.rows(), geometry.cols());
    int side = Math.max(MIN_SIDE, Math.min(1800, pixels));
    this.scale = side / Math.max(width_m, height_m);
    this.width = (int) Math.round(width_m * scale);
    this.height = (int) Math.round(height_m * scale);
  }

  byte[] png() {
    int head = 92;
    MapLegend legend = new MapLegend(texts);
    BufferedImage image =
        new BufferedImage(
            width + 2 * MARGIN,
            head + height + legend.height() + MARGIN,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(PAPER);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      title(g);
      g.translate(MARGIN, head);
      Shape page = g.getClip();
      g.clipRect(0, 0, width, height);
      map(g);
      g.setClip(page);
      g.setColor(INK);
      g.setStroke(new BasicStroke(1.2f));
      g.drawRect(0, 0, width, height);
      g.translate(0, height);
      legend.draw(g, width, scale);
    } finally {
      g.dispose();
    }
    return Pixels.encode(image).png();
  }

  private void title(Graphics2D g) {
    Replay replay = story.replay();
    g.setColor(INK);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 30));
    g.drawString(texts.get("map.title", Map.of("name", replay.map().name())), MARGIN, 46);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 17));
    String subtitle =
        texts.get(
            "map.subtitle",
            Map.of(
                "day", texts.day(story.heaviest().time(), replay.map().zone()),
                "rain", texts.number(story.last().rainSum_mm(), 0)));
    g.drawString(subtitle, MARGIN, 74);
  }

  private void map(Graphics2D g) {
    StudyMap map = story.replay().map();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(Hillshade.image(map.elevation()), 0, 0, width, height, null);
    streets(g, map);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    g.drawImage(DepthOverlay.image(peak_m), 0, 0, width, height, null);
    for (Polygon building : map.buildings()) {
      Path2D outline = path(building);
      g.setColor(BUILDING);
      g.fill(outline);
      g.setColor(BUILDING.darker());
      g.setStroke(new BasicStroke(0.7f));
      g.draw(outline);
    }
    for (ClosureStory closure : story.closures()) {
      if (closure.byVehicle().values().stream().anyMatch(span -> span.from() != null)) {
        closed(g, closure.street().lonLat());
      }
    }
    List<AreaStory> worstLast = new ArrayList<>(story.areas());
    worstLast.sort(Comparator.comparing(AreaStory::highest));
    worstLast.forEach(area -> outline(g, area));
    worstLast.forEach(area -> name(g, area));
  }

  private void streets(Graphics2D g, StudyMap map) {
    for (StreetLine street : map.streets()) {
      stroke(g, path(street.lonLat()), new Color(0xa8a294), street.rank() == 1 ? 6.2f : 4.2f);
    }
    for (StreetLine street : map.streets()) {
      stroke(g, path(street.lonLat()), Color.WHITE, street.rank() == 1 ? 4.4f : 2.8f);
    }
  }

  private void closed(Graphics2D g, LineString lonLat) {
    Path2D line = path(lonLat);
    stroke(g, line, Color.WHITE, 6.4f);
    g.setColor(CLOSED);
    g.setStroke(
        new BasicStroke(
            4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 4, new float[] {7, 5}, 0));
    g.draw(line);
  }

  private void outline(Graphics2D g, AreaStory area) {
    Path2D outline = path(area.area().lonLat());
    stroke(g, outline, new Color(255, 255, 255, 200), 6.5f);
    stroke(g, outline, LevelColor.of(area.highest()), 3.6f);
  }

  private void name(Graphics2D g, AreaStory area) {
    Coordinate at = LabelPoint.of(area.area().lonLat());
    MapLegend.badge(g, x(at), y(at), area.highest(), area.area().name());
  }

  private static void stroke(Graphics2D g, Path2D line, Color color, float width) {
    g.setColor(color);
    g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(line);
  }

  private Path2D path(Geometry lonLat) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (int i = 0; i < lonLat.getNumGeometries(); i++) {
      Geometry part = lonLat.getGeometryN(i);
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

  private double x(Coordinate lonLat) {
    return fit.x_m(lonLat.x, lonLat.y) * scale;
  }

  private double y(Coordinate lonLat) {
    return height - fit.y_m(lonLat.x, lonLat.y) * scale;
  }
}
