package org.freshet.service.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.service.geojson.GeoJsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoJsonNumbersTest {
  @TempDir private Path folder;

  @Test
  void writesNumbersPlainlyAndListsAsArrays() throws IOException {
    Map<String, Object> properties = new LinkedHashMap<>();
    double[] values = {0, -0.0, 0.0004, -0.0016, 1, 120, -1234.5, 1e12, 1e20, 0.1, 999.9999};
    properties.put("values", values);
    properties.put("ids", new long[] {7, 1L << 52});
    properties.put("names", List.of("a", 2.5));
    properties.put("void", Double.NaN);
    Path file = folder.resolve("n.geojson");
    try (GeoJsonWriter json = new GeoJsonWriter(file, (x, y, p) -> p[0] = x + 0 * (p[1] = y))) {
      json.lineString(new double[] {6.78769781234, -51.2, 100, 0.00000004}, properties);
      json.finish();
    }
    String text = Files.readString(file);
    assertThat(text)
        .contains("[0,0,0,-0.002,1,120,-1234.5,1000000000000,100000000000000000000,0.1,1000]")
        .contains("[[6.7876978,-51.2],[100,0]]");
    JsonNode read = new ObjectMapper().readTree(text).get("features").get(0).get("properties");
    assertThat(read.get("ids").get(1).asLong()).isEqualTo(1L << 52);
    assertThat(read.get("names").get(0).asText()).isEqualTo("a");
    assertThat(read.get("void").isNull()).isTrue();
  }
}
