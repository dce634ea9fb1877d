package org.freshet.service.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.freshet.service.cycle.CulvertBank.FIVE;
import static org.freshet.service.cycle.CulvertBank.LEFT;
import static org.freshet.service.cycle.CulvertBank.RIGHT;
import static org.freshet.service.cycle.CulvertBank.T0;
import static org.freshet.service.cycle.CulvertBank.rain;

import java.util.List;
import org.freshet.drainage.PathNetwork;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodState;
import org.freshet.flood.Structures;
import org.freshet.progress.Progress;
import org.freshet.service.publish.PathFlow;
import org.freshet.service.publish.PathShape;
import org.freshet.service.publish.Shapes;
import org.freshet.sink.Sink;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkInventory;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class GroundPathsTest {
  private final FloodModel model = CulvertBank.model().withStructures(Structures.NONE);
  private final SinkInventory sinks = SinkInventory.of(model.terrain(), SinkFilter.NONE);
  private final GroundPaths paths = paths(model.terrain(), sinks);

  private static GroundPaths paths(TerrainModel terrain, SinkInventory sinks) {
    PathNetwork network =
        PathNetwork.of(
            terrain,
            SinkTree.of(terrain, SinkFilter.NONE),
            org.freshet.drainage.Structures.none(terrain.geometry()),
            Progress.NONE);
    return new GroundPaths(network, sinks, new Shapes(terrain.geometry(), Coordinate::new));
  }

  private long sinkOver(int cell) {
    int leaf = model.terrain().leafOf(cell);
    return sinks.sinks().stream().filter(one -> one.node() == leaf).findFirst().orElseThrow().id();
  }

  @Test
  void everySinkHasAPathToWhereItsWaterGoes() {
    assertThat(paths.shapes())
        .extracting(PathShape::fromSink, PathShape::toSink)
        .containsExactlyInAnyOrder(
            tuple(sinkOver(LEFT), sinkOver(RIGHT)), tuple(sinkOver(RIGHT), Sink.LEAVES));
  }

  @Test
  void nothingRunsUntilASinkSpills() {
    FloodState state = model.dry(T0).step(rain(0, 100));
    assertThat(paths.flows(state, FIVE)).isEmpty();
  }

  @Test
  void whatASinkSpillsRunsDownItsPath() {
    FloodState state = model.dry(T0).step(rain(0, 6000));
    List<PathFlow> flows = paths.flows(state, FIVE);
    assertThat(flows).extracting(PathFlow::fromSink).contains(sinkOver(LEFT), sinkOver(RIGHT));
    for (PathFlow flow : flows) {
      int node = model.terrain().leafOf(flow.fromSink() == sinkOver(LEFT) ? LEFT : RIGHT);
      assertThat(flow.spill_m3_s()).isCloseTo(state.spilled_m3(node) / 300, within(1e-12));
      assertThat(flow.flow_m3_s()).isGreaterThanOrEqualTo(flow.spill_m3_s());
    }
  }
}
