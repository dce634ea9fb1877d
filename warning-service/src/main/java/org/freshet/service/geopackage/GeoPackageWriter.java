package org.freshet.service.geopackage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.freshet.service.geopackage.GeoPackageLayer.Column;
import org.freshet.service.geopackage.GeoPackageLayer.Feature;
import org.freshet.service.geopackage.GeoPackageLayer.GeometryType;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/**
 * Writes layers into a new GeoPackage 1.3 in one transaction. The file holds the reference systems
 * the standard asks for and that of the layers, given by its EPSG code. Stateless; thread-safe for
 * different files.
 */
public final class GeoPackageWriter {
  private static final int APPLICATION_ID = 0x47504B47;
  private static final int VERSION = 10300;
  private static final int ENVELOPE_XY = 1;
  private static final int LITTLE_ENDIAN = 1;
  private static final int EMPTY = 1 << 4;
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)""",
          """
          CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
          identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL,
          min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""",
          """
          CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL,
          m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))""");

  private final int epsg;
  private final Instant changed;

  /**
   * A writer.
   *
   * @param epsg code of the coordinate reference system of all layers
   * @param changed time of the last change as the file is to tell it
   */
  public GeoPackageWriter(int epsg, Instant changed) {
    this.epsg = epsg;
    this.changed = changed;
  }

  /**
   * Writes a package; an older file of that name is replaced.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file, List<GeoPackageLayer> layers) throws IOException {
    Files.deleteIfExists(file);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (String table : TABLES) {
          statement.execute(table);
        }
      }
      referenceSystems(connection);
      for (GeoPackageLayer layer : layers) {
        layer(connection, layer);
      }
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA application_id = " + APPLICATION_ID);
        statement.execute("PRAGMA user_version = " + VERSION);
      }
    } catch (SQLException e) {
      throw new IOException(file + ": cannot be written as GeoPackage: " + e.getMessage(), e);
    }
  }

  private void referenceSystems(Connection connection) throws SQLException {
    String sql = "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      reference(insert, "Undefined cartesian SRS", -1, "NONE", -1);
      reference(insert, "Undefined geographic SRS", 0, "NONE", 0);
      reference(insert, "WGS 84", 4326, "EPSG", 4326);
      if (epsg != 4326) {
        reference(insert, "EPSG:" + epsg, epsg, "EPSG", epsg);
      }
    }
  }

  private static void reference(PreparedStatement insert, String name, int id, String by, int code)
      throws SQLException {
    insert.setString(1, name);
    insert.setInt(2, id);
    insert.setString(3, by);
    insert.setInt(4, code);
    insert.setString(5, "undefined");
    insert.setString(6, name);
    insert.executeUpdate();
  }

  private void layer(Connection connection, GeoPackageLayer layer) throws SQLException {
    String columns =
        layer.columns().stream()
            .map(column -> ", " + column.name() + " " + column.type().name())
            .collect(Collectors.joining());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE "
              + layer.name()
              + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom "
              + layer.type().name()
              + columns
              + ")");
    }
    contents(connection, layer);
    String places = ", ?".repeat(layer.columns().size());
    String names = layer.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String sql =
        "INSERT INTO "
            + layer.name()
            + " (geom"
            + (names.isEmpty() ? "" : ", " + names)
            + ") VALUES (?"
            + places
            + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Feature feature : layer.features()) {
        insert.setBytes(1, blob(feature.geometry(), layer.type()));
        for (int i = 0; i < feature.values().size(); i++) {
          insert.setObject(i + 2, feature.values().get(i));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void contents(Connection connection, GeoPackageLayer layer) throws SQLException {
    Envelope extent = layer.extent();
    String sql = "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, layer.name());
      insert.setString(2, layer.name());
      insert.setString(3, layer.description());
      insert.setString(4, changed.truncatedTo(java.time.temporal.ChronoUnit.MILLIS).toString());
      insert.setObject(5, extent.isNull() ? null : (Object) extent.getMinX());
      insert.setObject(6, extent.isNull() ? null : (Object) extent.getMinY());
      insert.setObject(7, extent.isNull() ? null : (Object) extent.getMaxX());
      insert.setObject(8, extent.isNull() ? null : (Object) extent.getMaxY());
      insert.setInt(9, epsg);
      insert.executeUpdate();
    }
    String columns = "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)";
    try (PreparedStatement insert = connection.prepareStatement(columns)) {
      insert.setString(1, layer.name());
      insert.setString(2, layer.type().name());
      insert.setInt(3, epsg);
      insert.executeUpdate();
    }
  }

  /** The standard's binary: a head with the envelope, then WKB. */
  private byte[] blob(Geometry geometry, GeometryType type) {
    Geometry stored =
        type == GeometryType.MULTIPOLYGON && geometry instanceof Polygon polygon
            ? geometry.getFactory().createMultiPolygon(new Polygon[] {polygon})
            : geometry;
    byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(stored);
    boolean empty = stored.isEmpty();
    ByteBuffer blob = ByteBuffer.allocate(8 + (empty ? 0 : 32) + wkb.length);
    blob.order(ByteOrder.LITTLE_ENDIAN);
    blob.put((byte) 'G').put((byte) 'P').put((byte) 0);
    blob.put((byte) (LITTLE_ENDIAN | (empty ? EMPTY : ENVELOPE_XY << 1)));
    blob.putInt(epsg);
    if (!empty) {
      Envelope box = stored.getEnvelopeInternal();
      blob.putDouble(box.getMinX()).putDouble(box.getMaxX());
      blob.putDouble(box.getMinY()).putDouble(box.getMaxY());
    }
    return blob.put(wkb).array();
  }
}
