package org.freshet.service.area;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Something that changes the ground for a time: a mobile barrier, a building pit, a heap of earth,
 * a culvert that is closed. Two are equal if they do the same to the same cells at the same time.
 *
 * @param id unique name
 * @param kind what it is
 * @param note what people call it
 * @param lonLat its line or polygon, WGS 84 longitude and latitude
 * @param ground the cells it touches and by how much
 * @param from when it begins to stand; null: always
 * @param until when it no longer stands; null: never
 */
public record Work(
    String id,
    Kind kind,
    String note,
    Geometry lonLat,
    Ground ground,
    @Nullable Instant from,
    @Nullable Instant until) {

  /** What a work is. */
  public enum Kind {
    /** A line that is raised: sandbags, stop logs, a mobile wall. */
    BARRIER,
    /** A polygon that is lowered: a building pit, an open trench. */
    PIT,
    /** A polygon that is raised: a heap, a ramp, a filled hollow. */
    FILL,
    /** A culvert that the terrain has as a cut, closed: the bank is whole again. */
    CLOSED_CULVERT;

    /** As files and outputs name it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What a work does to the ground.
   *
   * @param cells cells it touches, each once, ascending; must not be written to
   * @param amount_m by how much they are raised or lowered, m; 0 for a culvert
   * @param culvert identifier of the culvert that is closed; null for the others
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Ground(int[] cells, double amount_m, @Nullable String culvert) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Ground ground
          && java.util.Arrays.equals(cells, ground.cells)
          && amount_m == ground.amount_m
          && java.util.Objects.equals(culvert, ground.culvert);
    }

    @Override
    public int hashCode() {
      return java.util.Arrays.hashCode(cells) + Double.hashCode(amount_m);
    }
  }

  /** Whether it stands during an interval that ends at an instant: its beginning counts. */
  public boolean standsAt(Instant end) {
    return (from == null || !from.isAfter(end)) && (until == null || until.isAfter(end));
  }
}
