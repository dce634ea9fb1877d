package org.freshet.service.scenario;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.service.sheet.HazardMap;
import org.freshet.service.sheet.SheetGround;

/** The small maps of the comparison, made of the depth rasters on the disk. Not thread-safe. */
final class ComparisonMaps {
  private static final int SIDE_PX = 420;
  private static final double PIXELS_PER_MM = 3;

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
    FloatGrid depth_m = baseline(scenario.id());
    HazardMap map =
        new HazardMap(sheets.ground(), plan.spec().hazard(), width(depth_m), PIXELS_PER_MM);
    map.water(plan.spec().hazard().grid(depth_m), List.of(), false);
    return uri(map.measures(sheets.actions(scenario)).image());
  }

  /** What a measure changes, as data URI. */
  String difference(PlannedScenario before, PlannedScenario after) throws IOException {
    FloatGrid before_m = baseline(before.id());
    FloatGrid after_m = depth_m(after.id());
    SheetGround ground = sheets.ground();
    HazardMap map = new HazardMap(ground, plan.spec().hazard(), width(after_m), PIXELS_PER_MM);
    map.buildings();
    BufferedImage image = map.measures(sheets.actions(after)).image();
    DifferenceMap.paint(image, before_m, after_m);
    return uri(image);
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

  private static int width(FloatGrid grid) {
    GridGeometry g = grid.geometry();
    double wide = g.east() - g.west();
    double high = g.north() - g.south();
    return (int) Math.max(1, Math.round(SIDE_PX * Math.min(1, wide / high)));
  }

  private static String uri(BufferedImage image) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }
}
