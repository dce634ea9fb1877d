package org.freshet.service.analyse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.freshet.dem.StreamedDem;
import org.freshet.drainage.AlternativeOutlet;
import org.freshet.drainage.AlternativeOutlets;
import org.freshet.drainage.EmergencyPath;
import org.freshet.drainage.PathLoads;
import org.freshet.drainage.PathNetwork;
import org.freshet.drainage.PathRanking;
import org.freshet.drainage.Structures;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.FillSpillMerge;
import org.freshet.sink.SinkTree;
import org.freshet.sink.SinkWater;
import org.freshet.sink.TerrainCells;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.LinkStates;
import org.jspecify.annotations.Nullable;

/**
 * The sink analysis of any DEM: reads it, computes the terrain model, the sinks and the drainage
 * paths, pours the rains on it, and writes everything as files a geographic information system
 * opens. One use per instance; not thread-safe.
 */
public final class Analysis {
  private final AnalysisRequest request;
  private final Progress progress;

  /** An analysis that reports its stages. */
  public Analysis(AnalysisRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  /** What came of it, without the times: the caller has measured those. */
  public record Outcome(
      StreamedDem dem,
      Figures figures,
      List<RainResult> rain,
      List<AnalysisSummary.SinkLine> largestSinks,
      List<AnalysisSummary.PathLine> topPaths,
      AnalysisSummary.@Nullable Blocking blocking,
      List<String> layerFindings) {
    /** Copies the list. */
    public Outcome {
      rain = List.copyOf(rain);
      largestSinks = List.copyOf(largestSinks);
      topPaths = List.copyOf(topPaths);
      layerFindings = List.copyOf(layerFindings);
    }

    /** The summary with the times of the stages. */
    public AnalysisSummary summary(Map<String, Double> seconds) {
      GridGeometry geometry = dem.geometry();
      boolean square = geometry.cellWidth_m() == geometry.cellHeight_m();
      return new AnalysisSummary(
          dem.sources(),
          geometry.crs(),
          geometry.rows(),
          geometry.cols(),
          square
              ? (Object) geometry.cellWidth_m()
              : List.of(geometry.cellWidth_m(), geometry.cellHeight_m()),
          dem.figures().validCells(),
          geometry.cells() - dem.figures().validCells(),
          figures.filledCells(),
          figures.fillVolume_m3(),
          figures.maxFillDepth_m(),
          figures.depressions(),
          figures.sinks(),
          figures.outermost(),
          figures.paths(),
          figures.maxAccumulation_cells(),
          rain,
          largestSinks,
          topPaths,
          blocking,
          Stream.concat(
                  dem.findings().stream().map(finding -> finding.message()), layerFindings.stream())
              .toList(),
          seconds);
    }
  }

  /**
   * Figures of the terrain.
   *
   * @param filledCells cells raised by filling
   * @param fillVolume_m3 volume of the filling, m³
   * @param maxFillDepth_m deepest filling, m
   * @param depressions number of pits
   * @param sinks sinks kept by the filter
   * @param outermost those of them that lie in no other
   * @param paths drainage paths
   * @param maxAccumulation_cells largest flow accumulation, cells
   */
  public record Figures(
      long filledCells,
      double fillVolume_m3,
      double maxFillDepth_m,
      long depressions,
      int sinks,
      int outermost,
      int paths,
      long maxAccumulation_cells) {}

  /**
   * Runs all stages.
   *
   * @throws IOException if a result cannot be written
   */
  public Outcome run() throws IOException {
    Files.createDirectories(request.out());
    ModelMaker.Made made = new ModelMaker(request, progress).make();
    TerrainCells model = made.model();
    StreamedDem dem = made.dem();
    AnalysisLayers layers = made.layers();
    int cells = model.geometry().cells();
    progress.begin("sinks", cells);
    SinkTree tree = sinks(model);
    progress.advance(cells);
    progress.begin("drainage paths", cells);
    Structures structures = layers.structures();
    PathNetwork network = PathNetwork.of(model, tree, structures, progress);
    Scratch room = AnalysisRoom.of(model, request.out());
    List<AlternativeOutlet> others = others(model, tree, room);
    List<RainResult> rain = new ArrayList<>();
    List<SinkWater> waters = pour(model, rain);
    PathLoads loads = PathLoads.of(network, waters);
    RasterFiles files =
        new RasterFiles(request.out(), model, request.options().threads(), progress);
    files.terrain();
    for (int i = 0; i < waters.size(); i++) {
      rain.set(i, rain.get(i).withFlooded(files.depth(rain.get(i).rain_mm(), waters.get(i))));
    }
    VectorFiles vectors = new VectorFiles(request.out(), model, progress);
    vectors.sinks(tree, room);
    List<EmergencyPath> ranked = PathRanking.ranked(network, loads);
    vectors.paths(new PathSheet(network, structures, loads, ranked, others, request.rains_mm()));
    LinkStates states = made.states();
    AnalysisSummary.Blocking blocking =
        states == null || layers.links().isEmpty()
            ? null
            : blocking(states, model, tree, waters, vectors);
    progress.begin("picture", model.geometry().cells());
    new Overview(request, dem.sources(), progress).write(model, tree, network);
    progress.begin("figures", cells);
    Figures figures = figures(model, tree, ranked.size());
    Highlights highlights = new Highlights(model.geometry(), tree);
    progress.advance(cells);
    return new Outcome(
        dem,
        figures,
        rain,
        highlights.sinks(),
        highlights.paths(ranked, loads),
        blocking,
        layers.findings());
  }

  private SinkTree sinks(TerrainCells model) throws IOException {
    SinkTree tree = SinkTree.of(model, request.filter());
    Path earlier = request.idsFrom();
    return earlier == null ? tree : new EarlierSinks(earlier).name(model, tree);
  }

  private List<AlternativeOutlet> others(TerrainCells model, SinkTree tree, Scratch room) {
    int cells = model.geometry().cells();
    progress.begin("other ways out", cells);
    List<AlternativeOutlet> others =
        AlternativeOutlets.of(model, tree, AlternativeOutlets.STREET_M, room);
    progress.advance(cells);
    return others;
  }

  private AnalysisSummary.Blocking blocking(
      LinkStates states,
      TerrainCells open,
      SinkTree openTree,
      List<SinkWater> openWaters,
      VectorFiles vectors)
      throws IOException {
    TerrainModel blocked =
        TerrainModel.of(states.blocked().elevation(), request.options(), progress);
    List<SinkWater> blockedWaters = pour(blocked, new ArrayList<>());
    StateComparison comparison =
        new StateComparison(open, openTree, openWaters, blocked, sinks(blocked), blockedWaters);
    List<StateComparison.Affected> affected = comparison.affected();
    vectors.affected(affected, blocked);
    int worse = 0;
    for (StateComparison.Affected sink : affected) {
      worse += sink.blockedIsWorse() ? 1 : 0;
    }
    return new AnalysisSummary.Blocking(
        states.links().size(), states.blocking().size(), affected.size(), worse);
  }

  private List<SinkWater> pour(TerrainCells model, List<RainResult> results) {
    List<SinkWater> waters = new ArrayList<>();
    for (double rain_mm : request.rains_mm()) {
      progress.begin("fill-spill-merge", model.geometry().cells());
      DepressionHierarchy hierarchy = model.hierarchy();
      double perCell_m3 = rain_mm / 1000.0 * model.geometry().cellArea_m2();
      double[] inflow_m3 = new double[hierarchy.leafCount()];
      double inflowSum_m3 = 0;
      for (int leaf = 0; leaf < inflow_m3.length; leaf++) {
        inflow_m3[leaf] = hierarchy.catchmentCells(leaf) * perCell_m3;
        inflowSum_m3 += inflow_m3[leaf];
      }
      SinkWater water = new FillSpillMerge(hierarchy).run(inflow_m3);
      waters.add(water);
      results.add(result(model, rain_mm, water, inflowSum_m3));
      progress.advance(model.geometry().cells());
    }
    return waters;
  }

  private static RainResult result(
      TerrainCells model, double rain_mm, SinkWater water, double inflow_m3) {
    double input_m3 = model.validCells() * (rain_mm / 1000.0 * model.geometry().cellArea_m2());
    double outflow_m3 = water.outflow_m3() + (input_m3 - inflow_m3);
    double stored_m3 = water.stored_m3();
    long full = 0;
    for (int leaf = 0; leaf < model.hierarchy().leafCount(); leaf++) {
      full += water.full(leaf) ? 1 : 0;
    }
    double error =
        input_m3 == 0 ? 0 : Math.abs(input_m3 - stored_m3 - outflow_m3) / Math.abs(input_m3);
    return new RainResult(rain_mm, input_m3, stored_m3, outflow_m3, 0, full, error);
  }

  private static Figures figures(TerrainCells model, SinkTree tree, int paths) {
    GridGeometry geometry = model.geometry();
    TerrainRows rows = new TerrainRows(model);
    float[] filled = new float[geometry.cols()];
    int[] accumulation = new int[geometry.cols()];
    long raised = 0;
    double height_m = 0;
    double deepest_m = 0;
    int largest = 0;
    for (int row = 0; row < geometry.rows(); row++) {
      rows.filled(row, 1, filled);
      model.accumulations(row, 1, accumulation);
      for (int col = 0; col < filled.length; col++) {
        double fill_m = (double) filled[col] - rows.ground()[col];
        if (fill_m > 0) {
          raised++;
          height_m += fill_m;
          deepest_m = Math.max(deepest_m, fill_m);
        }
        largest = Math.max(largest, accumulation[col]);
      }
    }
    return new Figures(
        raised,
        height_m * model.geometry().cellArea_m2(),
        deepest_m,
        model.hierarchy().leafCount(),
        tree.sinks().size(),
        tree.outermost(),
        paths,
        largest);
  }
}
