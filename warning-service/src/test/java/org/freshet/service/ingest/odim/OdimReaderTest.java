package org.freshet.service.ingest.odim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.freshet.dem.crs.LonLat;
import org.freshet.service.ingest.radolan.RadolanGrid;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OdimReaderTest {
  @TempDir Path folder;

  private static Path data(String name) {
    Path file = Path.of(System.getProperty("freshet.data", "../../shared/data")).resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), "skipped: " + name + " of the public test data is not there");
    return file;
  }

  private Path composite(boolean whatAtData) {
    Path file = folder.resolve("composite.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("Conventions", "ODIM_H5/V2_3");
      WritableGroup dataset = hdf.putGroup("dataset1");
      WritableGroup data = dataset.putGroup("data1");
      data.putDataset("data", new int[][] {{0, 10}, {255, 20}, {5, 0}});
      WritableGroup what = (whatAtData ? data : dataset).putGroup("what");
      what.putAttribute("quantity", "ACRR");
      what.putAttribute("gain", 0.1);
      what.putAttribute("offset", 0.0);
      what.putAttribute("nodata", 255.0);
      what.putAttribute("undetect", 0.0);
      WritableGroup root = hdf.putGroup("what");
      root.putAttribute("date", "20260618");
      root.putAttribute("time", "150000");
      root.putAttribute("startdate", "20260618");
      root.putAttribute("starttime", "145500");
      root.putAttribute("enddate", "20260618");
      root.putAttribute("endtime", "150000");
    }
    return file;
  }

  @Test
  void looksUpwardsForAttributesAndTellsNoDataFromNoRain() throws IOException {
    for (boolean whatAtData : new boolean[] {true, false}) {
      OdimFrame frame = OdimReader.readAll(composite(whatAtData)).get(0);
      assertThat(frame.values()).containsExactly(0f, 1f, Float.NaN, 2f, 0.5f, 0f);
      assertThat(frame.figures().nodata()).isEqualTo(1);
      assertThat(frame.figures().undetect()).isEqualTo(2);
      assertThat(frame.figures().sum()).isCloseTo(3.5, within(1e-12));
      assertThat(frame.figures().maxCell()).isEqualTo(3);
      assertThat(frame.rain("radar").start()).isEqualTo(Instant.parse("2026-06-18T14:55:00Z"));
      assertThat(frame.rain("radar").unknownCells()).isEqualTo(1);
    }
  }

  @Test
  void readsTheCompositesOfTheGermanWeatherService() throws IOException {
    List<OdimFrame> frames =
        OdimReader.readAll(data("radar/dwd-hdf5-rv/composite_rv_20250923_0855.tar"));
    assertThat(frames).hasSize(2);
    OdimFrame analysis = frames.get(0);
    assertThat(analysis.quantity()).isEqualTo("ACRR");
    assertThat(analysis.rows()).isEqualTo(1200);
    assertThat(analysis.cols()).isEqualTo(1100);
    assertThat(analysis.start()).isEqualTo(Instant.parse("2025-09-23T08:50:00Z"));
    assertThat(analysis.end()).isEqualTo(Instant.parse("2025-09-23T08:55:00Z"));
    assertThat(analysis.figures().sum()).isCloseTo(2_437.483, within(1e-6));
    assertThat(frames.get(1).end()).isEqualTo(Instant.parse("2025-09-23T09:45:00Z"));
  }

  @Test
  void itsPlaceIsThatOfTheBinaryTwin() throws IOException {
    OdimFrame frame =
        OdimReader.readAll(data("radar/dwd-hdf5-rv/composite_rv_20250923_0855.tar")).get(0);
    OdimPlace place = frame.place().orElseThrow();
    RadolanGrid twin = RadolanGrid.of(1200, 1100, 5).orElseThrow();
    for (int row = 0; row < 1200; row += 149) {
      for (int col = 0; col < 1100; col += 137) {
        LonLat centre = place.centre(row, col);
        assertThat(centre.lon_deg()).isCloseTo(twin.lonOfCell_deg(row, col), within(2e-5));
        assertThat(centre.lat_deg()).isCloseTo(twin.latOfCell_deg(row, col), within(1e-5));
        double[] back = place.rowAndCol(centre);
        assertThat(back[0]).isCloseTo(row + 0.5, within(1e-3));
        assertThat(back[1]).isCloseTo(col + 0.5, within(1e-3));
      }
    }
  }

  @Test
  void refusesOtherContainersAndDamagedOnes() throws IOException {
    Path other = folder.resolve("other.h5");
    try (WritableHdfFile hdf = HdfFile.write(other)) {
      hdf.putDataset("rainfall", new int[] {1, 2, 3});
    }
    assertThatThrownBy(() -> OdimReader.readAll(other)).hasMessageContaining("without an ODIM");
    byte[] whole = Files.readAllBytes(composite(true));
    Path cut = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(whole, 300));
    assertThatThrownBy(() -> OdimReader.readAll(cut)).isInstanceOf(OdimException.class);
    Path text = Files.writeString(folder.resolve("text.h5"), "no radar");
    assertThatThrownBy(() -> OdimReader.readAll(text)).hasMessageContaining("not an HDF5 file");
  }
}
