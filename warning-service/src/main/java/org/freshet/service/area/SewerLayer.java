package org.freshet.service.area;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.IntGrid;
import org.jspecify.annotations.Nullable;

/**
 * Sewer districts.
 *
 * @param districts in file order
 * @param districtOfCell index per cell, -1 for none; null where there are no sewers
 */
record SewerLayer(List<SewerArea> districts, @Nullable IntGrid districtOfCell) {
  private static final double MOST_MM_H = 1000;

  static SewerLayer read(LayerReader layers, @Nullable Path file) {
    if (file == null) {
      return new SewerLayer(List.of(), null);
    }
    IntGrid owner = AreaIndex.none(layers.mapping().geometry());
    List<SewerArea> districts = new ArrayList<>();
    layers.polygons(
        file,
        (feature, geometry) -> {
          double capacity_mm_h = feature.number("capacity_mm_h");
          if (!(capacity_mm_h >= 0 && capacity_mm_h <= MOST_MM_H)) {
            layers.note(
                AreaFinding.Code.BAD_PROPERTY,
                file,
                feature,
                "has the `capacity_mm_h` "
                    + capacity_mm_h
                    + ", not one from 0 to 1000; taken as 0.");
            capacity_mm_h = 0;
          }
          String id = feature.text("id", "sewer-" + feature.index());
          for (int cell : layers.mapping().polygonCells(geometry)) {
            if (owner.get(cell) < 0) {
              owner.set(cell, districts.size());
            }
          }
          districts.add(new SewerArea(id, feature.text("name", id), capacity_mm_h));
        });
    return new SewerLayer(List.copyOf(districts), owner);
  }
}
