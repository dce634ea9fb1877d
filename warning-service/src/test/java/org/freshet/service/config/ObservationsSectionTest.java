package org.freshet.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.freshet.gauge.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationsSectionTest {
  private static final String AREA =
      """
      name: Tal
      crs: EPSG:25832
      terrain: {dem: dem.tif}
      rain:
        sources:
          - id: radar
            url: http://radar.example/ry/
            path: mirror
            forecast: {url: http://radar.example/rv/, path: mirror-rv, max_age_min: 12}
      """;

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("dem.tif"), "x");
  }

  private AreaConfig read(String more) throws IOException {
    Files.writeString(folder.resolve("area.yaml"), AREA + more);
    return AreaConfigReader.read(folder);
  }

  private List<String> problems(String more) {
    ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> read(more));
    assertThat(wrong).as("no complaint about\n%s", more).isNotNull();
    return wrong.problems();
  }

  @Test
  void aMirroredFolderNeedNotBeThereYet() throws IOException {
    AreaConfig.RainSource radar = read("").rain().sources().get(0);
    assertThat(radar.path()).isEqualTo(folder.resolve("mirror"));
    assertThat(radar.url()).isEqualTo("http://radar.example/ry/");
    assertThat(radar.maxAge()).isEqualTo(Duration.ofMinutes(15));
    assertThat(radar.forecast())
        .isEqualTo(
            new AreaConfig.OfficialForecast(
                folder.resolve("mirror-rv"), "http://radar.example/rv/", Duration.ofMinutes(12)));
  }

  @Test
  void readsBrokersPollsPushAndDevices() throws IOException {
    Observations all =
        read("""
                store: {path: data/obs, keep_days: 30}
                observations:
                  mqtt:
                    - id: city
                      host: broker.example
                      tls: true
                      user: freshet
                      password_env: CITY_PASSWORD
                      topics:
                        - filter: city/+/rain
                          format: json
                          mapping:
                            topic_level: 2
                            time: ts
                            values: [{field: mm, quantity: rain-mm, interval_min: 1}]
                        - {filter: application/+/device/+/event/up, format: chirpstack}
                  poll:
                    - id: wsv
                      type: pegelonline
                      url: "https://example.org/x?start={from}&end={to}"
                      every_s: 60
                      backfill_for: city
                  push: {token_env: PUSH_TOKEN, max_kb: 64}
                  device_types:
                    - id: sonic
                      codec: decentlab-dl-mbx
                      devices: [{key: 70B3D57BA000012F, sensor: W7, mount_m: 3.2}]
                    - id: own
                      fields: [{at: 0, type: u16be, factor: 0.001, none: 65535, meaning: battery-v}]
                      devices: [{key: own-1}]
                """)
            .observations();
    assertThat(all.store()).isEqualTo(folder.resolve("data/obs"));
    Observations.Broker broker = all.mqtt().get(0);
    assertThat(broker.port()).isEqualTo(8883);
    assertThat(broker.clientId()).isEqualTo("freshet-city");
    assertThat(broker.password()).isEqualTo(new Secret("CITY_PASSWORD", null));
    assertThat(broker.topics().get(0).mapping().values().get(0).quantity())
        .isEqualTo(Quantity.RAIN_MM);
    assertThat(all.polls().get(0).uri(Instant.EPOCH, Instant.EPOCH.plusSeconds(60)))
        .hasToString("https://example.org/x?start=1970-01-01T00:00:00Z&end=1970-01-01T00:01:00Z");
    assertThat(all.push()).isNotNull();
    assertThat(all.deviceTypes()).containsOnlyKeys("sonic", "own");
    assertThat(all.deviceTypes().values())
        .flatExtracting(type -> type.devices().values())
        .extracting("key", "sensor")
        .containsExactly(tuple("70b3d57ba000012f", "W7"), tuple("own-1", "own-1"));
  }

  @Test
  void withoutTheSectionNothingArrives() throws IOException {
    Observations all = read("").observations();
    assertThat(all.mqtt()).isEmpty();
    assertThat(all.polls()).isEmpty();
    assertThat(all.push()).isNull();
  }

  @Test
  void tellsEveryMistakeWithItsMend() {
    assertThat(
            problems(
                """
                observations:
                  mqtt:
                    - id: city
                      host: broker.example
                      password: secret
                      topics: [{filter: a/b, format: jsn}]
                  poll: [{id: p, type: usgs, url: "ftp://x", backfill_for: town}]
                  push: {max_kb: 1}
                  device_types:
                    - {id: d, codec: decentlab}
                    - {id: e, fields: [{at: 0, type: u12, meaning: level-m}]}
                """))
        .anySatisfy(line -> assertThat(line).contains("password").contains("password_env"))
        .anySatisfy(line -> assertThat(line).contains("format").contains("chirpstack"))
        .anySatisfy(line -> assertThat(line).contains("mapping").contains("values"))
        .anySatisfy(line -> assertThat(line).contains("ftp://x"))
        .anySatisfy(line -> assertThat(line).contains("backfill_for").contains("town"))
        .anySatisfy(line -> assertThat(line).contains("token_env"))
        .anySatisfy(line -> assertThat(line).contains("decentlab"))
        .anySatisfy(line -> assertThat(line).contains("u12"))
        .allSatisfy(line -> assertThat(line).doesNotContain("`secret`"));
  }
}
