package org.freshet.dem.geotiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears under its name only when it is complete. What is written on the way lies
 * beside it under hidden names that end in {@code .part}, and is gone when this is closed.
 */
final class NewFile implements TiffAssembly.Parts, Closeable {
  private final Path target;
  private final Path folder;
  private final String prefix;
  private final List<Path> parts = new ArrayList<>();

  /** A file that is not written yet; what bears its name stays until {@link #publish}. */
  NewFile(Path target) throws IOException {
    this.target = target;
    this.folder = folder(target);
    long process = ProcessHandle.current().pid();
    long thread = Thread.currentThread().getId();
    this.prefix = "." + target.getFileName() + "." + process + "-" + thread + "-";
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
  }

  private static Path folder(Path target) {
    return Objects.requireNonNull(target.toAbsolutePath().getParent());
  }

  @Override
  public FileChannel open(int number) throws IOException {
    Path part = folder.resolve(prefix + number + ".part");
    Files.deleteIfExists(part);
    parts.add(part);
    return FileChannel.open(
        part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Gives the last file that was opened its name. */
  void publish() throws IOException {
    Path last = parts.get(parts.size() - 1);
    Files.move(last, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * What the user hears of a failure, in one line; a missing or a closed folder speaks for itself.
   */
  static IOException failed(Path target, IOException origin) {
    if (origin instanceof NoSuchFileException) {
      return origin;
    }
    if (origin instanceof AccessDeniedException) {
      return new AccessDeniedException(folder(target).toString());
    }
    @Nullable String reason =
        origin instanceof FileSystemException named ? named.getReason() : origin.getMessage();
    return new IOException(
        target
            + ": cannot be written ("
            + (reason == null ? origin.getClass().getSimpleName() : reason)
            + "); nothing of it was left behind. Maybe free some space"
            + free(folder(target))
            + ", or choose another folder.",
        origin);
  }

  private static String free(Path folder) {
    try {
      return " (" + (Files.getFileStore(folder).getUsableSpace() >> 20) + " MiB are free)";
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    for (Path part : parts) {
      Files.deleteIfExists(part);
    }
  }
}
