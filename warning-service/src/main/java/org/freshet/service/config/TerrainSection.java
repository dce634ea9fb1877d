package org.freshet.service.config;

import java.util.List;
import org.freshet.flood.RunoffModel;
import org.freshet.service.config.AreaConfig.LandCoverClass;
import org.freshet.service.config.AreaConfig.Terrain;

/** Reads the section {@code terrain}. */
final class TerrainSection {
  private TerrainSection() {}

  static Terrain terrain(Section section) {
    if (!section.has("dem")) {
      section.wrong("dem", "is missing. Maybe add `dem: [dem.tif]` under `terrain`.");
    }
    Terrain terrain =
        new Terrain(
            section.paths("dem"),
            section.path("buildings"),
            section.path("culverts"),
            section.path("land_cover"),
            classes(section),
            section.path("sewers"),
            section.path("works"));
    section.end();
    return terrain;
  }

  /** Without a word about the ground all rain runs off: the safe side. */
  private static List<LandCoverClass> classes(Section section) {
    if (!section.has("land_cover_classes")) {
      if (section.has("land_cover")) {
        section.wrong(
            "land_cover_classes",
            "is missing beside `land_cover`. Maybe add `- {code: 1, name: roof, runoff: 0.95}`.");
      }
      return List.of(new LandCoverClass(0, "ground", new RunoffModel.Coefficient(1), 0, 1));
    }
    return section.items("land_cover_classes").stream().map(TerrainSection::landCover).toList();
  }

  private static LandCoverClass landCover(Section item) {
    int code = item.whole("code", 0, 255, null);
    String name = item.text("name", "class " + code);
    RunoffModel runoff = runoff(item);
    LandCoverClass one =
        new LandCoverClass(
            code,
            name,
            runoff,
            item.decimal("initial_loss_mm", 0, 500, 0.0),
            item.decimal("connected", 0, 1, runoff.sealedShare()));
    item.end();
    return one;
  }

  /** One of a coefficient, a curve number and Green-Ampt's soil. */
  private static RunoffModel runoff(Section item) {
    boolean curve = item.has("curve_number");
    boolean soil = item.has("conductivity_mm_h");
    if ((item.has("runoff") ? 1 : 0) + (curve ? 1 : 0) + (soil ? 1 : 0) > 1) {
      item.wrong(
          curve ? "curve_number" : "conductivity_mm_h",
          "stands beside another way of runoff. Maybe keep one of `runoff`, `curve_number`,"
              + " `conductivity_mm_h`.");
    }
    if (curve) {
      return new RunoffModel.CurveNumber(
          item.decimal("curve_number", 1, 100, null), item.decimal("lambda", 0, 1, 0.2));
    }
    if (soil) {
      return new RunoffModel.GreenAmpt(
          item.decimal("conductivity_mm_h", 0.001, 10_000, null),
          item.decimal("suction_mm", 0, 10_000, null)
              * item.decimal("moisture_deficit", 0, 1, null));
    }
    return new RunoffModel.Coefficient(item.decimal("runoff", 0, 1, null));
  }
}
