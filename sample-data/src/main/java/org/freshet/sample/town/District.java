package org.freshet.sample.town;

import java.util.List;

/**
 * A district that is warned as one.
 *
 * @param ars its official-looking key, 12 digits
 * @param name its name
 * @param sewer_mm_h what its sewers take away
 * @param ring its outline, local x, y, counter-clockwise, first point not repeated
 */
public record District(String ars, String name, double sewer_mm_h, List<double[]> ring) {

  /** Whether a local point lies inside. */
  public boolean contains(double x, double y) {
    boolean inside = false;
    for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      double[] a = ring.get(i);
      double[] b = ring.get(j);
      if ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }
}
