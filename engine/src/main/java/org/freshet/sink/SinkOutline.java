package org.freshet.sink;

import java.util.List;

/**
 * The ground of a depression as polygons along cell edges, in map coordinates. Cells that touch
 * only at a corner lie in different parts, so every part is a valid simple polygon.
 *
 * @param parts at least one
 */
public record SinkOutline(List<Part> parts) {
  /** Copies the list. */
  public SinkOutline {
    parts = List.copyOf(parts);
  }

  /**
   * One polygon.
   *
   * @param shell x and y in turn, counter-clockwise, first point repeated at the end
   * @param holes the same, clockwise
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Part(double[] shell, List<double[]> holes) {
    /** Copies the list. */
    public Part {
      holes = List.copyOf(holes);
    }
  }
}
