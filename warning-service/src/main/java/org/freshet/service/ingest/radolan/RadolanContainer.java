package org.freshet.service.ingest.radolan;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.freshet.service.ingest.radolan.RadolanMember.Damaged;
import org.freshet.service.ingest.radolan.RadolanMember.Readable;

/**
 * Peels gzip, bzip2 and tar off a stream, by content, and decodes every composite inside. What
 * breaks is reported as a damaged member; what came before it stays readable.
 */
final class RadolanContainer {
  private static final int PEEK_BYTES = 512;
  private static final int TAR_MAGIC_AT = 257;
  private static final String GZIP = "\u001f\u008b";
  private static final String BZIP2 = "BZh";
  private static final String TAR = "ustar";
  private static final int MAX_DEPTH = 4;

  /** No composite is longer; a stream that is must be something else. */
  private static final int MAX_FRAME_BYTES = 16 << 20;

  private final List<RadolanMember> members = new ArrayList<>();

  private RadolanContainer() {}

  static List<RadolanMember> members(InputStream in, String name) {
    RadolanContainer container = new RadolanContainer();
    try {
      container.peel(in, name, 0);
    } catch (RadolanException e) {
      container.members.add(new Damaged(name, e));
    } catch (IOException e) {
      container.members.add(new Damaged(name, broken(name, e)));
    }
    return List.copyOf(container.members);
  }

  /** The header of the first composite in a stream; nothing after it is read. */
  static RadolanHeader firstHeader(InputStream in, String name) throws RadolanException {
    try {
      InputStream leaf = firstLeaf(in, name, 0);
      byte[] start = leaf.readNBytes(RadolanHeaderParser.MAX_HEADER_BYTES);
      return RadolanHeaderParser.parse(start, name);
    } catch (RadolanException e) {
      throw e;
    } catch (IOException e) {
      throw broken(name, e);
    }
  }

  private static InputStream firstLeaf(InputStream in, String name, int depth) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 13);
    byte[] start = peek(buffered);
    if (depth > MAX_DEPTH) {
      return buffered;
    }
    if (startsWith(start, 0, GZIP)) {
      return firstLeaf(new GZIPInputStream(buffered), name, depth + 1);
    }
    if (startsWith(start, 0, BZIP2)) {
      return firstLeaf(new BZip2CompressorInputStream(buffered, true), name, depth + 1);
    }
    if (!startsWith(start, TAR_MAGIC_AT, TAR)) {
      return buffered;
    }
    TarArchiveInputStream tar = new TarArchiveInputStream(buffered);
    TarArchiveEntry entry = tar.getNextEntry();
    while (entry != null && !entry.isFile()) {
      entry = tar.getNextEntry();
    }
    return firstLeaf(tar, name, depth + 1);
  }

  private void peel(InputStream in, String name, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new RadolanException(name, "is packed more than " + MAX_DEPTH + " times over.");
    }
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    byte[] start = peek(buffered);
    if (startsWith(start, 0, GZIP)) {
      peel(new GZIPInputStream(buffered, 1 << 16), name, depth + 1);
    } else if (startsWith(start, 0, BZIP2)) {
      peel(new BZip2CompressorInputStream(buffered, true), name, depth + 1);
    } else if (startsWith(start, TAR_MAGIC_AT, TAR)) {
      peelTar(new TarArchiveInputStream(buffered), depth);
    } else {
      leaf(buffered, name);
    }
  }

  private void peelTar(TarArchiveInputStream tar, int depth) throws IOException {
    TarArchiveEntry entry = tar.getNextEntry();
    while (entry != null) {
      if (entry.isFile()) {
        member(tar, entry.getName(), depth);
      }
      entry = tar.getNextEntry();
    }
  }

  private void member(InputStream in, String name, int depth) throws IOException {
    try {
      peel(in, name, depth + 1);
    } catch (RadolanException e) {
      members.add(new Damaged(name, e));
    }
  }

  private void leaf(InputStream in, String name) throws IOException {
    byte[] content;
    try {
      content = in.readNBytes(MAX_FRAME_BYTES + 1);
    } catch (IOException e) {
      throw broken(name, e);
    }
    if (content.length > MAX_FRAME_BYTES) {
      throw new RadolanException(
          name,
          "has more than "
              + MAX_FRAME_BYTES
              + " bytes, longer than any RADOLAN composite. Maybe it is another kind of file.");
    }
    members.add(new Readable(name, RadolanReader.decode(content, name)));
  }

  private static byte[] peek(BufferedInputStream in) throws IOException {
    in.mark(PEEK_BYTES);
    byte[] start = in.readNBytes(PEEK_BYTES);
    in.reset();
    return start;
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

  private static RadolanException broken(String name, IOException cause) {
    String what =
        cause instanceof EOFException
            ? "packed data end before their end: it was cut short"
            : "packed data are damaged (" + cause.getMessage() + ")";
    return new RadolanException(name, what + ". Maybe fetch it again.", cause);
  }
}
