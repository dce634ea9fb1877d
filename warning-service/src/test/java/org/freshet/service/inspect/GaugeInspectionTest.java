package org.freshet.service.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public gauge and level files, as inspections tell them. Figures were counted apart. */
class GaugeInspectionTest {
  private static final Path DATA = Path.of(System.getProperty("freshet.data", "data"));

  private final Inspections inspections =
      new Inspections(
          List.of(
              new RadolanInspector(),
              new OpenSenseInspector(),
              new OdimInspector(),
              new GaugeJsonInspector(),
              new GaugeTextInspector(),
              new DemInspector()));

  private JsonNode inspect(String file) throws IOException {
    Path path = DATA.resolve(file);
    Assumptions.assumeTrue(
        Files.exists(path), "skipped: " + file + " of the public test data is not there");
    Inspection inspection = inspections.inspect(path);
    return new ObjectMapper().readTree(InspectionWriter.json(List.of(inspection))).get(0);
  }

  @Test
  void describesPrivateWeatherStations() throws IOException {
    JsonNode table = inspect("gauges/amsterdam-pws/AMS_dataset.zip");

    assertThat(table.get("format").asText()).isEqualTo("wide rain table");
    assertThat(table.get("stations").asInt()).isEqualTo(134);
    assertThat(table.get("rows").asInt()).isEqualTo(219_168);
    assertThat(table.get("missing").asInt()).isEqualTo(9_086_317);
    assertThat(table.get("max").asDouble()).isEqualTo(1706.49597);
    assertThat(table.get("maxSensor").asText()).isEqualTo("ams16");
  }

  @Test
  void describesAStationOfTheWeatherService() throws IOException {
    JsonNode rain = inspect("gauges/dwd-cdc/observations_recent_RR_akt.zip");
    JsonNode series = rain.get("series").get(0);

    assertThat(series.get("interval_min").asInt()).isEqualTo(60);
    assertThat(series.get("sum").asDouble()).isEqualTo(13.8);
    assertThat(series.get("maxAt").asText()).isEqualTo("2020-02-11T00:00:00Z");
    assertThat(series.get("flags").get("PROVISIONAL").asInt()).isEqualTo(6);
    assertThat(rain.get("stationPlaces").asInt()).isEqualTo(6);
  }

  @Test
  void describesCityGaugesLinksAndRadar() throws IOException {
    String folder = "gauges/gothenburg-openmrg/openMRG_";
    JsonNode gauges = inspect(folder + "city_gauges_20150827.nc").get("series").get(0);
    JsonNode links = inspect(folder + "cmls_20150827_12hours.nc");
    JsonNode radar = inspect(folder + "example_rad_20150827_90minutes.nc");

    assertThat(gauges.get("sum").asDouble()).isEqualTo(249.8);
    assertThat(gauges.get("values").asInt()).isEqualTo(14_400);
    assertThat(links.get("links").asInt()).isEqualTo(364);
    assertThat(links.get("maxRain_mm_h").asDouble()).isEqualTo(347.43);
    assertThat(radar.get("rows").asInt()).isEqualTo(48);
    assertThat(radar.get("max").asDouble()).isEqualTo(68.68);
    assertThat(radar.get("maxLat").asDouble()).isEqualTo(57.714615);
  }

  @Test
  void describesFederalWaterways() throws IOException {
    JsonNode stations = inspect("waterlevel/pegelonline/stations.json");

    assertThat(stations.get("stations").asInt()).isEqualTo(605);
    assertThat(stations.get("stationsWithPosition").asInt()).isEqualTo(590);
    assertThat(stations.get("findings").get(0).get("count").asInt()).isEqualTo(15);
    assertThat(inspect("waterlevel/pegelonline/waters.json").get("waters").asInt()).isEqualTo(96);
  }

  @Test
  void describesTheFloodPortal() throws IOException {
    JsonNode stations = inspect("waterlevel/lhp/lhp-publicapi-v1-stations.json");
    JsonNode alerts = inspect("waterlevel/lhp/lhp-publicapi-v1-alerts.json");

    assertThat(stations.get("countByClass").toString())
        .isEqualTo("{\"-1\":1,\"0\":1,\"2\":1,\"3\":1}");
    assertThat(alerts.get("countByClass").toString()).isEqualTo("{\"2\":1,\"4\":1}");
  }

  @Test
  void describesEnglishLevelsAndRain() throws IOException {
    String folder = "waterlevel/uk-ea-flood-app/";
    JsonNode level = inspect(folder + "nonSpikeTelem.json").get("series").get(0);
    JsonNode rain = inspect(folder + "telemetry.json").get("series").get(0);

    assertThat(level.get("max").asDouble()).isEqualTo(1.346);
    assertThat(level.get("from").asText()).isEqualTo("2020-10-08T16:15:00Z");
    assertThat(rain.get("sum").asDouble()).isEqualTo(56);
    assertThat(rain.get("flags").get("MISSING").asInt()).isEqualTo(7);
    for (String other :
        new String[] {
          "floods",
          "riversData",
          "stationRiver",
          "warnings",
          "rainfallStation",
          "rainfallStationTelemetry",
          "rainfallStationhrTelemetry",
          "stationGroudwater"
        }) {
      assertThat(inspect(folder + other + ".json").get("format").asText())
          .as(other)
          .startsWith("Environment Agency");
    }
  }

  @Test
  void describesSensorThings() throws IOException {
    JsonNode batch = inspect("waterlevel/sensorthings/frost/dataBatchPost.json");

    assertThat(batch.get("requests").asInt()).isEqualTo(30);
    assertThat(batch.get("observationEntities").asInt()).isEqualTo(32);
    assertThat(batch.get("stationsWithPosition").asInt()).isEqualTo(4);
  }

  @Test
  void refusesDamagedFilesOfEveryKind(@TempDir Path folder) throws IOException {
    for (String name :
        new String[] {
          "gauges/dwd-cdc/observations_recent_RR_akt.zip",
          "gauges/gothenburg-openmrg/openMRG_city_gauges_20150827.nc",
          "waterlevel/pegelonline/stations.json",
          "waterlevel/lhp/lhp-publicapi-v1-stations.json",
          "waterlevel/uk-ea-flood-app/nonSpikeTelem.json",
          "waterlevel/sensorthings/frost/dataBatchPost.json"
        }) {
      Path path = DATA.resolve(name);
      Assumptions.assumeTrue(
          Files.exists(path), "skipped: " + name + " of the public test data is not there");
      byte[] whole = Files.readAllBytes(path);
      Path cut = folder.resolve(path.getFileName().toString());
      Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
      assertThat(inspections.inspect(cut).failed()).as(name).isTrue();
    }
  }

  @Test
  void saysOfOtherJsonThatItIsOfNoGaugeService(@TempDir Path folder) throws IOException {
    Path other = folder.resolve("x.json");
    Files.writeString(other, "{\"uuid\": 3}");

    Inspection inspection = inspections.inspect(other);

    assertThat(inspection.failed()).isTrue();
    assertThat(inspection.findings().get(0).message()).contains("none of the gauge services");
  }
}
