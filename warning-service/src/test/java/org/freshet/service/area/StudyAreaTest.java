package org.freshet.service.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.freshet.dem.DemSource;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.LonLat;
import org.freshet.flood.FlowLink;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.service.config.AreaConfigReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.GeometryFactory;

class StudyAreaTest {
  /** Ten by ten cells of 10 m. */
  private static final GridGeometry GRID =
      new GridGeometry(10, 10, 567_000, 5_641_000, 10, 10, "EPSG:25832");

  private static final Crs UTM = Crs.of("EPSG:25832");

  @TempDir Path folder;
  private final StringBuilder yaml =
      new StringBuilder("name: Tal\ncrs: EPSG:25832\nrain: {sources: [{id: r, path: radar}]}\n");
  private final StringBuilder terrain = new StringBuilder("terrain: {dem: dem.tif");

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("dem.tif"), "x");
    Files.createDirectory(folder.resolve("radar"));
  }

  private StudyArea load() throws IOException {
    Files.writeString(folder.resolve("area.yaml"), yaml + terrain.toString() + "}\n");
    return StudyArea.load(AreaConfigReader.read(folder), GRID);
  }

  private void layer(String name, String... features) throws IOException {
    Files.writeString(
        folder.resolve(name),
        "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
  }

  private static String feature(String properties, String type, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":{"
        + properties.replace('\'', '"')
        + "},\"geometry\":{\"type\":\""
        + type
        + "\",\"coordinates\":"
        + coordinates
        + "}}";
  }

  /** A place by column and row of the grid, as a GeoJSON position. */
  private static String at(double col, double row) {
    LonLat place = UTM.toLonLat(GRID.west() + 10 * col, GRID.north() - 10 * row);
    return "[" + place.lon_deg() + "," + place.lat_deg() + "]";
  }

  private static String box(double col1, double row1, double col2, double row2) {
    return String.join(
        ",",
        "[[" + at(col1, row1),
        at(col1, row2),
        at(col2, row2),
        at(col2, row1),
        at(col1, row1) + "]]");
  }

  @Test
  void isOneWholeAreaWithoutAnyLayer() throws IOException {
    StudyArea area = load();
    assertThat(area.warningAreas()).extracting("name").containsExactly("Tal");
    assertThat(area.areaIndex().keyOf(0)).isEqualTo("Tal");
    assertThat(area.areaIndex().keyOf(99)).isEqualTo("Tal");
    assertThat(area.areaIndex().keyOf(-1)).isEmpty();
    assertThat(area.mapping().polygonCells(area.areas().get(0).lonLat())).hasSize(100);
    assertThat(area.buildings()).isEmpty();
    assertThat(area.landCover()).isNull();
    assertThat(area.sewerOfCell()).isNull();
    assertThat(area.findings()).isEmpty();
  }

  @Test
  void laysLayersOntoCells() throws IOException {
    layer("b.geojson", feature("'id':'b1','height_m':8", "Polygon", box(2, 1, 4, 2)));
    layer(
        "c.geojson",
        feature(
            "'id':'c1','inlet_invert_m':99.5,'outlet_invert_m':99",
            "LineString",
            "[" + at(0.5, 0.5) + "," + at(3.5, 0.5) + "]"));
    layer("s.geojson", feature("'id':'s1','capacity_mm_h':12", "Polygon", box(0, 0, 10, 5)));
    layer(
        "a.geojson",
        feature("'ars':'066359990001','name':'West'", "Polygon", box(0, 0, 5, 10)),
        feature(
            "'ars':'066359990002','name':'Ost'", "MultiPolygon", "[" + box(5, 0, 10, 10) + "]"));
    layer(
        "p.geojson",
        feature("'id':'p1','kind':'school','name':'Schule'", "Point", at(7.5, 3.5)),
        feature("'id':'p2'", "Point", at(99, 99)));
    terrain.append(", buildings: b.geojson, culverts: c.geojson, sewers: s.geojson");
    yaml.append("areas: a.geojson\nassets: p.geojson\n");
    StudyArea area = load();
    assertThat(area.buildings().get(0).cells()).containsExactly(12, 13);
    assertThat(area.buildings().get(0).height_m()).isEqualTo(8);
    assertThat(area.culverts().get(0).cells()).containsExactly(0, 1, 2, 3);
    assertThat(area.culverts().get(0).inletInvert_m()).isEqualTo(99.5);
    assertThat(area.culverts().get(0).outletInvert_m()).isEqualTo(99);
    assertThat(area.culverts().get(0).capacity_m3_s()).isInfinite();
    assertThat(Culvert.carvings(area.culverts())).hasSize(1);
    assertThat(Culvert.links(area.culverts())).isEmpty();
    assertThat(area.sewers().get(0).id()).isEqualTo("s1");
    assertThat(area.sewers().get(0).capacity()).isEqualTo(new SewerCapacity.Rate(12));
    IntGrid sewer = Objects.requireNonNull(area.sewerOfCell());
    assertThat(sewer.get(49)).isZero();
    assertThat(sewer.get(50)).isEqualTo(-1);
    assertThat(area.areaIndex().keyOf(4)).isEqualTo("066359990001");
    assertThat(area.areaIndex().keyOf(5)).isEqualTo("066359990002");
    assertThat(area.assets().get(0).cell()).isEqualTo(37);
    assertThat(area.assets().get(0).areaKey()).isEqualTo("066359990002");
    assertThat(area.placedAssets().get(0).nameEn()).isEqualTo("Schule");
    assertThat(area.assets().get(1).cell()).isEqualTo(-1);
    assertThat(area.findingCounts()).containsExactly(Map.entry(AreaFinding.Code.OFF_TERRAIN, 1L));
  }

  @Test
  void countsWhatItCannotUseAndGoesOn() throws IOException {
    layer(
        "b.geojson",
        feature("'id':'good'", "Polygon", box(0, 0, 2, 2)),
        feature("'id':'far'", "Polygon", box(50, 50, 52, 52)),
        feature("'id':'line'", "LineString", "[" + at(0, 0) + "," + at(1, 1) + "]"),
        feature("'id':'short'", "Polygon", "[[" + at(0, 0) + "," + at(1, 1) + "]]"),
        feature(
            "'id':'bow'",
            "Polygon",
            "[[" + String.join(",", at(4, 4), at(8, 8), at(8, 4), at(4, 8), at(4, 4)) + "]]"),
        "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}");
    terrain.append(", buildings: b.geojson");
    StudyArea area = load();
    assertThat(area.buildings()).extracting(Building::id).containsExactly("good", "bow");
    assertThat(area.buildings().get(1).cells()).as("both wings").hasSize(8);
    assertThat(area.findingCounts())
        .containsOnly(
            Map.entry(AreaFinding.Code.WRONG_GEOMETRY, 3L),
            Map.entry(AreaFinding.Code.MENDED_GEOMETRY, 1L),
            Map.entry(AreaFinding.Code.OFF_TERRAIN, 1L));
    assertThat(area.findings().get(0).feature()).isEqualTo(1);
  }

  @Test
  void leavesOutCulvertsWithoutInverts() throws IOException {
    layer(
        "c.geojson",
        feature("'id':'c1'", "LineString", "[" + at(0.5, 0.5) + "," + at(3.5, 0.5) + "]"));
    terrain.append(", culverts: c.geojson");
    StudyArea area = load();
    assertThat(area.culverts()).isEmpty();
    assertThat(area.findings())
        .singleElement()
        .satisfies(one -> assertThat(one.message()).contains("outlet_invert_m"));
  }

  @Test
  void refusesFilesThatAreNoGeoJsonInLonLat() throws IOException {
    terrain.append(", buildings: b.geojson");
    Files.writeString(folder.resolve("b.geojson"), "{\"type\":\"FeatureCollection\"");
    assertThatExceptionOfType(StudyAreaException.class)
        .isThrownBy(this::load)
        .withMessageContaining("b.geojson: is broken JSON");
    Files.writeString(folder.resolve("b.geojson"), "[]");
    assertThatExceptionOfType(StudyAreaException.class)
        .isThrownBy(this::load)
        .withMessageContaining("no GeoJSON feature collection");
    layer("b.geojson", feature("", "Point", "[567000, 5641000]"));
    assertThatExceptionOfType(StudyAreaException.class)
        .isThrownBy(this::load)
        .withMessageContaining("Maybe export it in WGS 84");
    layer("a.geojson", feature("'name':'namenlos'", "Polygon", box(0, 0, 1, 1)));
    layer("b.geojson");
    yaml.append("areas: a.geojson\n");
    assertThatExceptionOfType(StudyAreaException.class)
        .isThrownBy(this::load)
        .withMessageContaining("holds no usable area");
  }

  @Test
  void readsSillbachWithoutAFinding() {
    Path sillbach =
        Path.of(System.getProperty("freshet.home", "..")).resolve("sample-data/sillbach");
    GridGeometry dem = DemSource.open(sillbach.resolve("dem.tif")).read().geometry();
    StudyArea area = StudyArea.load(AreaConfigReader.read(sillbach), dem);
    assertThat(area.findings()).isEmpty();
    assertThat(area.areas()).hasSizeGreaterThan(4);
    assertThat(area.buildings()).hasSizeGreaterThan(100);
    assertThat(area.landCover()).isNotNull();
    assertThat(area.gauges()).allSatisfy(gauge -> assertThat(gauge.cell()).isNotNegative());
    assertThat(area.assets()).allSatisfy(asset -> assertThat(asset.cell()).isNotNegative());
  }

  @Test
  void aCulvertWithAKnownCapacityIsALinkUnderAClosedBank() {
    Culvert pipe =
        new Culvert(
            "k", "k", new GeometryFactory().createLineString(), new int[] {4, 5, 6}, 99.5, 99, 2.8);
    assertThat(Culvert.carvings(List.of(pipe))).isEmpty();
    FlowLink link = Culvert.links(List.of(pipe)).get(0);
    assertThat(link.fromCell()).isEqualTo(4);
    assertThat(link.toCell()).isEqualTo(6);
    assertThat(link.discharge_m3_s(102)).isEqualTo(2.8);
    assertThat(link.discharge_m3_s(99.4)).isZero();
  }
}
