package org.freshet.service.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.LonLat;
import org.freshet.grid.GridGeometry;
import org.freshet.service.area.GridMapping;

/**
 * A study area of 120 x 120 m: a valley that falls to the east, dammed by a bank with one culvert,
 * sewers and lawn everywhere. Water stands west of the bank when the culvert is blocked.
 */
final class BankedValley {
  static final String RAINS =
      """
      title: Probe
      rains:
        - {id: heavy, type: block, depth_mm: 60, duration_min: 30}
      """;

  private static final int SIDE = 60;
  private static final int BANK = 40;
  private static final GridGeometry GEOMETRY =
      new GridGeometry(SIDE, SIDE, 500_000, 5_650_000, 2, 2, "EPSG:25832");

  private final Path folder;
  private String printed = "";
  private String err = "";

  BankedValley(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("radar"));
    StringBuilder dem = new StringBuilder(head(""));
    StringBuilder cover = new StringBuilder(head("NODATA_value 255\n"));
    for (int row = 0; row < SIDE; row++) {
      for (int col = 0; col < SIDE; col++) {
        double ground_m = 100 - col * 0.02 + Math.abs(row - 30) * 0.05;
        double height_m = col == BANK ? Math.max(101, ground_m) : ground_m;
        dem.append(String.format(Locale.ROOT, "%.2f ", height_m));
        cover.append("1 ");
      }
      dem.append('\n');
      cover.append('\n');
    }
    Files.writeString(folder.resolve("dem.asc"), dem);
    Files.writeString(folder.resolve("cover.asc"), cover);
    Files.writeString(
        folder.resolve("culverts.geojson"),
        feature(
            "\"id\":\"pipe\",\"inlet_invert_m\":99.1,\"outlet_invert_m\":99.0",
            "\"LineString\",\"coordinates\":" + line(30, 38, 30, 42)));
    Files.writeString(
        folder.resolve("sewers.geojson"),
        feature(
            "\"id\":\"s\",\"capacity_mm_h\":20",
            "\"Polygon\",\"coordinates\":[" + square(0, 0, 59, 59) + "]"));
    write(true);
  }

  private static String head(String more) {
    return "ncols 60\nnrows 60\nxllcorner 500000\nyllcorner 5649880\ncellsize 2\n" + more;
  }

  private static String feature(String properties, String geometry) {
    return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{"
        + properties
        + "},\"geometry\":{\"type\":"
        + geometry
        + "}}]}";
  }

  /** The study area file, with or without the culvert through the bank. */
  void write(boolean culvert) throws IOException {
    Files.writeString(
        folder.resolve("area.yaml"),
        """
        name: Tal
        crs: EPSG:25832
        terrain:
          dem: [dem.asc]
          land_cover: cover.asc
          land_cover_classes: [{code: 1, name: lawn, runoff: 0.5, initial_loss_mm: 6},
            {code: 2, name: meadow, runoff: 0.2, initial_loss_mm: 8}]
          sewers: sewers.geojson
        """
            + (culvert ? "  culverts: culverts.geojson\n" : "")
            + "rain: {sources: [{id: radar, type: radolan, path: radar}]}\n");
  }

  /** Adds what people built for water to the study area file. */
  void build(String flood) throws IOException {
    Path file = folder.resolve("area.yaml");
    Files.writeString(file, Files.readString(file) + "flood: {" + flood + "}\n");
  }

  /** A place as the study area file has it. */
  static String spot(int row, int col) {
    return place(row, col).replace("[", "{lon: ").replace(", ", ", lat: ").replace("]", "}");
  }

  /** A place as a batch file has it. */
  static String place(int row, int col) {
    LonLat at = new GridMapping(GEOMETRY, Crs.of("EPSG:25832")).centre(GEOMETRY.cell(row, col));
    return String.format(Locale.ROOT, "[%.7f, %.7f]", at.lon_deg(), at.lat_deg());
  }

  static String line(int row, int col, int toRow, int toCol) {
    return "[" + place(row, col) + ", " + place(toRow, toCol) + "]";
  }

  /** A closed square between two cells. */
  static String square(int row, int col, int toRow, int toCol) {
    return "["
        + String.join(
            ", ",
            place(row, col),
            place(row, toCol),
            place(toRow, toCol),
            place(toRow, col),
            place(row, col))
        + "]";
  }

  /** Where the batch file lies and what runs it. */
  String[] command(String yaml, Path out) throws IOException {
    Path batch = Files.writeString(folder.resolve("batch.yaml"), yaml);
    return new String[] {
      "scenario",
      folder.toString(),
      "--batch",
      batch.toString(),
      "--out",
      out.toString(),
      "--threads",
      "1",
      "--json"
    };
  }

  /** Runs a batch inside this process. */
  int run(String yaml, Path out) throws IOException {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int code = Freshet.run(command(yaml, out), new PrintWriter(outText), new PrintWriter(errText));
    printed = outText.toString();
    err = errText.toString();
    return code;
  }

  /** What the last run wrote to its output. */
  String printed() {
    return printed;
  }

  /** What the last run wrote as errors. */
  String err() {
    return err;
  }
}
