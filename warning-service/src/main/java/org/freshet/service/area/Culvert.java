package org.freshet.service.area;

import java.util.ArrayList;
import java.util.List;
import org.freshet.flood.FlowLink;
import org.freshet.terrain.TerrainChange;
import org.locationtech.jts.geom.LineString;

/**
 * A pipe or passage under a bank.
 *
 * @param id identifier in the study area's file
 * @param name what people call it
 * @param lonLat its line from inlet to outlet, longitude and latitude
 * @param cells cells along it in flow order; the array must not be written to
 * @param inletInvert_m height of its floor at the inlet above datum, m
 * @param outletInvert_m the same at the outlet
 * @param capacity_m3_s most it carries, m³/s; infinite where nobody says
 */
@SuppressWarnings("ArrayRecordComponent")
public record Culvert(
    String id,
    String name,
    LineString lonLat,
    int[] cells,
    double inletInvert_m,
    double outletInvert_m,
    double capacity_m3_s) {

  /** Whether it is known how much it carries. */
  public boolean limited() {
    return Double.isFinite(capacity_m3_s);
  }

  /**
   * Those that carry whatever comes, as cuts through the bank: water runs through them as over
   * ground.
   */
  public static List<TerrainChange> carvings(List<Culvert> culverts) {
    List<TerrainChange> carvings = new ArrayList<>();
    for (Culvert culvert : culverts) {
      if (!culvert.limited()) {
        carvings.add(
            new TerrainChange.CarveCulvert(
                "culvert " + culvert.id(),
                culvert.cells(),
                culvert.inletInvert_m(),
                culvert.outletInvert_m()));
      }
    }
    return carvings;
  }

  /**
   * Those with a known capacity, as links under a bank that stays closed: they carry what stands
   * above their inlet's floor, at most their capacity.
   */
  public static List<FlowLink> links(List<Culvert> culverts) {
    List<FlowLink> links = new ArrayList<>();
    for (Culvert culvert : culverts) {
      if (culvert.limited()) {
        int[] cells = culvert.cells();
        links.add(
            new FlowLink(
                culvert.id(),
                culvert.name(),
                FlowLink.Kind.CULVERT,
                cells[0],
                cells[cells.length - 1],
                culvert.inletInvert_m(),
                0,
                culvert.capacity_m3_s(),
                1));
      }
    }
    return links;
  }
}
