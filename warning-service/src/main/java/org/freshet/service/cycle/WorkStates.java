package org.freshet.service.cycle;

import java.util.ArrayList;
import java.util.List;
import org.freshet.service.area.Work;
import org.freshet.service.publish.WorkShape;
import org.freshet.service.publish.WorkState;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;

/** What standing works do to the ground and the water, told for people. Stateless. */
final class WorkStates {
  private WorkStates() {}

  /**
   * The works of a ground with the water that stands on them.
   *
   * @param bare the ground without works
   */
  static List<WorkState> of(GroundModel ground, GroundModel bare, SinkLevels levels) {
    List<WorkState> states = new ArrayList<>();
    for (Work work : ground.works()) {
      states.add(state(work, ground.terrain(), bare.terrain(), levels));
    }
    return states;
  }

  private static WorkState state(
      Work work, TerrainModel terrain, TerrainModel bare, SinkLevels levels) {
    int changed = 0;
    double raised_m = 0;
    double water_m = 0;
    for (int cell : work.ground().cells()) {
      float now_m = terrain.elevation().get(cell);
      if (Float.isNaN(now_m)) {
        continue;
      }
      float before_m = bare.elevation().get(cell);
      changed += now_m == before_m ? 0 : 1;
      raised_m += (double) now_m - before_m;
      water_m += Math.max(0, levels.depth_m(terrain, cell));
    }
    double cell_m2 = terrain.geometry().cellArea_m2();
    return new WorkState(
        work.id(),
        work.kind().word(),
        work.note(),
        work.from(),
        work.until(),
        changed,
        raised_m * cell_m2,
        water_m * cell_m2);
  }

  static WorkShape shape(Work work) {
    return new WorkShape(work.id(), work.kind().word(), work.note(), work.lonLat());
  }
}
