package org.freshet.service.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.LonLat;
import org.freshet.grid.D8;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.terrain.TerrainChange;
import org.freshet.terrain.TerrainConditioning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.LineString;

class WorksFileTest {
  private static final GridGeometry GRID =
      new GridGeometry(20, 20, 500_000, 5_650_000, 2, 2, "EPSG:25832");
  private static final GridMapping MAPPING = new GridMapping(GRID, Crs.of("EPSG:25832"));
  private static final FloatGrid GROUND = new FloatGrid(GRID, new float[GRID.cells()]);

  @TempDir private Path folder;

  private WorksFile.Read read(String... features) throws IOException {
    Path file = folder.resolve("works.geojson");
    Files.writeString(
        file, "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
    return WorksFile.read(file, MAPPING, GROUND, List.of(culvert("cut", 1e9), culvert("pipe", 2)));
  }

  private static Culvert culvert(String id, double capacity_m3_s) {
    LineString line =
        GeoJsonGeometry.FACTORY.createLineString(
            new org.locationtech.jts.geom.Coordinate[] {
              new org.locationtech.jts.geom.Coordinate(9, 51),
              new org.locationtech.jts.geom.Coordinate(9.1, 51)
            });
    double most = capacity_m3_s == 1e9 ? Double.POSITIVE_INFINITY : capacity_m3_s;
    return new Culvert(id, id, line, new int[] {23, 22, 21}, -2, -3, most);
  }

  private static String place(int row, int col) {
    LonLat at = MAPPING.centre(GRID.cell(row, col));
    return String.format(Locale.ROOT, "[%.8f, %.8f]", at.lon_deg(), at.lat_deg());
  }

  private static String line(String properties, int row, int col, int toRow, int toCol) {
    return feature(
        properties, "\"LineString\"", "[" + place(row, col) + "," + place(toRow, toCol) + "]");
  }

  private static String square(String properties, int row, int col, int toRow, int toCol) {
    List<String> corners =
        List.of(
            place(row, col),
            place(row, toCol),
            place(toRow, toCol),
            place(toRow, col),
            place(row, col));
    return feature(properties, "\"Polygon\"", "[[" + String.join(",", corners) + "]]");
  }

  private static String feature(String properties, String type, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":{"
        + properties
        + "},\"geometry\":{\"type\":"
        + type
        + ",\"coordinates\":"
        + coordinates
        + "}}";
  }

  private static FloatGrid ground(List<Work> standing) {
    return TerrainConditioning.of(GROUND, WorkChanges.of(standing)).elevation();
  }

  @Test
  void readsWhatWorksDoAndWhen() throws IOException {
    WorksFile.Read read =
        read(
            square(
                "\"id\":\"hole\",\"kind\":\"pit\",\"depth_m\":2,\"note\":\"Baugrube\","
                    + "\"from\":\"2026-06-18T14:00:00Z\",\"until\":\"2026-06-18T15:00:00Z\"",
                4,
                4,
                8,
                8),
            square("\"id\":\"heap\",\"kind\":\"fill\",\"height_m\":1", 12, 12, 14, 14));
    assertThat(read.findings()).isEmpty();
    Work hole = read.works().get(0);
    assertThat(hole.note()).isEqualTo("Baugrube");
    assertThat(hole.standsAt(Instant.parse("2026-06-18T13:59:59Z"))).isFalse();
    assertThat(hole.standsAt(Instant.parse("2026-06-18T14:00:00Z"))).isTrue();
    assertThat(hole.standsAt(Instant.parse("2026-06-18T15:00:00Z"))).isFalse();
    FloatGrid ground = ground(read.works());
    assertThat(ground.get(6, 6)).isEqualTo(-2);
    assertThat(ground.get(13, 13)).isEqualTo(1);
    assertThat(ground.get(1, 1)).isZero();
  }

  @Test
  void noWaterSlipsThroughABarrierAtACorner() throws IOException {
    WorksFile.Read read =
        read(line("\"id\":\"wall\",\"kind\":\"barrier\",\"height_m\":1", 2, 1, 15, 18));
    FloatGrid ground = ground(read.works());
    int[] cells = read.works().get(0).ground().cells();
    for (int cell : cells) {
      assertThat(ground.get(cell)).isEqualTo(1);
    }
    // Every cell of it meets another across an edge.
    for (int i = 0; i < cells.length; i++) {
      int row = GRID.row(cells[i]);
      int col = GRID.col(cells[i]);
      boolean across = false;
      for (int way = 0; way < D8.NEIGHBOURS; way += 2) {
        int next = GRID.cell(row + D8.rowStep(way), col + D8.colStep(way));
        across |= Arrays.binarySearch(cells, next) >= 0;
      }
      assertThat(across).as("cell %d, %d", row, col).isTrue();
    }
  }

  @Test
  void ofBarriersThatMeetTheHighestCountsAndHeapsAddUp() throws IOException {
    WorksFile.Read read =
        read(
            line("\"id\":\"a\",\"kind\":\"barrier\",\"height_m\":1", 3, 2, 3, 8),
            line("\"id\":\"b\",\"kind\":\"barrier\",\"height_m\":1.5", 1, 5, 6, 5),
            square("\"id\":\"x\",\"kind\":\"fill\",\"height_m\":1", 12, 4, 16, 8),
            square("\"id\":\"y\",\"kind\":\"pit\",\"depth_m\":3", 14, 6, 18, 10));
    FloatGrid ground = ground(read.works());
    assertThat(ground.get(3, 5)).isEqualTo(1.5f);
    assertThat(ground.get(3, 3)).isEqualTo(1);
    assertThat(ground.get(15, 7)).isEqualTo(-2);
    assertThat(read.findings())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.code()).isEqualTo(AreaFinding.Code.OVERLAP);
              assertThat(one.message()).contains("`x` and `y` share", "cells and add up there");
            });
    List<Work> turned = new ArrayList<>(read.works());
    java.util.Collections.reverse(turned);
    assertThat(ground(turned).array()).isEqualTo(ground.array());
  }

  @Test
  void aClosedCulvertTakesItsCutAway() throws IOException {
    WorksFile.Read read =
        read(
            feature("\"id\":\"c\",\"kind\":\"closed-culvert\",\"culvert\":\"cut\"", "null", "[]"),
            feature("\"id\":\"d\",\"kind\":\"closed-culvert\",\"culvert\":\"pipe\"", "null", "[]"),
            feature("\"id\":\"e\",\"kind\":\"closed-culvert\",\"culvert\":\"put\"", "null", "[]"));
    assertThat(read.works()).singleElement().matches(work -> "cut".equals(work.ground().culvert()));
    assertThat(read.findings()).hasSize(2);
    assertThat(read.findings().get(0).message()).contains("has a capacity");
    assertThat(read.findings().get(1).message()).contains("(put) names none of");
    List<TerrainChange> changes = WorkChanges.of(read.works());
    assertThat(changes).isEmpty();
  }

  @Test
  void whatCannotBeUsedIsLeftOutAndTold() throws IOException {
    String wall = "\"kind\":\"barrier\",\"height_m\":1";
    WorksFile.Read read =
        read(
            line("\"id\":\"a\"," + wall, 1, 1, 1, 5),
            line("\"id\":\"a\"," + wall, 2, 1, 2, 5),
            line(wall, 2, 1, 2, 5),
            line("\"id\":\"b\",\"kind\":\"wall\"", 2, 1, 2, 5),
            line("\"id\":\"c\",\"kind\":\"barrier\",\"height_m\":-1", 2, 1, 2, 5),
            square("\"id\":\"d\"," + wall, 2, 1, 4, 5),
            line("\"id\":\"e\"," + wall, 60, 1, 60, 5),
            line("\"id\":\"f\"," + wall + ",\"from\":\"tonight\"", 2, 1, 2, 5),
            line(
                "\"id\":\"g\","
                    + wall
                    + ",\"from\":\"2026-06-18T15:00:00Z\","
                    + "\"until\":\"2026-06-18T14:00:00Z\"",
                2,
                1,
                2,
                5));
    assertThat(read.works()).singleElement().matches(work -> work.id().equals("a"));
    assertThat(read.findings())
        .extracting(AreaFinding::code)
        .containsExactly(
            AreaFinding.Code.DUPLICATE_ID,
            AreaFinding.Code.DUPLICATE_ID,
            AreaFinding.Code.UNKNOWN_KIND,
            AreaFinding.Code.BAD_PROPERTY,
            AreaFinding.Code.WRONG_GEOMETRY,
            AreaFinding.Code.OFF_TERRAIN,
            AreaFinding.Code.BAD_PROPERTY,
            AreaFinding.Code.BAD_PROPERTY);
    assertThat(read.findings().get(2).message())
        .isEqualTo(
            "works.geojson, feature 3: kind `wall` is none of `barrier`, `pit`, `fill`,"
                + " `closed-culvert`; left out. Maybe a typo.");
    assertThatThrownBy(() -> read("{"))
        .isInstanceOf(StudyAreaException.class)
        .hasMessageContaining("works.geojson");
  }
}
