package org.freshet.dem.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrsTest {
  @Test
  void placesUtmCoordinatesOnEarth() {
    // Reference: the central meridian of zone 32 is 9 degrees east, false easting 500 km.
    Crs utm32 = Crs.of("EPSG:25832");
    LonLat place = utm32.toLonLat(500_000, 5_538_630.70);
    assertThat(place.lon_deg()).isCloseTo(9, within(1e-9));
    assertThat(place.lat_deg()).isCloseTo(50, within(1e-7));
    MapPoint back = utm32.fromLonLat(place.lon_deg(), place.lat_deg());
    assertThat(back.x()).isCloseTo(500_000, within(1e-6));
    assertThat(back.y()).isCloseTo(5_538_630.70, within(1e-6));
  }

  @Test
  void tellsDegreesFromMetresAndFeet() {
    assertThat(Crs.of("EPSG:4326").isGeographic()).isTrue();
    assertThat(Crs.of("EPSG:4258").isMetric()).isFalse();
    assertThat(Crs.of("EPSG:25832").isMetric()).isTrue();
    assertThat(Crs.of("EPSG:3007").isMetric()).isTrue();
    assertThat(Crs.of("EPSG:2263").isGeographic()).isFalse();
    assertThat(Crs.of("EPSG:2263").isMetric()).isFalse();
  }

  @Test
  void takesTwinsOfOtherAxisOrderForTheSame() {
    assertThat(Crs.of("EPSG:3044").sameAs(Crs.of("EPSG:25832"))).isTrue();
    assertThat(Crs.of("EPSG:3045").sameAs(Crs.of("EPSG:25833"))).isTrue();
    assertThat(Crs.of("EPSG:25833").sameAs(Crs.of("EPSG:25832"))).isFalse();
    assertThat(Crs.of("EPSG:4647").sameAs(Crs.of("EPSG:25832"))).isFalse();
    assertThat(Crs.of("EPSG:31467").sameAs(Crs.of("EPSG:25832"))).isFalse();
    assertThat(Crs.of("EPSG:4326").sameAs(Crs.of("EPSG:25832"))).isFalse();
  }

  @Test
  void takesTheHorizontalPartOfGermanCompoundSystems() {
    assertThat(Crs.of("EPSG:5555").sameAs(Crs.of("EPSG:25832"))).isTrue();
  }

  @Test
  void understandsTheWaysCodesAreWritten() {
    assertThat(Crs.of("epsg:25832").code()).isEqualTo("EPSG:25832");
    assertThat(Crs.of("25832").code()).isEqualTo("EPSG:25832");
    assertThat(Crs.of("urn:ogc:def:crs:EPSG::25832").code()).isEqualTo("EPSG:25832");
  }

  @Test
  void refusesUnknownCodesWithAMend() {
    assertThatThrownBy(() -> Crs.of("EPSG:99999"))
        .isInstanceOf(CrsException.class)
        .hasMessageContaining("EPSG:99999")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> Crs.of("UTM32")).isInstanceOf(CrsException.class);
    assertThatThrownBy(() -> Crs.of("ESRI:102100")).isInstanceOf(CrsException.class);
    assertThatThrownBy(() -> Crs.of("")).isInstanceOf(CrsException.class);
  }

  @Test
  void givesTheSamePlacesToManyThreads() {
    Crs gaussKruger = Crs.of("EPSG:31467");
    LonLat[] alone =
        IntStream.range(0, 20_000).mapToObj(i -> place(gaussKruger, i)).toArray(LonLat[]::new);
    AtomicInteger wrong = new AtomicInteger();
    IntStream.range(0, alone.length)
        .parallel()
        .filter(i -> !place(gaussKruger, i).equals(alone[i]))
        .forEach(i -> wrong.incrementAndGet());
    assertThat(wrong.get()).isZero();
  }

  private static LonLat place(Crs crs, int i) {
    return crs.toLonLat(3_400_000 + 17 * i, 5_300_000 + 31 * i);
  }

  @Test
  void readsTheCodeOfSidecars() {
    assertThat(
            PrjText.epsg(
                """
                Projection    UTM
                Zone          56
                Datum         WGS84
                Units         METERS
                Yshift        10000000
                Parameters
                """))
        .isEqualTo("EPSG:32756");
    assertThat(PrjText.epsg("PROJCS[\"ETRS_1989_UTM_Zone_32N\",GEOGCS[\"GCS_ETRS_1989\"]]"))
        .isEqualTo("EPSG:25832");
    assertThat(PrjText.epsg("PROJCS[\"WGS 84 / UTM zone 33S\",GEOGCS[\"WGS 84\"]]"))
        .isEqualTo("EPSG:32733");
    assertThat(
            PrjText.epsg(
                "PROJCS[\"x\",GEOGCS[\"y\",AUTHORITY[\"EPSG\",\"4258\"]],AUTHORITY[\"EPSG\",\"3044\"]]"))
        .isEqualTo("EPSG:3044");
    assertThat(PrjText.epsg("GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]"))
        .isEqualTo("EPSG:4326");
    assertThat(PrjText.epsg("PROJCS[\"Some_Local_Plane\",GEOGCS[\"GCS_ETRS_1989\"]]")).isNull();
    assertThat(PrjText.epsg("nonsense")).isNull();
  }
}
