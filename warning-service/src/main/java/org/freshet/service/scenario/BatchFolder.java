package org.freshet.service.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.freshet.service.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a batch. A scenario is written into a folder of another name and moved to its own
 * when complete, so that what has a scenario's name is whole; parts left by a run that was stopped
 * are removed by the next. One batch at a time works in a folder.
 */
final class BatchFolder implements AutoCloseable {
  private static final String PART = ".part-";

  private final Path root;
  private final Path runs;
  private final FileChannel channel;
  private final FileLock lock;

  private BatchFolder(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.runs = root.resolve("runs");
    this.channel = channel;
    this.lock = lock;
  }

  static BatchFolder open(Path root) throws IOException {
    Files.createDirectories(root);
    FileChannel channel =
        FileChannel.open(
            root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new ConfigException(
          List.of(root + ": another batch works in this folder. Maybe wait, or name another."));
    }
    BatchFolder folder = new BatchFolder(root, channel, lock);
    Files.createDirectories(folder.runs);
    folder.removeParts();
    return folder;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void removeParts() throws IOException {
    for (Path folder : List.of(root, runs)) {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path one : all.toList()) {
          if (String.valueOf(one.getFileName()).startsWith(PART)) {
            remove(one);
          }
        }
      }
    }
  }

  /** The folder itself. */
  Path root() {
    return root;
  }

  /** Where a scenario's files are, finished or not there. */
  Path run(String id) {
    return runs.resolve(id);
  }

  /** Whether a scenario is finished with the very same input. */
  boolean isFinished(PlannedScenario scenario) {
    return ScenarioSummary.isFinished(run(scenario.id()), scenario.inputHash());
  }

  /** Something that writes files into a folder. */
  interface Writing {
    void into(Path folder) throws IOException;
  }

  /**
   * Lets a scenario be written; its folder appears complete or not at all.
   *
   * @throws IOException naming the scenario, if the disk is full or a file cannot be written
   */
  void write(String id, Writing writing) throws IOException {
    Path part = runs.resolve(PART + id);
    remove(part);
    Files.createDirectories(part);
    try {
      writing.into(part);
      remove(run(id));
      Files.move(part, run(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed(id, e);
    } catch (UncheckedIOException e) {
      throw failed(id, e);
    } finally {
      remove(part);
    }
  }

  private IOException failed(String id, Exception cause) {
    return new IOException(
        run(id)
            + ": cannot be written ("
            + cause.getMessage()
            + "). Maybe the disk is full: make room and run the batch again, what is finished stays.",
        cause);
  }

  /** Writes a file of the batch; it appears complete or not at all. */
  void write(String name, byte[] content) throws IOException {
    Path part = root.resolve(PART + name);
    try {
      Files.write(part, content);
      Files.move(
          part,
          root.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException(
          root.resolve(name)
              + ": cannot be written ("
              + e.getMessage()
              + "). Maybe the disk is full.",
          e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      if (all.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  /** Frees the folder, and removes it where nothing came of it. */
  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
    Files.deleteIfExists(root.resolve(".lock"));
    removeIfEmpty(runs);
    removeIfEmpty(root);
  }
}
