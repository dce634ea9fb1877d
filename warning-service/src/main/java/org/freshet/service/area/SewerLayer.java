package org.freshet.service.area;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.IntGrid;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * Sewer districts.
 *
 * @param districts in file order
 * @param districtOfCell index per cell, -1 for none; null where there are no sewers
 */
record SewerLayer(List<SewerArea> districts, @Nullable IntGrid districtOfCell) {
  private static final double MOST_MM_H = 1000;

  /** Flow times of small town sewers (DWA-A 118: 10 to 15 min). */
  private static final double USUAL_MIN = 15;

  private static final double LONGEST_MIN = 120;
  private static final SewerCapacity NONE = new SewerCapacity.Rate(0);

  static SewerLayer read(LayerReader layers, @Nullable Path file) {
    if (file == null) {
      return new SewerLayer(List.of(), null);
    }
    IntGrid owner = AreaIndex.none(layers.mapping().geometry());
    List<SewerArea> districts = new ArrayList<>();
    layers.polygons(
        file,
        (feature, geometry) -> {
          String id = feature.text("id", "sewer-" + feature.index());
          for (int cell : layers.mapping().polygonCells(geometry)) {
            if (owner.get(cell) < 0) {
              owner.set(cell, districts.size());
            }
          }
          SewerCapacity capacity = capacity(layers, file, feature);
          Point inside = geometry.getInteriorPoint();
          districts.add(
              new SewerArea(id, feature.text("name", id), capacity, inside.getX(), inside.getY()));
        });
    return new SewerLayer(List.copyOf(districts), owner);
  }

  /** The rate where both are given; nothing where neither can be used. */
  private static SewerCapacity capacity(LayerReader layers, Path file, GeoFeature feature) {
    double capacity_mm_h = feature.number("capacity_mm_h");
    if (Double.isNaN(capacity_mm_h) && feature.properties().has("return_period_a")) {
      return built(layers, file, feature);
    }
    if (!(capacity_mm_h >= 0 && capacity_mm_h <= MOST_MM_H)) {
      layers.note(
          AreaFinding.Code.BAD_PROPERTY,
          file,
          feature,
          "has the `capacity_mm_h` " + capacity_mm_h + ", not one from 0 to 1000; taken as 0.");
      return NONE;
    }
    return new SewerCapacity.Rate(capacity_mm_h);
  }

  private static SewerCapacity built(LayerReader layers, Path file, GeoFeature feature) {
    double period_a = feature.number("return_period_a");
    double duration_min =
        feature.properties().has("duration_min") ? feature.number("duration_min") : USUAL_MIN;
    boolean duration = duration_min >= 5 && duration_min <= LONGEST_MIN;
    if (period_a >= 1 && period_a <= 100 && duration) {
      return new SewerCapacity.ReturnPeriod(period_a, duration_min);
    }
    layers.note(
        AreaFinding.Code.BAD_PROPERTY,
        file,
        feature,
        duration
            ? "has the `return_period_a` " + period_a + ", not one from 1 to 100; taken as 0 mm/h."
            : "has the `duration_min` "
                + duration_min
                + ", not one from 5 to 120; its capacity is taken as 0 mm/h.");
    return NONE;
  }
}
