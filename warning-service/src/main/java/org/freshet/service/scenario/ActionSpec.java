package org.freshet.service.scenario;

import java.util.List;
import org.freshet.service.scenario.BatchSpec.LonLatSpec;
import org.jspecify.annotations.Nullable;

/**
 * One action of a measure as a batch file has it.
 *
 * @param line where the file has it
 * @param id short name
 * @param place whether its place is a polygon, a line or a point
 * @param lonLat that place as longitude, latitude …
 * @param form what is done there
 */
public record ActionSpec(int line, String id, Place place, List<Double> lonLat, Form form) {
  /** Copies the list. */
  public ActionSpec {
    lonLat = List.copyOf(lonLat);
  }

  /** Places an action may have. */
  public enum Place {
    /** Ground within a ring. */
    POLYGON("polygon", 3),
    /** Cells along a line. */
    LINE("line", 2),
    /** One cell. */
    POINT("at", 1);

    private final String key;
    private final int points;

    Place(String key, int points) {
      this.key = key;
      this.points = points;
    }

    /** Its key in the file. */
    String key() {
      return key;
    }

    /** Points it has at least. */
    int points() {
      return points;
    }
  }

  /** What is done. */
  public sealed interface Form {
    /** The ground is raised, m. */
    record Raise(double height_m) implements Form {}

    /** The ground is lowered, m. */
    record Lower(double depth_m) implements Form {}

    /** A wall, m above the ground. */
    record Wall(double height_m) implements Form {}

    /** The ground is dug to hold a volume, m³. */
    record Retention(double volume_m3) implements Form {}

    /** A tank below the ground: what it holds, takes and lets go at most. */
    record Storage(double volume_m3, double intake_m3_s, double throttle_m3_s) implements Form {}

    /** Another ground cover, by the name of its class. */
    record Unseal(String surface) implements Form {}

    /** A culvert; its capacity is infinite where the file gives none. */
    record Culvert(double inletInvert_m, double outletInvert_m, double capacity_m3_s)
        implements Form {}

    /** A pump; without an outlet it leads into the sewer. */
    record Pump(@Nullable LonLatSpec to, double capacity_m3_s) implements Form {}
  }
}
