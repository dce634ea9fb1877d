package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.MapPoint;
import org.freshet.flood.SewerDistrict;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.KostraGrid;
import org.freshet.service.area.AreaFinding;
import org.freshet.service.area.SewerArea;
import org.freshet.service.area.SewerCapacity;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfigReader;
import org.freshet.service.config.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SewerWiringTest {
  @TempDir Path folder;

  @BeforeEach
  void aValleyAndItsRain() throws IOException {
    new BankedValley(folder);
    KostraGrid raster = KostraGrid.KOSTRA_2010R;
    MapPoint valley = Crs.of(raster.crs()).fromLonLat(9.0008, 50.9995);
    int cell = raster.indexAt(valley.x(), valley.y());
    Path tables = Files.createDirectory(folder.resolve("kostra-2010R"));
    String[][] rows = {{"0005", "5,20"}, {"0015", "9,30"}, {"0060", "15,45"}};
    for (String[] row : rows) {
      Files.writeString(
          tables.resolve("StatRR_KOSTRA-DWD-2010R_D" + row[0] + ".csv"),
          "INDEX_RC,HN_001A_,HN_100A_\n" + cell + "," + row[1] + "\n");
    }
  }

  private StudyArea area(String capacity) throws IOException {
    Path file = folder.resolve("sewers.geojson");
    String text = Files.readString(file).replace("\"capacity_mm_h\":20", capacity);
    Files.writeString(file, text);
    GridGeometry geometry = new GridGeometry(60, 60, 500_000, 5_650_000, 2, 2, "EPSG:25832");
    return StudyArea.load(AreaConfigReader.read(folder), geometry);
  }

  private List<SewerDistrict> districts(StudyArea area) throws IOException {
    AreaConfig config = AreaConfigReader.read(folder);
    return new SewerWiring(config).districts(area.sewers());
  }

  private void withStatistics(String more) throws IOException {
    Path file = folder.resolve("area.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("rain: {", "rain: {statistics: kostra-2010R, ") + more);
  }

  @Test
  void aReturnPeriodIsReadFromTheStatisticsOfThePlace() throws IOException {
    withStatistics("");
    StudyArea area = area("\"return_period_a\":1,\"duration_min\":15");
    assertThat(area.sewers().get(0).capacity()).isEqualTo(new SewerCapacity.ReturnPeriod(1, 15));
    SewerDistrict district = districts(area).get(0);
    assertThat(district.capacity_mm_h())
        .as("9 mm in a quarter of an hour")
        .isCloseTo(36, within(1e-9));
  }

  @Test
  void aSurchargedDistrictTakesNothingWhateverItWasBuiltFor() throws IOException {
    withStatistics("flood: {surcharged: [s]}\n");
    assertThat(districts(area("\"return_period_a\":5")).get(0).capacity_mm_h()).isZero();
  }

  @Test
  void withoutStatisticsTheDistrictIsNamedWithTheMend() throws IOException {
    StudyArea area = area("\"return_period_a\":5");
    ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> districts(area));
    assertThat(wrong.problems())
        .singleElement()
        .satisfies(
            line -> assertThat(line).contains("area.yaml", "`rain.statistics`", "`s`", "Maybe"));
  }

  @Test
  void aRateCountsBeforeAReturnPeriodAndNonsenseIsAFinding() throws IOException {
    StudyArea both = area("\"capacity_mm_h\":7,\"return_period_a\":5");
    assertThat(both.sewers())
        .extracting(SewerArea::capacity)
        .containsExactly(new SewerCapacity.Rate(7));
    assertThat(both.findingCounts()).isEmpty();
  }

  @Test
  void aReturnPeriodOutOfRangeIsAFindingAndCarriesNothing() throws IOException {
    StudyArea area = area("\"return_period_a\":500");
    assertThat(area.findingCounts()).containsEntry(AreaFinding.Code.BAD_PROPERTY, 1L);
    assertThat(area.sewers().get(0).capacity()).isEqualTo(new SewerCapacity.Rate(0));
  }
}
