package org.freshet.service.geopackage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A table of features with one geometry each. Filled, then written. Not thread-safe.
 *
 * @see GeoPackageWriter
 */
public final class GeoPackageLayer {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*", Pattern.CASE_INSENSITIVE);

  /** Kinds of geometry, named as the standard does. */
  public enum GeometryType {
    /** Points. */
    POINT,
    /** Lines. */
    LINESTRING,
    /** Polygons with one or more parts. */
    MULTIPOLYGON
  }

  /** Kinds of columns. */
  public enum ColumnType {
    /** Text. */
    TEXT,
    /** 64-bit integer. */
    INTEGER,
    /** Double. */
    REAL
  }

  /**
   * A column.
   *
   * @param name letters, digits and underscores
   * @param type what it holds
   */
  public record Column(String name, ColumnType type) {
    /** Checks the name, which becomes part of statements. */
    public Column {
      requireName(name);
    }
  }

  /**
   * A feature.
   *
   * @param geometry in the coordinates of the package
   * @param values one per column, null where there is none
   */
  record Feature(Geometry geometry, List<@Nullable Object> values) {}

  private final String name;
  private final String description;
  private final GeometryType type;
  private final List<Column> columns;
  private final List<Feature> features = new ArrayList<>();
  private final Envelope extent = new Envelope();

  /** An empty layer. */
  public GeoPackageLayer(String name, String description, GeometryType type, List<Column> columns) {
    requireName(name);
    this.name = name;
    this.description = description;
    this.type = type;
    this.columns = List.copyOf(columns);
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Name (" + name + ") must be letters, digits and underscores.");
    }
  }

  /** Adds a feature; values in the order of the columns. */
  public void add(Geometry geometry, @Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          values.length + " values for the " + columns.size() + " columns of layer " + name + ".");
    }
    features.add(new Feature(geometry, java.util.Arrays.asList(values)));
    extent.expandToInclude(geometry.getEnvelopeInternal());
  }

  /** Name of its table. */
  public String name() {
    return name;
  }

  /** Number of features. */
  public int size() {
    return features.size();
  }

  String description() {
    return description;
  }

  GeometryType type() {
    return type;
  }

  List<Column> columns() {
    return columns;
  }

  List<Feature> features() {
    return features;
  }

  Envelope extent() {
    return extent;
  }
}
