package org.freshet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.freshet.flood.FlowLink;
import org.freshet.flood.RetentionBasin;
import org.freshet.flood.Structures;
import org.freshet.flood.Terrains;
import org.freshet.grid.FloatGrid;
import org.freshet.scenario.ScenarioState.Culverts;
import org.junit.jupiter.api.Test;

/** What a measure adds to what people built for water. */
class MeasuredStructuresTest {
  private static final FloatGrid GROUND =
      new FloatGrid(Terrains.geometry(1, 4, 1), new float[] {10, 11, 12, 13});
  private static final MeasureAction PIPE =
      new MeasureAction.NewCulvert("pipe", new int[] {1, 2, 3}, 9, 8, 0.5);
  private static final MeasureAction PUMP =
      new MeasureAction.Pump("pump", new int[] {2}, FlowLink.SEWER, 0.1);
  private static final MeasureAction TANK =
      new MeasureAction.Storage("tank", new int[] {3}, 40, 0.2, 0.02);
  private static final Structures TOWN =
      new Structures(
          List.of(
              new FlowLink("pipe", FlowLink.Kind.CULVERT, 0, 1, 9, 0.4, 0.3, 1),
              new FlowLink("gully", FlowLink.Kind.UNDERPASS_DRAIN, 0, FlowLink.SEWER, 9, 0, 1, 1),
              new FlowLink("throttle", FlowLink.Kind.THROTTLE, 0, 1, 9, 0, 1, 1)),
          List.of(new RetentionBasin("tank", 0, 10, 1, 1, 1, FlowLink.SEWER)));

  private static Structures of(Culverts culverts, MeasureAction... actions) {
    Measure measure = new Measure("m", List.of(actions));
    return MeasuredStructures.of(TOWN, GROUND, measure, culverts);
  }

  @Test
  void theTownAsItIsStaysAsItIs() {
    assertThat(of(Culverts.OPEN)).isEqualTo(TOWN);
  }

  @Test
  void newOnesComeAfterTheTownsAndNeverShareTheirNames() {
    Structures all = of(Culverts.OPEN, PIPE, PUMP, TANK);
    assertThat(all.links().subList(0, 3)).isEqualTo(TOWN.links());
    assertThat(all.links().subList(3, 5))
        .containsExactly(
            new FlowLink("measure pipe", FlowLink.Kind.CULVERT, 1, 3, 9, 0, 0.5, 1),
            new FlowLink("measure pump", FlowLink.Kind.PUMP, 2, FlowLink.SEWER, 12, 0, 0.1, 1));
    assertThat(all.basins().get(1))
        .isEqualTo(new RetentionBasin("measure tank", 3, 13, 0.2, 40, 0.02, FlowLink.SEWER));
  }

  @Test
  void debrisShutsEveryLinkItCanShutAndNoOther() {
    assertThat(of(Culverts.BLOCKED, PIPE, PUMP).links())
        .extracting(FlowLink::id, FlowLink::openShare)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("pipe", 0.0),
            org.assertj.core.groups.Tuple.tuple("gully", 0.0),
            org.assertj.core.groups.Tuple.tuple("throttle", 1.0),
            org.assertj.core.groups.Tuple.tuple("measure pipe", 0.0),
            org.assertj.core.groups.Tuple.tuple("measure pump", 1.0));
  }

  @Test
  void aCulvertOfKnownCapacityLeavesTheBankClosed() {
    Measure measure = new Measure("m", List.of(PIPE));
    assertThat(measure.changesTerrain()).isFalse();
    assertThat(MeasuredGround.terrain(GROUND, measure, Culverts.OPEN).elevation().array())
        .isEqualTo(GROUND.array());
  }

  @Test
  void refusesCapacitiesThatAreNone() {
    for (double capacity : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(
              () -> new MeasureAction.NewCulvert("pipe", new int[] {1, 2}, 9, 8, capacity))
          .hasMessageContaining("(pipe) has the capacity");
      assertThatThrownBy(() -> new MeasureAction.Pump("pump", new int[] {1}, 2, capacity))
          .hasMessageContaining("(pump) has the capacity");
    }
  }
}
