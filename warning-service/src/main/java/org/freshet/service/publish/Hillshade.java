package org.freshet.service.publish;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/**
 * Shaded relief as the ground of every map: Horn's gradient (1981, doi:10.1109/PROC.1981.11918),
 * light from four directions with the north-west strongest, cool shadows and warm slopes. Flat
 * country is exaggerated so that its relief shows. No data is transparent.
 */
public final class Hillshade {
  private static final int SHADES = 255;
  private static final double[] AZIMUTH_DEG = {225, 270, 315, 360};
  private static final double[] WEIGHT = {0.15, 0.2, 0.5, 0.15};
  private static final double ALTITUDE_RAD = Math.toRadians(45);

  /** Slope the steeper tenth of the ground is stretched to. */
  private static final double SHOWN_SLOPE = 0.5;

  private static final double MAX_EXAGGERATION = 8;

  private final FloatGrid elevation;
  private final GridGeometry geometry;
  private final int step;

  private Hillshade(FloatGrid elevation) {
    this.elevation = elevation;
    this.geometry = elevation.geometry();
    this.step = Pixels.step(geometry);
  }

  /** The relief of an elevation raster, m; at most 2048 pixels a side. O(pixels). */
  public static Picture of(FloatGrid elevation) {
    return Pixels.encode(image(elevation));
  }

  static BufferedImage image(FloatGrid elevation) {
    return new Hillshade(elevation).draw();
  }

  private BufferedImage draw() {
    int width = Pixels.count(geometry.cols(), step);
    int height = Pixels.count(geometry.rows(), step);
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette());
    WritableRaster raster = image.getRaster();
    double exaggeration = exaggeration(width, height);
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        line[x] = shade(y * step, x * step, exaggeration);
      }
      raster.setPixels(0, y, width, 1, line);
    }
    return image;
  }

  private double exaggeration(int width, int height) {
    double[] slopes = new double[(width / 8 + 1) * (height / 8 + 1)];
    int n = 0;
    for (int y = 0; y < height; y += 8) {
      for (int x = 0; x < width; x += 8) {
        double slope = Math.hypot(east(y * step, x * step), south(y * step, x * step));
        if (slope > 0) {
          slopes[n++] = slope;
        }
      }
    }
    if (n == 0) {
      return 1;
    }
    Arrays.sort(slopes, 0, n);
    return Math.max(1, Math.min(MAX_EXAGGERATION, SHOWN_SLOPE / slopes[(int) (n * 0.9)]));
  }

  /** Palette index of a cell: 0 no data, 1 darkest. */
  private int shade(int row, int col, double exaggeration) {
    if (Float.isNaN(elevation.get(row, col))) {
      return 0;
    }
    double east = exaggeration * east(row, col);
    double south = exaggeration * south(row, col);
    double normal = Math.sqrt(1 + east * east + south * south);
    double light = 0;
    for (int i = 0; i < AZIMUTH_DEG.length; i++) {
      double azimuth = Math.toRadians(AZIMUTH_DEG[i]);
      double towards = -east * Math.sin(azimuth) + south * Math.cos(azimuth);
      double cosine = (towards * Math.cos(ALTITUDE_RAD) + Math.sin(ALTITUDE_RAD)) / normal;
      light += WEIGHT[i] * Math.max(0, cosine);
    }
    return 1 + (int) Math.round(Math.min(1, light) * (SHADES - 1));
  }

  private double east(int row, int col) {
    double west = at(row, -1, col, -1) + 2 * at(row, 0, col, -1) + at(row, 1, col, -1);
    double east = at(row, -1, col, 1) + 2 * at(row, 0, col, 1) + at(row, 1, col, 1);
    return finite((east - west) / (8 * step * geometry.cellWidth_m()));
  }

  private double south(int row, int col) {
    double north = at(row, -1, col, -1) + 2 * at(row, -1, col, 0) + at(row, -1, col, 1);
    double south = at(row, 1, col, -1) + 2 * at(row, 1, col, 0) + at(row, 1, col, 1);
    return finite((south - north) / (8 * step * geometry.cellHeight_m()));
  }

  private static double finite(double slope) {
    return Double.isFinite(slope) ? slope : 0;
  }

  private double at(int row, int down, int col, int right) {
    int r = Math.max(0, Math.min(geometry.rows() - 1, row + down * step));
    int c = Math.max(0, Math.min(geometry.cols() - 1, col + right * step));
    return elevation.get(r, c);
  }

  private static IndexColorModel palette() {
    byte[] red = new byte[SHADES + 1];
    byte[] green = new byte[SHADES + 1];
    byte[] blue = new byte[SHADES + 1];
    byte[] alpha = new byte[SHADES + 1];
    Color shadow = new Color(0x5f6b7a);
    Color level = new Color(0xe9e6dc);
    Color lit = new Color(0xfdfbf4);
    double flat = Math.sin(ALTITUDE_RAD);
    for (int i = 1; i <= SHADES; i++) {
      double light = (i - 1) / (double) (SHADES - 1);
      Color color =
          light < flat
              ? mix(shadow, level, Math.max(0, (light - 0.1) / (flat - 0.1)))
              : mix(level, lit, (light - flat) / (1 - flat));
      red[i] = (byte) color.getRed();
      green[i] = (byte) color.getGreen();
      blue[i] = (byte) color.getBlue();
      alpha[i] = (byte) 255;
    }
    return new IndexColorModel(8, SHADES + 1, red, green, blue, alpha);
  }

  private static Color mix(Color a, Color b, double share) {
    return new Color(
        (int) Math.round(a.getRed() + share * (b.getRed() - a.getRed())),
        (int) Math.round(a.getGreen() + share * (b.getGreen() - a.getGreen())),
        (int) Math.round(a.getBlue() + share * (b.getBlue() - a.getBlue())));
  }
}
