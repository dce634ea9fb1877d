package org.freshet.service.ingest.radolan;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.freshet.service.ingest.packed.PackedFile;
import org.freshet.service.ingest.radolan.RadolanMember.Damaged;
import org.freshet.service.ingest.radolan.RadolanMember.Readable;

/**
 * Decodes every composite inside a file. What breaks is reported as a damaged member; what came
 * before it stays readable.
 */
final class RadolanContainer {
  /** No composite is longer; a stream that is must be something else. */
  private static final int MAX_FRAME_BYTES = 16 << 20;

  private RadolanContainer() {}

  static List<RadolanMember> members(InputStream in, String name) {
    List<RadolanMember> members = new ArrayList<>();
    try {
      PackedFile.walk(in, name, (inner, content) -> members.add(member(inner, content)));
    } catch (IOException e) {
      members.add(new Damaged(name, broken(name, e)));
    }
    return List.copyOf(members);
  }

  /** The header of the first composite in a stream; nothing after it is read. */
  static RadolanHeader firstHeader(InputStream in, String name) throws RadolanException {
    byte[][] start = {new byte[0]};
    String[] inside = {name};
    try {
      PackedFile.walk(
          in,
          name,
          (inner, content) -> {
            inside[0] = inner;
            start[0] = content.readNBytes(RadolanHeaderParser.MAX_HEADER_BYTES);
            return false;
          });
    } catch (IOException e) {
      throw broken(name, e);
    }
    return RadolanAscii.startsAsRaster(start[0])
        ? RadolanAscii.header(start[0], inside[0])
        : RadolanHeaderParser.parse(start[0], name);
  }

  private static RadolanMember member(String name, InputStream content) {
    try {
      return new Readable(name, leaf(name, content));
    } catch (RadolanException e) {
      return new Damaged(name, e);
    }
  }

  private static RadolanFrame leaf(String name, InputStream in) throws RadolanException {
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
    return RadolanReader.decode(content, name);
  }

  private static RadolanException broken(String name, IOException cause) {
    return new RadolanException(name, PackedFile.broken(cause).fault(), cause);
  }
}
