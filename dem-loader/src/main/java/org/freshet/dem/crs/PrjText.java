package org.freshet.dem.crs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The EPSG code behind a {@code .prj} sidecar: WKT with an authority, the names ESRI and others
 * give to UTM, Gauss-Krüger, SWEREF 99 and geographic systems, and the keyword form of Arc/Info.
 */
public final class PrjText {
  private static final int MAX_BYTES = 1 << 16;
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:AUTHORITY|ID)\\[\"EPSG\",\\s*\"?(\\d{4,6})\"?\\s*\\]\\s*\\]\\s*$");
  private static final Pattern UTM =
      Pattern.compile("(ETRS|WGS).*?UTM\\D{0,8}?(\\d{1,2})\\s*([NS]?)(?![0-9A-Z])");
  private static final Pattern GAUSS_KRUGER =
      Pattern.compile("(?:DHDN|GERMANY)\\D*?(?:ZONE|GK)\\D{0,3}([2-5])(?!\\d)");
  private static final Pattern KEYWORD = Pattern.compile("(?m)^\\s*(\\w+)[ \\t]+(.+?)\\s*$");

  private PrjText() {}

  /** The place of the sidecar of a raster, or null where the raster has no file extension. */
  public static @Nullable Path beside(Path raster) {
    Path fileName = raster.getFileName();
    String name = fileName == null ? "" : fileName.toString();
    String bare = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    int dot = bare.lastIndexOf('.');
    return dot <= 0 ? null : raster.resolveSibling(bare.substring(0, dot) + ".prj");
  }

  /** The code of a sidecar file such as {@code EPSG:25832}, or null where it is not understood. */
  public static @Nullable String epsg(Path prj) {
    try {
      return Files.size(prj) > MAX_BYTES
          ? null
          : epsg(Files.readString(prj, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return null;
    }
  }

  /** The code of the text of a sidecar, or null where it is not understood. */
  public static @Nullable String epsg(String text) {
    String wkt = text.trim();
    Matcher authority = AUTHORITY.matcher(wkt);
    if (authority.find()) {
      return "EPSG:" + authority.group(1);
    }
    int quote = wkt.indexOf('"');
    if (quote < 0) {
      return ofKeywords(wkt);
    }
    int end = wkt.indexOf('"', quote + 1);
    return end < 0 ? null : ofName(wkt.startsWith("GEOG"), wkt.substring(quote + 1, end));
  }

  private static @Nullable String ofName(boolean geographic, String name) {
    String plain = name.toUpperCase(Locale.ROOT).replace('_', ' ').replace('/', ' ');
    if (geographic) {
      return plain.contains("ETRS") ? "EPSG:4258" : plain.contains("WGS") ? "EPSG:4326" : null;
    }
    Matcher utm = UTM.matcher(plain);
    if (utm.find()) {
      return utm(utm.group(1), Integer.parseInt(utm.group(2)), utm.group(3).equals("S"));
    }
    Matcher gaussKruger = GAUSS_KRUGER.matcher(plain);
    if (gaussKruger.find()) {
      return "EPSG:" + (31464 + Integer.parseInt(gaussKruger.group(1)));
    }
    return null;
  }

  private static @Nullable String utm(String datum, int zone, boolean south) {
    if (zone < 1 || zone > 60) {
      return null;
    }
    if (datum.startsWith("ETRS")) {
      return zone >= 28 && zone <= 38 && !south ? "EPSG:" + (25800 + zone) : null;
    }
    return "EPSG:" + ((south ? 32700 : 32600) + zone);
  }

  /** The form of Arc/Info: lines such as {@code Projection UTM}, {@code Zone 56}. */
  private static @Nullable String ofKeywords(String text) {
    String projection = "";
    String zone = "";
    String datum = "";
    boolean south = false;
    Matcher lines = KEYWORD.matcher(text.toUpperCase(Locale.ROOT));
    while (lines.find()) {
      switch (lines.group(1)) {
        case "PROJECTION" -> projection = lines.group(2);
        case "ZONE" -> zone = lines.group(2);
        case "DATUM" -> datum = lines.group(2);
        case "YSHIFT" -> south = lines.group(2).startsWith("10000000");
        default -> {
          // Other lines do not decide the code.
        }
      }
    }
    if (projection.startsWith("GEOGRAPHIC")) {
      return "EPSG:4326";
    }
    if (!projection.equals("UTM") || !zone.matches("-?\\d{1,2}")) {
      return null;
    }
    int number = Integer.parseInt(zone);
    boolean known = datum.startsWith("WGS") || datum.startsWith("ETRS");
    return known ? utm(datum, Math.abs(number), south || number < 0) : null;
  }
}
