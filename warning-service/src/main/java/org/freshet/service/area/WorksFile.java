package org.freshet.service.area;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.freshet.grid.FloatGrid;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * Reads the file of works: GeoJSON with the properties {@code id}, {@code kind}, {@code height_m}
 * or {@code depth_m}, {@code culvert}, {@code from}, {@code until}, {@code note}. A feature that
 * cannot be used is left out and told. One use.
 */
public final class WorksFile {
  private static final double MOST_M = 100;

  private final Path file;
  private final GridMapping mapping;
  private final FloatGrid ground;
  private final List<Culvert> culverts;
  private final AreaFindings findings = new AreaFindings();
  private final List<Work> works = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private WorksFile(Path file, GridMapping mapping, FloatGrid ground, List<Culvert> culverts) {
    this.file = file;
    this.mapping = mapping;
    this.ground = ground;
    this.culverts = culverts;
  }

  /** Why a feature is left out. */
  private static final class LeftOut extends Exception {
    private static final long serialVersionUID = 1L;
    private final AreaFinding.Code code;

    LeftOut(AreaFinding.Code code, String message) {
      super(message);
      this.code = code;
    }
  }

  /**
   * Works of a file.
   *
   * @param works those that can be used, in file order
   * @param findings what is wrong, with place and mend
   */
  public record Read(List<Work> works, List<AreaFinding> findings) {
    /** Copies the lists. */
    public Read {
      works = List.copyOf(works);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Reads a file.
   *
   * @param ground heights without works, to tell where there is ground
   * @param culverts the study area's culverts
   * @throws StudyAreaException if it is no GeoJSON feature collection or cannot be read
   */
  public static Read read(
      Path file, GridMapping mapping, FloatGrid ground, List<Culvert> culverts) {
    WorksFile reader = new WorksFile(file, mapping, ground, culverts);
    GeoJsonFile.read(file, reader::feature);
    reader.tellOverlaps();
    return new Read(reader.works, reader.findings.kept());
  }

  private void feature(GeoFeature feature) {
    try {
      works.add(work(feature));
    } catch (LeftOut e) {
      findings.add(
          e.code,
          file,
          feature.index(),
          file.getFileName() + ", feature " + feature.index() + ": " + e.getMessage());
    }
  }

  private Work work(GeoFeature feature) throws LeftOut {
    String id = feature.text("id", "");
    if (id.isEmpty() || !ids.add(id)) {
      throw new LeftOut(
          AreaFinding.Code.DUPLICATE_ID,
          "id `" + id + "` is empty or there twice; left out. Maybe number the works.");
    }
    Work.Kind kind = kind(feature);
    Instant from = time(feature, "from");
    Instant until = time(feature, "until");
    if (from != null && until != null && !from.isBefore(until)) {
      throw new LeftOut(
          AreaFinding.Code.BAD_PROPERTY,
          "`"
              + id
              + "` ends ("
              + until
              + ") before it begins ("
              + from
              + "); left out. Maybe swap"
              + " `from` and `until`.");
    }
    String note = feature.text("note", id);
    if (kind == Work.Kind.CLOSED_CULVERT) {
      Culvert culvert = culvert(feature);
      int[] cells = Arrays.stream(culvert.cells()).sorted().distinct().toArray();
      Work.Ground closed = new Work.Ground(cells, 0, culvert.id());
      return new Work(id, kind, note, culvert.lonLat(), closed, from, until);
    }
    Geometry lonLat = geometry(feature, kind);
    int[] cells = kind == Work.Kind.BARRIER ? lineCells(lonLat) : mapping.polygonCells(lonLat);
    if (Arrays.stream(cells).allMatch(cell -> Float.isNaN(ground.get(cell)))) {
      throw new LeftOut(
          AreaFinding.Code.OFF_TERRAIN,
          "`"
              + id
              + "` covers no cell of the terrain; left out. Maybe it lies off the study area.");
    }
    Work.Ground touched = new Work.Ground(cells, amount_m(feature, kind), null);
    return new Work(id, kind, note, lonLat, touched, from, until);
  }

  private static Work.Kind kind(GeoFeature feature) throws LeftOut {
    String word = feature.text("kind", "");
    List<String> known = new ArrayList<>();
    for (Work.Kind kind : Work.Kind.values()) {
      if (kind.word().equals(word.toLowerCase(Locale.ROOT))) {
        return kind;
      }
      known.add("`" + kind.word() + "`");
    }
    throw new LeftOut(
        AreaFinding.Code.UNKNOWN_KIND,
        "kind `" + word + "` is none of " + String.join(", ", known) + "; left out. Maybe a typo.");
  }

  private Geometry geometry(GeoFeature feature, Work.Kind kind) throws LeftOut {
    Geometry geometry = feature.geometry();
    boolean line = kind == Work.Kind.BARRIER;
    boolean fits = line ? geometry instanceof Lineal : geometry instanceof Polygonal;
    if (geometry == null || !fits || geometry.isEmpty()) {
      throw new LeftOut(
          AreaFinding.Code.WRONG_GEOMETRY,
          "a "
              + kind.word()
              + " needs a "
              + (line ? "line" : "polygon")
              + "; left out. Maybe draw"
              + " it anew.");
    }
    return line || geometry.isValid() ? geometry : GeometryFixer.fix(geometry);
  }

  /** Along a line every step crosses an edge of a cell: no water slips through at a corner. */
  private int[] lineCells(Geometry lines) {
    int[] cells = {};
    for (int i = 0; i < lines.getNumGeometries(); i++) {
      if (lines.getGeometryN(i) instanceof LineString line) {
        int[] more = mapping.lineCells(GridMapping.flat(line.getCoordinates()));
        int[] both = Arrays.copyOf(cells, cells.length + more.length);
        System.arraycopy(more, 0, both, cells.length, more.length);
        cells = both;
      }
    }
    return Arrays.stream(cells).sorted().distinct().toArray();
  }

  private static double amount_m(GeoFeature feature, Work.Kind kind) throws LeftOut {
    String key = kind == Work.Kind.PIT ? "depth_m" : "height_m";
    double amount_m = feature.number(key);
    if (!(amount_m > 0 && amount_m <= MOST_M)) {
      throw new LeftOut(
          AreaFinding.Code.BAD_PROPERTY,
          "a "
              + kind.word()
              + " needs `"
              + key
              + "` above 0 and up to "
              + MOST_M
              + " m, not ("
              + feature.text(key, "nothing")
              + "); left out. Maybe a sign too many.");
    }
    return amount_m;
  }

  private static @Nullable Instant time(GeoFeature feature, String key) throws LeftOut {
    String text = feature.text(key, "");
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new LeftOut(
          AreaFinding.Code.BAD_PROPERTY,
          "`" + key + "` (" + text + ") is no UTC time; left out. Maybe 2026-06-18T14:00:00Z.");
    }
  }

