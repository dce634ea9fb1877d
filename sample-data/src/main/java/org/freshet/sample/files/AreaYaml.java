package org.freshet.sample.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.freshet.sample.land.Place;
import org.freshet.sample.storm.Gauge;
import org.freshet.sample.town.LandCover;

/** Writes {@code area.yaml}, the settings of the study area. */
public final class AreaYaml {
  private AreaYaml() {}

  /** Writes the file. */
  public static void write(Path file, List<Gauge> gauges) throws IOException {
    String text = HEAD + classes() + MIDDLE + gauges(gauges) + TAIL;
    Files.writeString(file, text);
  }

  private static String classes() {
    StringBuilder out = new StringBuilder();
    for (LandCover.Cover c : LandCover.Cover.values()) {
      out.append(
          String.format(
              Locale.ROOT,
              "    - {code: %d, name: %s, runoff: %.2f, initial_loss_mm: %.1f}\n",
              c.code(),
              c.label(),
              c.runoff(),
              c.initialLoss_mm()));
    }
    return out.toString();
  }

  private static String gauges(List<Gauge> gauges) {
    Place place = new Place();
    StringBuilder out = new StringBuilder();
    for (Gauge g : gauges) {
      double[] p = place.lonLat(g.x(), g.y());
      out.append(
          String.format(
              Locale.ROOT,
              "  - {id: %s, kind: %s, name: %s, lon: %.6f, lat: %.6f, file: gauges/%s.csv, "
                  + "interval_min: 5",
              g.id(),
              g.kind(),
              g.name(),
              p[0],
              p[1],
              g.id()));
      if (g.kind().equals("level")) {
        out.append(String.format(Locale.ROOT, ", zero_m: %.2f", g.zero_m()));
        out.append(", stages_m: ").append(g.stages_m());
      }
      out.append("}\n");
    }
    return out.toString();
  }

  private static final String HEAD =
      """
      # Study area Sillbach: an invented town. Paths are relative to this file.
      name: Sillbach
      crs: EPSG:25832
      timezone: Europe/Berlin
      languages: [de, en]
      terrain:
        dem: [dem.tif]
        buildings: buildings.geojson
        culverts: culverts.geojson
        land_cover: land-cover.tif
        land_cover_classes:
      """;

  private static final String MIDDLE =
      """
        sewers: sewers.geojson
      flood:
        links:
          - {id: pump-ost, name: Pumpwerk Ost, kind: pump, from: {lon: 9.967796, lat: 50.923367}, invert_m: 215.55, capacity_m3_s: 0.05}
          - {id: drain-sued, name: Entwässerung Unterführung Süd, kind: underpass-drain, from: {lon: 9.967458, lat: 50.919412}, invert_m: 214.95, full_m: 0.2, capacity_m3_s: 0.02}
          - {id: pipe-erlengrund, name: Durchlass Erlengrund, kind: culvert, from: {lon: 9.948898, lat: 50.913450}, to: {lon: 9.948400, lat: 50.913760}, invert_m: 256.60, full_m: 0.4, capacity_m3_s: 0.3}
        if_blocked: all
        basins:
          - {id: tank-markt, inlet: {lon: 9.957671, lat: 50.923630}, inlet_m: 218.80, intake_m3_s: 0.2, volume_m3: 300, throttle_m3_s: 0.02}
      rain:
        sources:
          - {id: radar, type: radolan, path: radar, interval_min: 5}
        fallback: last-frame
      gauges:
      """;

  private static final String TAIL =
      """
      areas: areas.geojson
      assets: assets.geojson
      roads: roads.osm.pbf
      transit: transit-gtfs.zip
      vehicles:
        - {id: car, name: Pkw, wading_depth_m: 0.15}
        - {id: bus, name: Linienbus, wading_depth_m: 0.20}
        - {id: ambulance, name: Rettungswagen, wading_depth_m: 0.25}
        - {id: fire_engine, name: Löschfahrzeug, wading_depth_m: 0.40}
      rules:
        lead_time_min: 60
        clear_after_cycles: 6
        levels:
          - {level: 1, road_depth_m: 0.05}
          - {level: 2, road_depth_m: 0.10}
          - {level: 3, road_depth_m: 0.30}
          - {level: 4, road_depth_m: 0.50}
      publish:
        sender: warnung@sillbach.example
        sender_name: Stadt Sillbach (Beispiel)
        status: Exercise
        web: https://sillbach.example/warnungen
        policy: auto
      replay: {from: 2026-06-18T14:00:00Z, to: 2026-06-18T21:00:00Z}
      """;
}
