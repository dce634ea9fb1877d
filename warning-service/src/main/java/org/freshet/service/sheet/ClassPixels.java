package org.freshet.service.sheet;

import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.scenario.HazardScheme;

/** Hazard classes as pixels, and where a number fits into them. Stateless. */
final class ClassPixels {
  private static final int MOST_LABELS = 80;

  private ClassPixels() {}

  /**
   * A class number to write into the map.
   *
   * @param number the class
   * @param x pixel column of its middle
   * @param y pixel row
   */
  record Label(int number, int x, int y) {}

  /**
   * Class of every pixel; where several cells share one the highest shows, so that narrow water is
   * never lost. No data and dry are 0. O(cells + pixels).
   */
  static byte[] of(ByteGrid classes, int width, int height) {
    GridGeometry geometry = classes.geometry();
    byte[] pixels = new byte[width * height];
    double perCol = (double) width / geometry.cols();
    double perRow = (double) height / geometry.rows();
    for (int row = 0; row < geometry.rows(); row++) {
      int top = (int) Math.floor(row * perRow);
      int bottom = Math.max(top + 1, Math.min(height, (int) Math.floor((row + 1) * perRow)));
      for (int col = 0; col < geometry.cols(); col++) {
        int number = Byte.toUnsignedInt(classes.get(row, col));
        if (number == HazardScheme.NONE || number == HazardScheme.NODATA) {
          continue;
        }
        int left = (int) Math.floor(col * perCol);
        int right = Math.max(left + 1, Math.min(width, (int) Math.floor((col + 1) * perCol)));
        for (int y = top; y < Math.min(bottom, height); y++) {
          for (int x = left; x < Math.min(right, width); x++) {
            int at = y * width + x;
            pixels[at] = (byte) Math.max(pixels[at], number);
          }
        }
      }
    }
    return pixels;
  }

  /**
   * Places for numbers: the middles of the widest spots of each class.
   *
   * @param radius_px how far the nearest other class must be away
   * @param apart_px how far two numbers of one class must be apart
   */
  static List<Label> labels(
      byte[] pixels, int width, int height, double radius_px, double apart_px) {
    int[] distance = distances(pixels, width, height);
    List<Integer> spots = new ArrayList<>();
    for (int at = 0; at < pixels.length; at++) {
      if (pixels[at] > 0 && distance[at] >= radius_px) {
        spots.add(at);
      }
    }
    spots.sort((a, b) -> distance[a] != distance[b] ? distance[b] - distance[a] : a - b);
    List<Label> labels = new ArrayList<>();
    for (int at : spots) {
      if (labels.size() == MOST_LABELS) {
        break;
      }
      Label next = new Label(pixels[at], at % width, at / width);
      boolean free =
          labels.stream()
              .allMatch(
                  other -> {
                    double gap = Math.hypot(other.x() - next.x(), other.y() - next.y());
                    return gap >= (other.number() == next.number() ? apart_px : 3 * radius_px);
                  });
      if (free) {
        labels.add(next);
      }
    }
    return labels;
  }

  /** Steps to the nearest pixel of another class or the edge, by chessboard distance. */
  private static int[] distances(byte[] pixels, int width, int height) {
    int[] distance = new int[pixels.length];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        if (pixels[at] > 0) {
          distance[at] = least(pixels, distance, at, -1, width);
        }
      }
    }
    for (int y = height - 2; y > 0; y--) {
      for (int x = width - 2; x > 0; x--) {
        int at = y * width + x;
        if (pixels[at] > 0) {
          distance[at] = Math.min(distance[at], least(pixels, distance, at, 1, width));
        }
      }
    }
    return distance;
  }

  /** One step more than the least of the four neighbours a pass has been at; 0 beside another. */
  private static int least(byte[] pixels, int[] distance, int at, int sign, int width) {
    int least = step(pixels, distance, at, at + sign);
    least = Math.min(least, step(pixels, distance, at, at + sign * width));
    least = Math.min(least, step(pixels, distance, at, at + sign * (width - 1)));
    return Math.min(least, step(pixels, distance, at, at + sign * (width + 1)));
  }

  private static int step(byte[] pixels, int[] distance, int at, int other) {
    return pixels[other] == pixels[at] ? distance[other] + 1 : 0;
  }
}
