package org.freshet.dem.crs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.proj4j.CRSFactory;

/**
 * The EPSG definitions that come with proj4j, read once: proj4j itself searches the file from its
 * beginning for every code, which costs tens of milliseconds each.
 */
final class EpsgTable {
  private static final String RESOURCE = "/proj4/nad/epsg";

  private EpsgTable() {}

  /** The PROJ parameters of a code, or null where it is not known. */
  static @Nullable String parameters(int code) {
    return Holder.TABLE.get(code);
  }

  /** All codes, in no order. */
  static Set<Integer> codes() {
    return Holder.TABLE.keySet();
  }

  private static final class Holder {
    private static final Pattern HEIGHTS = Pattern.compile("\\+(vunits|geoidgrids)=\\S+\\s*");
    static final Map<Integer, String> TABLE = read();

    private Holder() {}

    private static Map<Integer, String> read() {
      Map<Integer, String> table = new HashMap<>();
      try (InputStream in = CRSFactory.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("The EPSG table " + RESOURCE + " is not on the path.");
        }
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int end = line.indexOf('>');
          int last = line.lastIndexOf("<>");
          if (line.startsWith("<") && end > 1 && last > end) {
            table.put(
                Integer.valueOf(line.substring(1, end)), horizontal(line.substring(end + 1, last)));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The EPSG table cannot be read.", e);
      }
      return Map.copyOf(table);
    }

    /** The parameters without those of heights, which compound systems add. */
    private static String horizontal(String parameters) {
      return HEIGHTS.matcher(parameters).replaceAll("").trim();
    }
  }
}
