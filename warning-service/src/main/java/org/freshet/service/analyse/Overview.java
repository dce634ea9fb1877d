package org.freshet.service.analyse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.freshet.drainage.PathNetwork;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.sink.NestedSink;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainCells;

/** Makes {@code overview.png} of one analysis. */
final class Overview {
  /** Name of the picture. */
  static final String FILE = "overview.png";

  private static final int NAMED_FILES = 3;

  private final AnalysisRequest request;
  private final List<String> sources;
  private final Progress progress;
  private final AnalysisTexts texts;

  Overview(AnalysisRequest request, List<String> sources, Progress progress) {
    this.request = request;
    this.sources = sources;
    this.progress = progress;
    this.texts = AnalysisTexts.of(request.sheet().language());
  }

  /** Shrinks, draws and writes. */
  void write(TerrainCells model, SinkTree tree, PathNetwork network) throws IOException {
    GridGeometry geometry = model.geometry();
    OverviewCells cells = new OverviewCells(geometry);
    TerrainRows rows = new TerrainRows(model);
    float[] filled = new float[geometry.cols()];
    for (int row = 0; row < geometry.rows(); row++) {
      rows.filled(row, 1, filled);
      cells.row(rows.ground(), filled, 0);
      progress.advance(geometry.cols());
    }
    OverviewPicture.Captions captions =
        new OverviewPicture.Captions(
            texts.say("overview.title", name()), subtitle(tree), source(geometry));
    new OverviewPicture(cells, geometry, network, texts)
        .write(request.out().resolve(FILE), captions);
  }

  private String name() {
    String name = request.sheet().name();
    if (name != null) {
      return name;
    }
    String file = String.valueOf(request.dems().get(0).getFileName());
    int dot = file.indexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  private String subtitle(SinkTree tree) {
    double volume_m3 =
        tree.sinks().stream()
            .filter(NestedSink::outermost)
            .mapToDouble(NestedSink::volume_m3)
            .sum();
    SinkFilter filter = request.filter();
    String inside = texts.number(tree.sinks().size() - tree.outermost(), 0);
    String sinks = texts.number(tree.outermost(), 0);
    String volume = texts.number(volume_m3, 0);
    if (filter.equals(SinkFilter.NONE)) {
      return texts.say("overview.subtitle_all", sinks, volume, inside);
    }
    return texts.say(
        "overview.subtitle",
        sinks,
        texts.number(filter.minDepth_m() * 100, 0),
        texts.number(filter.minArea_m2(), 0),
        texts.number(filter.minVolume_m3(), 0),
        texts.number(filter.minCatchment_m2(), 0),
        volume,
        inside);
  }

  private String source(GridGeometry geometry) {
    String size =
        geometry.cellWidth_m() == geometry.cellHeight_m()
            ? size(geometry.cellWidth_m())
            : size(geometry.cellWidth_m()) + " × " + size(geometry.cellHeight_m());
    String line =
        texts.say(
            "overview.source",
            files(),
            texts.number(geometry.rows(), 0),
            texts.number(geometry.cols(), 0),
            size,
            geometry.crs());
    String date = request.sheet().date();
    return date == null ? line : line + " · " + texts.say("overview.date", date);
  }

  private String size(double size_m) {
    return texts.number(size_m, size_m == Math.rint(size_m) ? 0 : 2);
  }

  private String files() {
    String source = request.sheet().source();
    if (source != null) {
      return source;
    }
    String some =
        sources.stream()
            .limit(NAMED_FILES)
            .map(file -> String.valueOf(Path.of(file).getFileName()))
            .collect(Collectors.joining(", "));
    return sources.size() > NAMED_FILES ? some + " …" : some;
  }
}
