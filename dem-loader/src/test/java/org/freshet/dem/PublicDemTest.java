package org.freshet.dem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Public terrain models against figures that other programs agree on. */
class PublicDemTest {

  @Test
  void readsDuesseldorfMosaicBitForBit() throws Exception {
    Dem dem =
        DemSource.open(PublicData.file("urban-dem/duesseldorf-dgm1/duesseldorf-5x5km-1m.tif"))
            .read();
    assertThat(PublicData.hash(dem.elevation())).isEqualTo("d4123e14e05399ba");
    assertThat(dem.validCells()).isEqualTo(19_000_000);
    assertThat(dem.nodataCells()).isEqualTo(6_000_000);
    assertThat(dem.geometry().crs()).isEqualTo("EPSG:25832");
    assertThat(dem.geometry().west()).isEqualTo(343_999.5);
    assertThat(dem.geometry().north()).isEqualTo(5_676_999.5);
  }

  @Test
  void readsNonSquareCellsOfMalstroem() throws Exception {
    Dem dem = DemSource.open(PublicData.file("sinks/malstroem/dtm.tif")).read();
    assertThat(PublicData.hash(dem.elevation())).isEqualTo("04d71b2338bc9103");
    assertThat(dem.geometry().cellWidth_m()).isEqualTo(16.0);
    assertThat(dem.geometry().cellHeight_m()).isCloseTo(15.957447, within(1e-6));
    assertThat(dem.findings())
        .extracting(DemFinding::code)
        .contains(DemFinding.Code.NON_SQUARE_CELLS);
  }
}
