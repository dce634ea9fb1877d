package org.freshet.service.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Imported street networks on disk, one folder per content of the OSM file: importing takes seconds
 * to minutes, loading a fraction. Edge numbers stay the same as long as the folder stays.
 */
final class GraphCache {
  /** Raise it when profile or encoded values change: old folders then no longer fit. */
  private static final String LAYOUT = "gh11-1";

  private static final String OLD_BINDINGS = "com.google.protobuf.use_unsafe_pre22_gencode";

  private GraphCache() {}

  static ClosureAwareHopper open(Path osm, Path cache) {
    String suffix = osm.getFileName().toString().endsWith(".pbf") ? "" : "-xml";
    try {
      Path folder = cache.resolve(LAYOUT + suffix + "-" + hash(osm));
      if (Files.isDirectory(folder)) {
        ClosureAwareHopper hopper = new ClosureAwareHopper(osm, folder);
        if (loads(hopper)) {
          return hopper;
        }
        delete(folder);
      }
      Files.createDirectories(cache);
      importInto(osm, folder);
      return new ClosureAwareHopper(osm, folder);
    } catch (IOException e) {
      throw new RoutingException(
          osm
              + ": the street network cannot be kept in "
              + cache
              + " ("
              + e.getMessage()
              + "). Maybe the disk is full, or another folder may be written to.",
          e);
    }
  }

  private static boolean loads(ClosureAwareHopper hopper) {
    try {
      hopper.setAllowWrites(false);
      return hopper.load();
    } catch (RuntimeException e) {
      // Half-written or of another version: imported again.
      hopper.close();
      return false;
    }
  }

  private static void importInto(Path osm, Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    Path fresh = Files.createTempDirectory(parent, "import-");
    try {
      quietOldBindings();
      ClosureAwareHopper hopper = new ClosureAwareHopper(osm, fresh);
      hopper.importOrLoad();
      hopper.close();
      Files.move(fresh, folder);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      // Another process was faster; its import is as good.
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    } catch (RuntimeException e) {
      throw new RoutingException(
          osm + ": is no usable OSM file (" + firstLine(e) + "). Maybe fetch it again as .osm.pbf.",
          e);
    } finally {
      delete(fresh);
    }
  }

  /**
   * The published OSM PBF bindings are older than the protobuf runtime, which says so eleven times
   * per import. The file is the operator's own: what the warning is about does not apply.
   */
  private static void quietOldBindings() {
    if (System.getProperty(OLD_BINDINGS) == null) {
      System.setProperty(OLD_BINDINGS, "true");
    }
  }

  private static String firstLine(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(OutputStream.nullOutputStream());
      byte[] digest = digesting.getMessageDigest().digest();
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(folder)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : inside) {
      Files.delete(path);
    }
  }
}
