package org.freshet.service.cycle;

import java.util.List;
import org.freshet.exposure.Exposure;
import org.freshet.flood.FloodModel;
import org.freshet.service.area.Work;
import org.freshet.service.publish.SinkShape;
import org.freshet.sink.SinkInventory;
import org.freshet.sink.TerrainModel;

/**
 * The ground as it is while certain works stand, with all that is computed on it. The same works
 * give the same ground, whatever stood before.
 *
 * @param works the works that stand, by identifier
 * @param version names the terrain model and the works
 * @param flood its flood model
 * @param exposure roads and places on it
 * @param sinks its sinks, under the ids they have without works where they are alike
 * @param shapes their outlines
 * @param paths the ways their overflow takes
 */
public record GroundModel(
    List<Work> works,
    String version,
    FloodModel flood,
    Exposure exposure,
    SinkInventory sinks,
    List<SinkShape> shapes,
    GroundPaths paths) {
  /** Copies the lists. */
  public GroundModel {
    works = List.copyOf(works);
    shapes = List.copyOf(shapes);
  }

  /** The terrain. */
  public TerrainModel terrain() {
    return flood.terrain();
  }
}
