package org.freshet.service.cycle;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodState;
import org.freshet.flood.FloodStateCodec;

/**
 * Keeps the newest flood states in a folder, one file each: written beside, forced to disk, moved
 * into place, so that a state is there whole or not at all; the last two are kept. A file says
 * which model it belongs to and carries a checksum. Not thread-safe: one writer.
 */
final class StateStore {
  private static final int MAGIC = 0x46525355;
  private static final int WITHOUT_EARLIER_PEAKS = 0x46525354;
  private static final int KEPT = 2;
  private static final String SUFFIX = ".state";

  private final Path folder;
  private final List<String> findings = new ArrayList<>();

  /** States in a folder, made when the first is saved. */
  StateStore(Path folder) {
    this.folder = folder;
  }

  /**
   * A state and what was kept beside it.
   *
   * @param restored the state and how it came back
   * @param modelVersion version of the model it was saved from
   * @param peaks highest levels so far
   */
  record Saved(FloodStateCodec.Restored restored, String modelVersion, PeakLevels peaks) {}

  /** Saves a state; older ones than the last two are deleted. */
  void save(FloodState state, String modelVersion, PeakLevels peaks) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(modelVersion);
    peaks.write(out);
    FloodStateCodec.write(state, out);
    Files.createDirectories(folder);
    Path file = folder.resolve("flood-" + state.time().getEpochSecond() + SUFFIX);
    Path beside = folder.resolve(file.getFileName() + ".part");
    write(beside, bytes.toByteArray());
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    List<Path> files = newestFirst();
    for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(Integer.BYTES + Integer.BYTES + Long.BYTES);
    head.putInt(MAGIC).putInt(content.length).putLong(checksum(content)).flip();
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      for (ByteBuffer part : new ByteBuffer[] {head, ByteBuffer.wrap(content)}) {
        while (part.hasRemaining()) {
          channel.write(part);
        }
      }
      channel.force(true);
    }
  }

  private static long checksum(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content, 0, content.length);
    return checksum.getValue();
  }

  /**
   * The newest state at or before an instant that can be read; damaged ones are passed over and
   * told by {@link #findings}.
   *
   * @param models the model to read the state of an instant into
   * @param notAfter newest instant wanted
   * @param mayCarry whether a state of a changed model is carried over; if not, it is passed over
   */
  Optional<Saved> newest(Function<Instant, FloodModel> models, Instant notAfter, boolean mayCarry)
      throws IOException {
    for (Path file : newestFirst()) {
      if (second(file) > notAfter.getEpochSecond()) {
        continue;
      }
      try {
        return Optional.of(read(file, models.apply(Instant.ofEpochSecond(second(file))), mayCarry));
      } catch (IOException e) {
        findings.add("saved state " + file.getFileName() + " is of no use: " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  private static Saved read(Path file, FloodModel model, boolean mayCarry) throws IOException {
    byte[] content;
    int magic;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      magic = in.readInt();
      if (magic != MAGIC && magic != WITHOUT_EARLIER_PEAKS) {
        throw new IOException("not a saved state. Maybe another file.");
      }
      int length = in.readInt();
      long checksum = in.readLong();
      content = in.readAllBytes();
      if (content.length != length || checksum(content) != checksum) {
        throw new IOException("cut short or damaged. Maybe the disk was full.");
      }
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    String modelVersion = in.readUTF();
    PeakLevels peaks = PeakLevels.read(in, magic == MAGIC);
    FloodStateCodec.Restored restored =
        mayCarry
            ? FloodStateCodec.readOrCarry(model, in)
            : new FloodStateCodec.Restored(FloodStateCodec.read(model, in), true, 0, 0, 0);
    return new Saved(restored, modelVersion, peaks);
  }

  private List<Path> newestFirst() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("flood--?\\d+\\" + SUFFIX))
          .sorted(Comparator.comparingLong(StateStore::second).reversed())
          .toList();
    }
  }

  private static long second(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring("flood-".length(), name.length() - SUFFIX.length()));
  }

  /** What was wrong with saved states, one line each. */
  List<String> findings() {
    return List.copyOf(findings);
  }
}
