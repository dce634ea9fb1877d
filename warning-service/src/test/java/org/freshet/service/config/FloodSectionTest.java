package org.freshet.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.freshet.flood.FlowLink;
import org.freshet.flood.OverlandFlow;
import org.freshet.flood.TravelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloodSectionTest {
  private static final String HEAD =
      """
      name: Tal
      crs: EPSG:25832
      terrain: {dem: dem.tif}
      rain: {sources: [{id: radar, path: radar}]}
      flood:
      """;

  @TempDir Path folder;

  private FloodSettings read(String flood) throws IOException {
    Files.writeString(folder.resolve("dem.tif"), "x");
    Files.createDirectories(folder.resolve("radar"));
    Files.writeString(folder.resolve("area.yaml"), HEAD + flood);
    return AreaConfigReader.read(folder).flood();
  }

  @Test
  void runoffTravelsByTheUplandMethodUnlessTheFileSaysOtherwise() throws IOException {
    assertThat(read("  sewers: working\n").travel()).isEqualTo(TravelOptions.defaults());
    assertThat(read("  travel: {formula: kinematic, rain_mm_h: 60}\n").travel().flow())
        .isEqualTo(OverlandFlow.KinematicWave.of(60));
  }

  @Test
  void readsLinksBasinsAndTheirState() throws IOException {
    FloodSettings flood =
        read(
            """
              sewers: surcharged
              surcharged: [north]
              if_blocked: all
              rain_before: {days_mm: [12, 3], recent_mm: 2}
              links:
                - {id: p, kind: pump, from: {lon: 9, lat: 50}, invert_m: 2.5, capacity_m3_s: 0.05}
                - {id: c, from: {lon: 9, lat: 50}, to: {lon: 9.1, lat: 50}, invert_m: 2, full_m: 0.5,
                   capacity_m3_s: 1, blocked: true}
              basins:
                - {id: b, inlet: {lon: 9, lat: 50}, inlet_m: 3, intake_m3_s: 1, volume_m3: 90}
            """);
    assertThat(flood.sewersWork()).isFalse();
    assertThat(flood.surcharged()).containsExactly("north");
    assertThat(flood.ifBlocked()).containsExactly(FloodSettings.ALL);
    assertThat(flood.days_mm()).containsExactly(12.0, 3.0);
    assertThat(flood.links()).hasSize(2);
    assertThat(flood.links().get(0).kind()).isEqualTo(FlowLink.Kind.PUMP);
    assertThat(flood.links().get(0).to()).as("no outlet means the sewer").isNull();
    assertThat(flood.links().get(1).blocked()).isTrue();
    assertThat(Objects.requireNonNull(flood.links().get(1).to()).lon()).isEqualTo(9.1);
    assertThat(flood.basins().get(0).throttle_m3_s()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "links: [{id: p, kind: pumpe}] | flood.links[0].kind | Maybe one of culvert, pump,",
        "links: [{id: p, kind: pump, capacity_m3_s: -1}] | capacity_m3_s | from 0 to 1000. Maybe a minus too many: 1.",
        "links: [{id: p, kind: pump, capacity_m3_s: 2800}] | capacity_m3_s | Maybe it is in l/s: 2.8 m³/s.",
        "links: [{id: p, kind: pump, blocked: true}] | blocked | culvert or an underpass-drain",
        "links: [{id: p, from: {lon: 50, lat: 910}}] | flood.links[0].from.lat | from -90 to 90",
        "basins: [{id: b, volum_m3: 3}] | volum_m3 | Maybe you meant `volume_m3`",
        "sewer: surcharged | flood.sewer | Maybe you meant `sewers`",
        "if_blocked: {all: true} | flood.if_blocked | Maybe write `if_blocked: [a, b]`",
        "rain_before: {days_mm: [-3]} | days_mm | 0 to 1000 mm. Maybe another unit.",
        "reports: nowhere.csv | reports | which is not in"
      })
  void aMistakeIsOneLineThatNamesKeyAndMend(String yaml, String key, String mend) {
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> read("  " + yaml + "\n"));
    assertThat(wrong.problems())
        .anySatisfy(line -> assertThat(line).contains("area.yaml", key, mend).doesNotContain("\n"));
  }

  @Test
  void twoStructuresOfOneNameAreRefused() {
    String pump = "{id: p, kind: pump, from: {lon: 9, lat: 50}, invert_m: 2, capacity_m3_s: 1}";
    ConfigException wrong =
        catchThrowableOfType(
            ConfigException.class, () -> read("  links: [" + pump + ", " + pump + "]\n"));
    assertThat(wrong.problems()).isEqualTo(List.of(wrong.getMessage()));
    assertThat(wrong.getMessage()).contains("`flood`", "names `p` twice");
  }
}
