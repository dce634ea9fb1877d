package org.freshet.service.inspect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.freshet.service.ingest.packed.BrokenPackException;
import org.freshet.service.ingest.packed.PackedFile;

/** Asks each inspector in turn what a file is. Stateless and thread-safe if its inspectors are. */
public final class Inspections {
  private static final int START_BYTES = 4096;

  private final List<FileInspector> inspectors;

  /**
   * With inspectors in the order to ask them.
   *
   * @param inspectors the more particular ones first
   */
  public Inspections(List<FileInspector> inspectors) {
    this.inspectors = List.copyOf(inspectors);
  }

  /** Describes a file; what is wrong with it is in the result, never thrown. */
  public Inspection inspect(Path file) {
    String name = file.toString();
    if (!Files.exists(file)) {
      return Inspection.unknown(name, "MISSING", "There is no such file. Maybe check the path.");
    }
    if (Files.isDirectory(file)) {
      return Inspection.unknown(name, "DIRECTORY", "Is a folder. Maybe name the files in it.");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      byte[] start = in.readNBytes(START_BYTES);
      if (start.length == 0) {
        return Inspection.unknown(
            name, "EMPTY", "Is empty. Maybe the transfer broke off; fetch it again.");
      }
      return inspect(file, start, inner(file));
    } catch (BrokenPackException e) {
      return Inspection.unknown(name, "DAMAGED", "Not readable: " + e.fault());
    } catch (IOException e) {
      return Inspection.unknown(
          name, "UNREADABLE", "Cannot be read (" + e.getMessage() + "). Maybe check its rights.");
    }
  }

  private Inspection inspect(Path file, byte[] start, byte[] inner) {
    for (FileInspector inspector : inspectors) {
      if (inspector.accepts(file, start, inner)) {
        return inspector.inspect(file);
      }
    }
    return Inspection.unknown(file.toString(), "UNKNOWN_FORMAT", FileKind.describe(start, inner));
  }

  private static byte[] inner(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return PackedFile.start(in, START_BYTES);
    } catch (BrokenPackException e) {
      throw e;
    } catch (IOException e) {
      throw PackedFile.broken(e);
    }
  }
}
