package org.freshet.service.scenario;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Tiles.Window;
import org.freshet.scenario.HazardScheme;
import org.freshet.service.sheet.HazardMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The small maps of the comparison, made of the depth rasters on the disk. Not thread-safe. */
final class ComparisonMaps {
  private static final int SIDE_PX = 330;
  private static final double PIXELS_PER_MM = 3;
  private static final double LEAST_REACH_M = 75;

  private final BatchPlan plan;
  private final BatchFolder folder;
  private final ScenarioSheet sheets;
  private String lastBaseline = "";
  private FloatGrid lastDepth_m;

  ComparisonMaps(BatchPlan plan, BatchFolder folder, ScenarioSheet sheets) {
    this.plan = plan;
    this.folder = folder;
    this.sheets = sheets;
    this.lastDepth_m = plan.town().bareEarth();
  }

  /** Hazard classes of a scenario, as data URI. */
  String classes(PlannedScenario scenario) throws IOException {
    HazardScheme scheme = plan.spec().hazard();
    ByteGrid classes = scheme.grid(baseline(scenario.id()));
    HazardMap map = map(whole()).water(classes, List.of(), false);
    return uri(map.measures(sheets.actions(scenario)).image());
  }

  /**
   * What a measure changes, as data URI: everywhere and, unless that is most of it, close to it.
   */
  List<String> differences(PlannedScenario before, PlannedScenario after) throws IOException {
    FloatGrid before_m = baseline(before.id());
    FloatGrid after_m = depth_m(after.id());
    double wet_m = plan.spec().hazard().thresholds_m().get(0);
    List<Geometry> actions = sheets.actions(after);
    List<String> all = new ArrayList<>();
    for (Window window : List.of(whole(), around(actions))) {
      if (all.isEmpty() || 2 * window.rows() < whole().rows()) {
        HazardMap map = map(window).buildings();
        map.painted(image -> DifferenceMap.paint(image, before_m, after_m, window, wet_m));
        all.add(uri(map.measures(actions).image()));
      }
    }
    return all;
  }

  private HazardMap map(Window window) {
    GridGeometry g = plan.town().bareEarth().geometry();
    GridGeometry view =
        new GridGeometry(
            window.rows(),
            window.cols(),
            g.west() + window.col() * g.cellWidth_m(),
            g.north() - window.row() * g.cellHeight_m(),
            g.cellWidth_m(),
            g.cellHeight_m(),
            g.crs());
    double wide = view.east() - view.west();
    double high = view.north() - view.south();
    int width = (int) Math.max(1, Math.round(SIDE_PX * Math.min(1, wide / high)));
    return new HazardMap(sheets.ground(), plan.spec().hazard(), view, width, PIXELS_PER_MM);
  }

  private Window whole() {
    GridGeometry g = plan.town().bareEarth().geometry();
    return new Window(0, 0, g.rows(), g.cols());
  }

  /** A square around what is done, with as much ground on every side. */
  private Window around(List<Geometry> actions) {
    GridGeometry g = plan.town().bareEarth().geometry();
    Envelope box = new Envelope();
    actions.forEach(action -> box.expandToInclude(action.getEnvelopeInternal()));
    Coordinate middle = box.centre();
    double reach_m = Math.max(LEAST_REACH_M, Math.max(box.getWidth(), box.getHeight()));
    int row = (int) ((g.north() - middle.y) / g.cellHeight_m());
    int col = (int) ((middle.x - g.west()) / g.cellWidth_m());
    int rows = Math.min(g.rows(), (int) Math.ceil(2 * reach_m / g.cellHeight_m()));
    int cols = Math.min(g.cols(), (int) Math.ceil(2 * reach_m / g.cellWidth_m()));
    int top = Math.max(0, Math.min(g.rows() - rows, row - rows / 2));
    int left = Math.max(0, Math.min(g.cols() - cols, col - cols / 2));
    return new Window(top, left, rows, cols);
  }

  private FloatGrid baseline(String id) throws IOException {
    if (!lastBaseline.equals(id)) {
      lastDepth_m = depth_m(id);
      lastBaseline = id;
    }
    return lastDepth_m;
  }

  private FloatGrid depth_m(String id) throws IOException {
    Path file = folder.run(id).resolve("depth.tif");
    DemOptions options = DemOptions.defaults().withCrsExpected(plan.town().config().crs());
    return DemSource.open(file, options).read().elevation();
  }

  private static String uri(BufferedImage image) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }
}
