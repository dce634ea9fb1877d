package org.freshet.scenario;

import java.util.ArrayList;
import java.util.List;
import org.freshet.flood.FlowLink;
import org.freshet.flood.RetentionBasin;
import org.freshet.flood.Structures;
import org.freshet.grid.FloatGrid;
import org.freshet.scenario.ScenarioState.Culverts;

/**
 * What a town and a measure have built for water besides terrain: links and tanks. Stateless and
 * thread-safe.
 */
public final class MeasuredStructures {
  private MeasuredStructures() {}

  /**
   * The structures of a scenario: those of the town first, then those of the measure in its order.
   * Inlets of new tanks and pumps lie level with the ground. Where culverts are blocked, so is
   * every link that debris can block, new ones too.
   *
   * @param town what is there already
   * @param ground heights the rain falls on, with the measure, m
   */
  public static Structures of(
      Structures town, FloatGrid ground, Measure measure, Culverts culverts) {
    List<FlowLink> links = new ArrayList<>(town.links());
    List<RetentionBasin> basins = new ArrayList<>(town.basins());
    for (MeasureAction action : measure.actions()) {
      // A town may have something of the same name.
      String id = "measure " + action.id();
      if (action instanceof MeasureAction.NewCulvert culvert && culvert.limited()) {
        links.add(pipe(id, culvert));
      } else if (action instanceof MeasureAction.Pump pump) {
        links.add(pump(id, pump, ground));
      } else if (action instanceof MeasureAction.Storage tank) {
        basins.add(basin(id, tank, ground));
      }
    }
    Structures all = new Structures(links, basins);
    return culverts == Culverts.BLOCKED ? all.blocked() : all;
  }

  private static FlowLink pipe(String id, MeasureAction.NewCulvert culvert) {
    int[] cells = culvert.cells();
    return new FlowLink(
        id,
        FlowLink.Kind.CULVERT,
        cells[0],
        cells[cells.length - 1],
        culvert.inletInvert_m(),
        0,
        culvert.capacity_m3_s(),
        1);
  }

  private static FlowLink pump(String id, MeasureAction.Pump pump, FloatGrid ground) {
    int inlet = pump.cells()[0];
    return new FlowLink(
        id,
        FlowLink.Kind.PUMP,
        inlet,
        pump.toCell(),
        ground.get(inlet),
        0,
        pump.capacity_m3_s(),
        1);
  }

  private static RetentionBasin basin(String id, MeasureAction.Storage tank, FloatGrid ground) {
    int inlet = tank.cells()[0];
    return new RetentionBasin(
        id,
        inlet,
        ground.get(inlet),
        tank.intake_m3_s(),
        tank.volume_m3(),
        tank.throttle_m3_s(),
        FlowLink.SEWER);
  }
}
