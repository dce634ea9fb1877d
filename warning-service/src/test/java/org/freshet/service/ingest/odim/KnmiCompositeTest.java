package org.freshet.service.ingest.odim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.freshet.dem.crs.LonLat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Composites as KNMI writes them, with the layout, grid and corners of its national product. The
 * files were written with the HDF5 library (h5py 3.16, earliest format), for the test alone.
 */
class KnmiCompositeTest {
  private static final int ROWS = 765;
  private static final int COLS = 700;

  @TempDir Path folder;

  private static Path file(String name) {
    return Path.of(resource(name));
  }

  private static URI resource(String name) {
    return URI.create(String.valueOf(KnmiCompositeTest.class.getResource(name)));
  }

  @Test
  void readsDepthsTimesAndWhatLiesOutside() throws IOException {
    OdimFrame frame = OdimReader.readAll(file("knmi-rain.h5")).get(0);
    assertThat(frame.rows()).isEqualTo(ROWS);
    assertThat(frame.cols()).isEqualTo(COLS);
    assertThat(frame.start()).isEqualTo(Instant.parse("2010-08-26T05:00:00Z"));
    assertThat(frame.end()).isEqualTo(Instant.parse("2010-08-26T05:05:00Z"));
    assertThat(frame.unit()).isEqualTo("mm");
    assertThat(frame.figures().nodata()).isEqualTo(ROWS * COLS - 3);
    assertThat(frame.figures().max()).isEqualTo(12.34, within(1e-9));
    assertThat(frame.rain("knmi").rain_mm(100 * COLS + 200)).isEqualTo(2.5f);
    assertThat(frame.rain("knmi").rain_mm(1)).isNaN();
  }

  @Test
  void theMaximumLiesWithinAHundredMetresOfItsPlace() throws IOException {
    OdimFrame frame = OdimReader.readAll(file("knmi-rain.h5")).get(0);
    OdimPlace place = frame.place().orElseThrow();
    int cell = frame.figures().maxCell();
    assertThat(cell).isEqualTo(400 * COLS + 333);
    LonLat centre = place.centre(cell / COLS, cell % COLS);
    // Of x = 333.5 km, y = -4050.5 km, worked out apart with PROJ.
    assertThat(centre.lon_deg()).isCloseTo(4.70686047, within(1e-5));
    assertThat(centre.lat_deg()).isCloseTo(52.36275724, within(1e-5));
    LonLat northWest = place.at(0, 0);
    assertThat(northWest.lon_deg()).isCloseTo(0, within(0.0015));
    assertThat(northWest.lat_deg()).isCloseTo(55.974, within(0.0009));
    LonLat southEast = place.at(ROWS, COLS);
    assertThat(southEast.lon_deg()).isCloseTo(9.009, within(0.0015));
    assertThat(southEast.lat_deg()).isCloseTo(48.895, within(0.0009));
  }

  @Test
  void readsFormulasWithAnOffset() throws IOException {
    OdimFrame frame = OdimReader.readAll(file("knmi-reflectivity.h5")).get(0);
    assertThat(frame.unit()).isEqualTo("dBZ");
    assertThat(frame.values()[0]).isEqualTo(-32f);
    assertThat(frame.figures().max()).isEqualTo(585);
  }

  @Test
  void refusesWhatContradictsItself() {
    assertThatThrownBy(() -> OdimReader.readAll(file("knmi-other-corners.h5")))
        .isInstanceOf(OdimException.class)
        .hasMessageContaining("cells from where projection and offsets put it");
    assertThatThrownBy(() -> OdimReader.readAll(file("knmi-other-formula.h5")))
        .isInstanceOf(OdimException.class)
        .hasMessageContaining("GEO=PV^2");
  }

  @Test
  void refusesACutOne() throws IOException {
    byte[] whole = Files.readAllBytes(file("knmi-rain.h5"));
    Path cut = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> OdimReader.readAll(cut)).isInstanceOf(OdimException.class);
  }
}
