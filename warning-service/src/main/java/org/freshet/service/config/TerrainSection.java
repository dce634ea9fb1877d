package org.freshet.service.config;

import java.util.List;
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
            section.path("sewers"));
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
      return List.of(new LandCoverClass(0, "ground", 1.0, 0.0));
    }
    return section.items("land_cover_classes").stream()
        .map(
            item -> {
              int code = item.whole("code", 0, 255, null);
              LandCoverClass one =
                  new LandCoverClass(
                      code,
                      item.text("name", "class " + code),
                      item.decimal("runoff", 0, 1, null),
                      item.decimal("initial_loss_mm", 0, 500, 0.0));
              item.end();
              return one;
            })
        .toList();
  }
}