  private Culvert culvert(GeoFeature feature) throws LeftOut {
    String id = feature.text("culvert", "");
    for (Culvert culvert : culverts) {
      if (culvert.id().equals(id)) {
        if (culvert.limited()) {
          throw new LeftOut(
              AreaFinding.Code.BAD_PROPERTY,
              "culvert `"
                  + id
                  + "` has a capacity, so it is no cut in the terrain; left out. Maybe"
                  + " report it as blocked in `flood.reports`.");
        }
        return culvert;
      }
    }
    throw new LeftOut(
        AreaFinding.Code.BAD_PROPERTY,
        "`culvert` (" + id + ") names none of `terrain.culverts`; left out. Maybe a typo.");
  }

  /** Two diggings or heaps on one cell add up, which is rarely meant. */
  private void tellOverlaps() {
    for (int i = 0; i < works.size(); i++) {
      for (int k = i + 1; k < works.size(); k++) {
        long shared = shared(works.get(i), works.get(k));
        if (shared > 0) {
          findings.add(
              AreaFinding.Code.OVERLAP,
              file,
              -1,
              file.getFileName()
                  + ": `"
                  + works.get(i).id()
                  + "` and `"
                  + works.get(k).id()
                  + "` share "
                  + shared
                  + " cells and add up there. Maybe draw them apart.");
        }
      }
    }
  }

  private static long shared(Work a, Work b) {
    boolean apart =
        (a.until() != null && b.from() != null && !b.from().isBefore(a.until()))
            || (b.until() != null && a.from() != null && !a.from().isBefore(b.until()));
    if (apart || !isArea(a) || !isArea(b)) {
      return 0;
    }
    int[] cells = b.ground().cells();
    return Arrays.stream(a.ground().cells())
        .filter(cell -> Arrays.binarySearch(cells, cell) >= 0)
        .count();
  }

  private static boolean isArea(Work work) {
    return work.kind() == Work.Kind.PIT || work.kind() == Work.Kind.FILL;
  }
}
