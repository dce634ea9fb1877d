package org.freshet.service.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.freshet.service.geopackage.GeoPackageLayer.Column;
import org.freshet.service.geopackage.GeoPackageLayer.ColumnType;
import org.freshet.service.geopackage.GeoPackageLayer.GeometryType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;

/** What is written is read back with SQL and WKB alone. */
class GeoPackageWriterTest {
  @TempDir private Path folder;

  @Test
  void writesFeaturesThatReadBack() throws Exception {
    List<Column> columns =
        List.of(new Column("name", ColumnType.TEXT), new Column("depth_m", ColumnType.REAL));
    GeoPackageLayer layer =
        new GeoPackageLayer("sinks", "Senken", GeometryType.MULTIPOLYGON, columns);
    Geometry square = new WKTReader().read("POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0))");
    layer.add(square, "Markt's", 0.5);
    layer.add(square.getFactory().createPolygon(), null, null);
    Path file = folder.resolve("a.gpkg");
    new GeoPackageWriter(25832, Instant.parse("2026-06-18T15:00:00Z")).write(file, List.of(layer));
    try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file);
        ResultSet rows = sql.createStatement().executeQuery("SELECT * FROM sinks ORDER BY fid")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("name")).isEqualTo("Markt's");
      byte[] blob = rows.getBytes("geom");
      ByteBuffer head = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(head.getInt(4)).isEqualTo(25832);
      assertThat(head.getDouble(16)).isEqualTo(10);
      Geometry read = new WKBReader().read(Arrays.copyOfRange(blob, 40, blob.length));
      assertThat(read.getGeometryN(0).equalsTopo(square)).isTrue();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getObject("depth_m")).isNull();
    }
    try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file);
        ResultSet row = sql.createStatement().executeQuery("PRAGMA application_id")) {
      assertThat(row.getInt(1)).isEqualTo(0x47504B47);
    }
  }

  @Test
  void refusesNamesThatAreNoNames() {
    assertThatThrownBy(() -> new Column("a; DROP", ColumnType.TEXT)).hasMessageContaining("DROP");
    GeoPackageLayer layer = new GeoPackageLayer("a", "", GeometryType.POINT, List.of());
    assertThatThrownBy(() -> layer.add(new WKTReader().read("POINT (1 1)"), "x"))
        .hasMessageContaining("1 values for the 0 columns");
  }
}
