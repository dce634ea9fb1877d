package org.freshet.service.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.drainage.Structure;
import org.freshet.drainage.Structures;
import org.freshet.exposure.RoadEdge;
import org.freshet.grid.GridGeometry;

/** What emergency drainage paths may meet: buildings, streets on the ground, underpasses. */
public final class PathObstacles {
  private PathObstacles() {}

  /** All of a study area's. */
  public static Structures of(StudyArea area, List<RoadEdge> edges, GridGeometry geometry) {
    List<Structure> all = new ArrayList<>();
    for (Building building : area.buildings()) {
      all.add(new Structure(building.id(), Structure.Kind.BUILDING, building.cells()));
    }
    for (RoadEdge edge : edges) {
      if (!edge.aboveWater()) {
        int[] cells = new int[edge.cellCount()];
        Arrays.setAll(cells, edge::cell);
        all.add(new Structure(edge.name(), Structure.Kind.ROAD, cells));
      }
    }
    for (Culvert culvert : area.culverts()) {
      all.add(new Structure(culvert.id(), Structure.Kind.UNDERPASS, culvert.cells()));
    }
    return Structures.of(geometry, all);
  }
}
