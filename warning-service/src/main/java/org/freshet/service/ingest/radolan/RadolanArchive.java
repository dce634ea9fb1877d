package org.freshet.service.ingest.radolan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.freshet.service.ingest.packed.BrokenPackException;
import org.freshet.service.ingest.packed.Bzip2;
import org.freshet.service.ingest.packed.PackedFile;
import org.freshet.service.ingest.radolan.RadolanMember.Damaged;
import org.freshet.service.ingest.radolan.RadolanMember.Readable;

/**
 * The fast way into a whole bzip2 archive such as a forecast: unpacked in memory, its members
 * decoded side by side. Whatever it cannot take goes the slow way, which saves what can be saved.
 */
final class RadolanArchive {
  private static final int MOST_UNPACKED_BYTES = 256 << 20;
  private static final int START_BYTES = 8;

  @SuppressWarnings("ArrayRecordComponent")
  private record Packed(String name, byte[] content) {}

  private RadolanArchive() {}

  /** The members in the order of the archive; empty if it is none, or a damaged one. */
  static Optional<List<RadolanMember>> members(Path file, String name, int threads)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!Bzip2.isBzip2(in.readNBytes(START_BYTES))) {
        return Optional.empty();
      }
    }
    List<Packed> packed = new ArrayList<>();
    try {
      byte[] content = Bzip2.unpack(Files.readAllBytes(file), MOST_UNPACKED_BYTES, threads);
      PackedFile.walk(
          new ByteArrayInputStream(content),
          name,
          (inner, bytes) -> packed.add(new Packed(inner, bytes.readAllBytes())));
    } catch (BrokenPackException e) {
      return Optional.empty();
    }
    return Optional.of(decoded(packed, threads));
  }

  private static List<RadolanMember> decoded(List<Packed> packed, int threads) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
    try {
      List<Callable<RadolanMember>> tasks = new ArrayList<>();
      for (Packed one : packed) {
        tasks.add(() -> decoded(one));
      }
      List<RadolanMember> members = new ArrayList<>();
      for (Future<RadolanMember> one : pool.invokeAll(tasks)) {
        members.add(one.get());
      }
      return List.copyOf(members);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A composite could not be decoded.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while composites were decoded.", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static RadolanMember decoded(Packed one) {
    try {
      return new Readable(one.name(), RadolanReader.decode(one.content(), one.name()));
    } catch (RadolanException e) {
      return new Damaged(one.name(), e);
    }
  }
}
