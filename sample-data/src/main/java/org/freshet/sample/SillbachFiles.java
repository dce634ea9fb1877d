package org.freshet.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.sample.files.AreaYaml;
import org.freshet.sample.files.GaugeCsv;
import org.freshet.sample.files.GeoJson;
import org.freshet.sample.files.GeoJson.Feature;
import org.freshet.sample.files.GeoJson.Shape;
import org.freshet.sample.files.OsmPbfWriter;
import org.freshet.sample.files.RadolanWriter;
import org.freshet.sample.files.RoadMap;
import org.freshet.sample.land.Line;
import org.freshet.sample.land.Place;
import org.freshet.sample.model.Town;
import org.freshet.sample.storm.De1200;
import org.freshet.sample.storm.Gauge;
import org.freshet.sample.storm.Gauges;
import org.freshet.sample.storm.RadarFrames;
import org.freshet.sample.storm.Storm;
import org.freshet.sample.town.Asset;
import org.freshet.sample.town.Building;
import org.freshet.sample.town.Buildings;
import org.freshet.sample.town.Culvert;
import org.freshet.sample.town.District;
import org.freshet.sample.town.Districts;
import org.freshet.sample.town.LandCover;
import org.freshet.sample.transit.GtfsFeed;
import org.freshet.sample.transit.TransitPlan;

/** Writes every file of the study area into one folder. Same town, same files. */
public final class SillbachFiles {
  /** Time all map objects carry. */
  public static final Instant MAP_TIME = Instant.parse("2026-01-01T00:00:00Z");

  private static final double TOWN_X = 1500;
  private static final double TOWN_Y = 1700;

  private final Town town;
  private final Buildings buildings;
  private final Path folder;

  /** Prepares writing a town into a folder, which must exist. */
  public SillbachFiles(Town town, Buildings buildings, Path folder) {
    this.town = town;
    this.buildings = buildings;
    this.folder = folder;
  }

  /** The storm over the town. */
  public static Storm storm() {
    double[] lonLat = new Place().lonLat(TOWN_X, TOWN_Y);
    return new Storm(De1200.km(lonLat[0], lonLat[1]));
  }

  /** Writes everything. */
  public void write() throws IOException {
    rasters();
    vectors();
    TransitPlan transit = new TransitPlan(town);
    OsmPbfWriter.write(
        folder.resolve("roads.osm.pbf"),
        RoadMap.of(town.network(), transit.tramWay(), town.track()),
        MAP_TIME);
    GtfsFeed.write(transit, folder.resolve("transit-gtfs.zip"));
    weather();
  }

  private void rasters() throws IOException {
    GeoTiffOptions options = GeoTiffOptions.defaults();
    GeoTiffWriter.write(folder.resolve("dem.tif"), town.elevation(), options);
    GeoTiffWriter.write(folder.resolve("land-cover.tif"), LandCover.of(town, buildings), options);
  }

  private void weather() throws IOException {
    Storm storm = storm();
    RadarFrames frames = new RadarFrames(storm);
    Path radar = Files.createDirectories(folder.resolve("radar"));
    for (int minute = 0; minute <= Storm.MINUTES; minute += RadarFrames.INTERVAL_MIN) {
      RadolanWriter.write(radar, Storm.at(minute), frames.frame(minute));
    }
    List<Gauge> gauges = Gauges.of(town, storm);
    Path series = Files.createDirectories(folder.resolve("gauges"));
    for (Gauge gauge : gauges) {
      GaugeCsv.write(series.resolve(gauge.id() + ".csv"), gauge);
    }
    AreaYaml.write(folder.resolve("area.yaml"), gauges);
  }

  private void vectors() throws IOException {
    GeoJson.write(folder.resolve("areas.geojson"), areas());
    GeoJson.write(folder.resolve("sewers.geojson"), sewers());
    GeoJson.write(folder.resolve("buildings.geojson"), footprints());
    GeoJson.write(folder.resolve("culverts.geojson"), List.of(culvert()));
    GeoJson.write(folder.resolve("assets.geojson"), places());
  }

  private List<Feature> areas() {
    List<Feature> out = new ArrayList<>();
    for (District d : Districts.of(town.sill().line())) {
      out.add(new Feature(Shape.POLYGON, d.ring(), properties("ars", d.ars(), "name", d.name())));
    }
    return out;
  }

  private List<Feature> sewers() {
    List<Feature> out = new ArrayList<>();
    for (District d : Districts.of(town.sill().line())) {
      String id = "sewer-" + d.ars().substring(9);
      Map<String, Object> properties =
          properties("id", id, "name", d.name(), "capacity_mm_h", d.sewer_mm_h());
      out.add(new Feature(Shape.POLYGON, d.ring(), properties));
    }
    return out;
  }

  private List<Feature> footprints() {
    List<Feature> out = new ArrayList<>();
    for (Building b : buildings.buildings()) {
      out.add(new Feature(Shape.POLYGON, b.ring(), properties("id", b.id())));
    }
    return out;
  }

  private Feature culvert() {
    Culvert c = Culvert.erlenbach(town);
    List<double[]> points = new ArrayList<>();
    Line line = c.line();
    for (int i = 0; i < line.points(); i++) {
      points.add(new double[] {line.x(i), line.y(i)});
    }
    return new Feature(
        Shape.LINE,
        points,
        properties(
            "id",
            c.id(),
            "name",
            c.name(),
            "inlet_invert_m",
            c.inletInvert_m(),
            "outlet_invert_m",
            c.outletInvert_m(),
            "capacity_m3_s",
            c.capacity_m3_s()));
  }

  private List<Feature> places() {
    List<Feature> out = new ArrayList<>();
    for (Asset a : buildings.assets()) {
      out.add(
          new Feature(
              Shape.POINT,
              List.of(new double[] {a.x(), a.y()}),
              properties("id", a.id(), "kind", a.kind(), "name", a.name(), "name_en", a.nameEn())));
    }
    return out;
  }

  private static Map<String, Object> properties(Object... keysAndValues) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      out.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return out;
  }
}
