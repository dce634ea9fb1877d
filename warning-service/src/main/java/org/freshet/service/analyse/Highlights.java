package org.freshet.service.analyse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.freshet.drainage.EmergencyPath;
import org.freshet.drainage.PathLoads;
import org.freshet.drainage.PathRanking;
import org.freshet.grid.GridGeometry;
import org.freshet.sink.NestedSink;
import org.freshet.sink.SinkTree;

/** The few sinks and paths a planner reads first. */
final class Highlights {
  private static final int FEW = 10;

  private final GridGeometry geometry;
  private final SinkTree tree;

  Highlights(GridGeometry geometry, SinkTree tree) {
    this.geometry = geometry;
    this.tree = tree;
  }

  /** Outermost sinks of most volume. */
  List<AnalysisSummary.SinkLine> sinks() {
    return tree.sinks().stream()
        .filter(NestedSink::outermost)
        .sorted(
            Comparator.comparingDouble(NestedSink::volume_m3)
                .reversed()
                .thenComparingLong(NestedSink::id))
        .limit(FEW)
        .map(
            sink ->
                new AnalysisSummary.SinkLine(
                    sink.id(),
                    geometry.x(geometry.col(sink.pitCell())),
                    geometry.y(geometry.row(sink.pitCell())),
                    sink.depth_m(),
                    sink.area_m2(),
                    sink.volume_m3(),
                    sink.catchment_m2()))
        .toList();
  }

  /** The first of the ranked paths. */
  List<AnalysisSummary.PathLine> paths(List<EmergencyPath> ranked, PathLoads loads) {
    List<AnalysisSummary.PathLine> lines = new ArrayList<>();
    for (EmergencyPath path : ranked.subList(0, Math.min(FEW, ranked.size()))) {
      int outlet = tree.sinks().get(path.sink()).outletCell();
      lines.add(
          new AnalysisSummary.PathLine(
              path.fromSink(),
              path.toSink(),
              geometry.x(geometry.col(outlet)),
              geometry.y(geometry.row(outlet)),
              path.length_m(),
              path.slope(),
              path.contributingArea_m2(),
              loads.most_m3(path.sink()),
              path.buildings(),
              path.roads(),
              path.underpasses(),
              PathRanking.score(path, loads)));
    }
    return lines;
  }
}
