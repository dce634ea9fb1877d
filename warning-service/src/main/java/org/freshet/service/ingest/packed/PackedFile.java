package org.freshet.service.ingest.packed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Walks through the files inside a file. Streams; holds nothing in memory but buffers. */
public final class PackedFile {
  private static final int PEEK_BYTES = 512;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int TAR_MAGIC_AT = 257;
  private static final int MAX_DEPTH = 5;
  private static final String GZIP = "\u001f\u008b";
  private static final String BZIP2 = "BZh";
  private static final String TAR = "ustar";

  /** Takes each file inside, unpacked, in the order of the archive. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One file.
     *
     * @param name its name in the archive, or the outer name if there is no archive
     * @param content the unpacked stream; need not be read to its end or closed
     * @return whether to go on to the next file
     * @throws IOException ends the walk
     */
    boolean visit(String name, InputStream content) throws IOException;
  }

  private PackedFile() {}

  /**
   * Visits every file inside a stream; of a bare file, the file itself.
   *
   * @param in read as far as the visitor wants, not closed
   * @param name name of the outer file
   * @return whether it was an archive of files
   * @throws BrokenPackException if the packing is damaged before or between files
   */
  public static boolean walk(InputStream in, String name, Visitor visitor) throws IOException {
    return peel(in, name, visitor, 0);
  }

  /** The first bytes of the first file inside a stream, at most {@code length}. */
  public static byte[] start(InputStream in, int length) throws IOException {
    byte[][] start = {new byte[0]};
    walk(
        in,
        "",
        (name, content) -> {
          start[0] = content.readNBytes(length);
          return false;
        });
    return start[0];
  }

  /** What a stream error in packed data means to a person. */
  public static BrokenPackException broken(IOException cause) {
    if (cause instanceof BrokenPackException known) {
      return known;
    }
    String message = String.valueOf(cause.getMessage());
    boolean ended = message.contains("end of stream") || message.contains("Truncated");
    String what =
        cause instanceof EOFException || ended
            ? "packed data end too early: it was cut short"
            : "packed data are damaged (" + message + ")";
    return new BrokenPackException(what + ". Maybe fetch it again.", cause);
  }

  private static boolean peel(InputStream in, String name, Visitor visitor, int depth)
      throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER_BYTES);
    byte[] start = peek(buffered);
    if (depth < MAX_DEPTH && startsWith(start, 0, GZIP)) {
      return peel(gzip(buffered), name, visitor, depth + 1);
    }
    if (depth < MAX_DEPTH && startsWith(start, 0, BZIP2)) {
      return peel(bzip2(buffered), name, visitor, depth + 1);
    }
    if (depth < MAX_DEPTH && startsWith(start, TAR_MAGIC_AT, TAR)) {
      return peelTar(new TarArchiveInputStream(buffered), visitor, depth);
    }
    visitor.visit(name, buffered);
    return false;
  }

  private static boolean peelTar(TarArchiveInputStream tar, Visitor visitor, int depth)
      throws IOException {
    boolean[] goOn = {true};
    Visitor remembering =
        (name, content) -> {
          goOn[0] = visitor.visit(name, content);
          return goOn[0];
        };
    TarArchiveEntry entry = next(tar);
    while (entry != null && goOn[0]) {
      if (entry.isFile()) {
        peel(tar, entry.getName(), remembering, depth + 1);
      }
      entry = goOn[0] ? next(tar) : null;
    }
    return true;
  }

  private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar)
      throws BrokenPackException {
    try {
      return tar.getNextEntry();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static InputStream gzip(InputStream in) throws BrokenPackException {
    try {
      return new GZIPInputStream(in, BUFFER_BYTES);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static InputStream bzip2(InputStream in) throws BrokenPackException {
    try {
      return new BZip2CompressorInputStream(in, true);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static byte[] peek(BufferedInputStream in) throws BrokenPackException {
    in.mark(PEEK_BYTES);
    try {
      byte[] start = in.readNBytes(PEEK_BYTES);
      in.reset();
      return start;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static boolean startsWith(byte[] content, int at, String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (content.length < at + wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (content[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
