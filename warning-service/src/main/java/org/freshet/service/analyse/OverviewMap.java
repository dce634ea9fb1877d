package org.freshet.service.analyse;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.freshet.drainage.EmergencyPath;
import org.freshet.drainage.PathNetwork;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.service.publish.Hillshade;

/**
 * The map part of the overview: relief, depth of full sinks, drainage paths of outermost sinks.
 * Every stretch is drawn once, as wide as the largest path that uses it.
 */
final class OverviewMap {
  private static final float DEPTH_OPACITY = 0.88f;
  static final Color NO_DATA = new Color(0xdad8d2);

  private final OverviewCells cells;
  private final GridGeometry geometry;
  private final PathNetwork network;

  OverviewMap(OverviewCells cells, GridGeometry geometry, PathNetwork network) {
    this.cells = cells;
    this.geometry = geometry;
    this.network = network;
  }

  /** Draws the map into a rectangle with its corner at 0, 0. */
  void draw(Graphics2D g, int width, int height) throws IOException {
    g.setColor(NO_DATA);
    g.fillRect(0, 0, width, height);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    byte[] relief = Hillshade.of(cells.ground()).png();
    g.drawImage(ImageIO.read(new ByteArrayInputStream(relief)), 0, 0, width, height, null);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, DEPTH_OPACITY));
    g.drawImage(depth(), 0, 0, width, height, null);
    g.setComposite(AlphaComposite.SrcOver);
    paths(g, width / (double) geometry.cols(), height / (double) geometry.rows());
  }

  private BufferedImage depth() {
    FloatGrid depth_m = cells.depth();
    int width = depth_m.geometry().cols();
    int height = depth_m.geometry().rows();
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette());
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        line[x] = SinkDepthClass.of(depth_m.get(y, x));
      }
      image.getRaster().setPixels(0, y, width, 1, line);
    }
    return image;
  }

  private static IndexColorModel palette() {
    SinkDepthClass[] classes = SinkDepthClass.values();
    byte[] red = new byte[classes.length + 1];
    byte[] green = new byte[classes.length + 1];
    byte[] blue = new byte[classes.length + 1];
    for (SinkDepthClass one : classes) {
      red[one.number()] = (byte) one.color().getRed();
      green[one.number()] = (byte) one.color().getGreen();
      blue[one.number()] = (byte) one.color().getBlue();
    }
    return new IndexColorModel(8, red.length, red, green, blue, 0);
  }

  private void paths(Graphics2D g, double scaleX, double scaleY) {
    Map<PathClass, Path2D> lines = new EnumMap<>(PathClass.class);
    List<EmergencyPath> largestFirst = new ArrayList<>();
    for (EmergencyPath path : network.paths()) {
      if (network.tree().sinks().get(path.sink()).outermost()) {
        largestFirst.add(path);
      }
    }
    largestFirst.sort(Comparator.comparingDouble(EmergencyPath::contributingArea_m2).reversed());
    BitSet drawn = new BitSet(network.paths().size());
    for (EmergencyPath path : largestFirst) {
      Path2D line =
          lines.computeIfAbsent(
              PathClass.of(path.contributingArea_m2()), one -> new Path2D.Float());
      // A path goes on as others; those of more area, and what they drew, come first.
      for (int on = path.sink(); on >= 0 && !drawn.get(on); on = network.paths().get(on).joins()) {
        drawn.set(on);
        append(line, network.ownCells(on), scaleX, scaleY);
      }
    }
    lines.forEach((one, line) -> stroke(g, line, PathClass.CASING, one.width() + 1.6f));
    lines.forEach((one, line) -> stroke(g, line, PathClass.COLOR, one.width()));
  }

  private void append(Path2D line, int[] way, double scaleX, double scaleY) {
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int i = 0; i < way.length; i++) {
      double x = (geometry.col(way[i]) + 0.5) * scaleX;
      double y = (geometry.row(way[i]) + 0.5) * scaleY;
      if (i == 0) {
        line.moveTo(x, y);
      } else if (i == way.length - 1 || Math.hypot(x - lastX, y - lastY) >= 1.5) {
        line.lineTo(x, y);
      } else {
        continue;
      }
      lastX = x;
      lastY = y;
    }
  }

  private static void stroke(Graphics2D g, Path2D line, Color color, float width) {
    g.setColor(color);
    g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(line);
  }
}
