package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.LonLat;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers laid over terrain that streams by, beside the same in memory. */
class LayersOutOfCoreTest {
  private static final int SIDE = 260;
  private static final double WEST = 500_000;
  private static final double NORTH = 5_600_000;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path terrain() throws IOException {
    Random random = new Random(3);
    float[] z = new float[SIDE * SIDE];
    for (int cell = 0; cell < z.length; cell++) {
      int row = cell / SIDE;
      z[cell] = (float) (50 + 3 * Math.sin(cell % SIDE / 9.0) * Math.cos(row / 11.0));
      z[cell] += random.nextFloat();
    }
    z[40 * SIDE + 40] = Float.NaN;
    Path file = folder.resolve("dem.tif");
    GridGeometry place = new GridGeometry(SIDE, SIDE, WEST, NORTH, 1, 1, "EPSG:25832");
    GeoTiffWriter.write(file, new FloatGrid(place, z), GeoTiffOptions.defaults());
    return file;
  }

  /** Text of points so many cells east and south of the corner. */
  private static String points(double... eastSouth) {
    Crs crs = Crs.of("EPSG:25832");
    List<String> points = new ArrayList<>();
    for (int i = 0; i < eastSouth.length; i += 2) {
      LonLat place = crs.toLonLat(WEST + eastSouth[i], NORTH - eastSouth[i + 1]);
      points.add(String.format(Locale.ROOT, "[%.9f,%.9f]", place.lon_deg(), place.lat_deg()));
    }
    return "[" + String.join(",", points) + "]";
  }

  private Path layer(String name, String kind, String... coordinates) throws IOException {
    List<String> features = new ArrayList<>();
    for (String one : coordinates) {
      String geometry = "{\"type\":\"" + kind + "\",\"coordinates\":" + one + "}";
      features.add(
          "{\"type\":\"Feature\",\"properties\":{\"height_m\":4},\"geometry\":" + geometry + "}");
    }
    String all = "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features);
    return Files.writeString(folder.resolve(name), all + "]}");
  }

  private static String block(double east, double south, double size) {
    double right = east + size;
    double low = south + size;
    return "[" + points(east, south, right, south, right, low, east, low, east, south) + "]";
  }

  private Path analyse(String memory, List<String> layers) {
    Path results = folder.resolve(memory);
    List<String> all = new ArrayList<>(List.of("analyse", folder.resolve("dem.tif").toString()));
    all.addAll(List.of("--out", results.toString(), "--memory", memory, "--rain-mm", "50"));
    all.addAll(List.of("--sinks", "all"));
    all.addAll(layers);
    int exit = Freshet.run(all.toArray(new String[0]), new PrintWriter(out), new PrintWriter(err));
    assertThat(exit).as(err.toString()).isZero();
    return results;
  }

  @Test
  void changeTheGroundAsInMemory() throws IOException {
    terrain();
    List<String> layers =
        List.of(
            "--buildings",
            layer("b.json", "Polygon", block(20, 20, 25), block(35, 35, 8), block(200, 120, 13))
                .toString(),
            "--roads",
            layer("r.json", "LineString", points(0, 100, 259, 110)).toString(),
            "--culverts",
            layer("c.json", "LineString", points(60, 60, 75, 60), points(40.5, 40.5, 44, 40.5))
                .toString(),
            "--water",
            layer("w.json", "LineString", points(130, 0, 130, 259)).toString());
    Path inMemory = analyse("1g", layers);
    Path streamed = analyse("1m", layers);
    assertThat(streamed.resolve("terrain.freshet")).exists();
    assertThat(inMemory.resolve("terrain.freshet")).doesNotExist();
    assertThat(Files.readAllLines(streamed.resolve("terrain-changes.csv"))).hasSize(5);
    for (String file :
        List.of(
            "terrain-changes.csv",
            "filled.tif",
            "flow-accumulation.tif",
            "sinks.geojson",
            "drainage-paths.geojson",
            "depth-50mm.tif")) {
      assertThat(streamed.resolve(file)).hasSameBinaryContentAs(inMemory.resolve(file));
    }
    assertThat(inMemory.resolve("culvert-states.geojson")).exists();
    assertThat(streamed.resolve("culvert-states.geojson")).doesNotExist();
    assertThat(Files.readString(streamed.resolve("summary.json"))).contains("blocking them");
  }

  @Test
  void breachesStillNeedTheTerrainInMemory() throws IOException {
    Path dem = terrain();
    String results = folder.resolve("out").toString();
    String[] arguments = {
      "analyse", dem.toString(), "--out", results, "--memory", "1m", "--breach", "3x30"
    };
    assertThat(Freshet.run(arguments, new PrintWriter(out), new PrintWriter(err))).isEqualTo(2);
    assertThat(err.toString()).contains("--breach", "Maybe more memory");
  }
}
