package org.freshet.service.inspect;

import java.nio.charset.StandardCharsets;

/** What a file seems to be that no inspector describes, in words. */
final class FileKind {
  private record Magic(String start, String name) {}

  private static final Magic[] MAGICS = {
    new Magic("\u0089HDF\r\n\u001a\n", "HDF5 container"),
    new Magic("CDF\u0001", "netCDF classic file"),
    new Magic("CDF\u0002", "netCDF classic file"),
    new Magic("GRIB", "GRIB file"),
    new Magic("BUFR", "BUFR file"),
    new Magic("II*\u0000", "TIFF file"),
    new Magic("MM\u0000*", "TIFF file"),
    new Magic("PK\u0003\u0004", "ZIP archive"),
    new Magic("\u0089PNG", "PNG picture"),
    new Magic("\u00ff\u00d8\u00ff", "JPEG picture"),
    new Magic("%PDF", "PDF document"),
    new Magic("\u0000\u0000'\n", "shapefile"),
    new Magic("SQLite format 3", "SQLite database or GeoPackage"),
    new Magic("<?xml", "XML document"),
    new Magic("<!DOCTYPE", "HTML page"),
    new Magic("<html", "HTML page"),
    new Magic("{", "JSON document"),
    new Magic("[", "JSON document"),
  };

  private FileKind() {}

  /** A sentence that says what the file is not, and what it seems to be. */
  static String describe(byte[] start, byte[] inner) {
    String packed = start.length == inner.length && startsSame(start, inner) ? "" : "packed ";
    return "Neither a raster, a radar composite nor gauge data this version reads; it looks like: "
        + packed
        + kind(inner)
        + ". Maybe another file was meant.";
  }

  private static boolean startsSame(byte[] a, byte[] b) {
    return a.length > 1 && a[0] == b[0] && a[1] == b[1];
  }

  private static String kind(byte[] inner) {
    String text = new String(inner, StandardCharsets.ISO_8859_1);
    for (Magic magic : MAGICS) {
      if (text.startsWith(magic.start())) {
        return magic.name();
      }
    }
    if (text.startsWith("OSMHeader", 6)) {
      return "OpenStreetMap PBF file";
    }
    return isText(inner) ? "text file starting with \"" + firstWords(text) + "\"" : "binary file";
  }

  private static String firstWords(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.length() > 40 ? line.substring(0, 40) + "..." : line;
  }

  private static boolean isText(byte[] inner) {
    for (byte b : inner) {
      if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
