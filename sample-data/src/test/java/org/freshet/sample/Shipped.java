package org.freshet.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.freshet.dem.DemSource;
import org.freshet.grid.FloatGrid;

/** The study area as it lies in the repository, and what its files hold once unpacked. */
final class Shipped {
  private Shipped() {}

  /** The shipped folder. */
  static Path folder() {
    String home = Objects.requireNonNullElse(System.getProperty("freshet.home"), "..");
    return Path.of(home, "sample-data", "sillbach");
  }

  /** Relative names of all generated files in a folder, sorted; without those written by hand. */
  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(p -> folder.relativize(p).toString().replace('\\', '/'))
          .filter(name -> !name.equals("README.md") && !name.equals("scenarios.yaml"))
          .sorted()
          .toList();
    }
  }

  /**
   * What a file says, free of how it was packed: compressors differ between machines, the content
   * may not.
   */
  static byte[] content(Path file) throws IOException {
    String name = file.toString();
    if (name.endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        return in.readAllBytes();
      }
    }
    if (name.endsWith(".zip")) {
      return String.join("\u0000", zip(file).values()).getBytes(StandardCharsets.UTF_8);
    }
    if (name.endsWith(".tif")) {
      return raster(DemSource.open(file).read().elevation());
    }
    if (name.endsWith(".pbf")) {
      return pbf(file);
    }
    return Files.readAllBytes(file);
  }

  private static byte[] raster(FloatGrid grid) {
    ByteBuffer out = ByteBuffer.allocate(4 * grid.geometry().cells() + 200);
    for (float v : grid.array()) {
      out.putFloat(v);
    }
    out.put(grid.geometry().toString().getBytes(StandardCharsets.UTF_8));
    return out.array();
  }

  private static byte[] pbf(Path file) throws IOException {
    return PbfContent.read(file).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The files of a zip by name. */
  static Map<String, String> zip(Path file) throws IOException {
    Map<String, String> out = new TreeMap<>();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        out.put(e.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return out;
  }
}
