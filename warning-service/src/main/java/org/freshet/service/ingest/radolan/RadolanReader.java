package org.freshet.service.ingest.radolan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads composites from files and streams: bare, gzip, bzip2, tar, and any nesting of these, told
 * apart by content and not by name. The length of every frame is checked against its header and
 * against its grid before a single value is decoded. Stateless and thread-safe.
 */
public final class RadolanReader {
  private static final Set<String> RUN_LENGTH_PRODUCTS = Set.of("PG", "PC");

  private RadolanReader() {}

  /**
   * The first frame of a file; of a forecast archive that is the analysis.
   *
   * @throws RadolanException if the file cannot be read, is no composite, or is damaged
   */
  public static RadolanFrame read(Path file) throws RadolanException {
    return first(members(file), file.toString());
  }

  /**
   * The first frame of a stream, which is read to its end and not closed.
   *
   * @param name what to call the stream in messages
   */
  public static RadolanFrame read(InputStream in, String name) throws RadolanException {
    return first(RadolanContainer.members(in, name), name);
  }

  /**
   * All frames of a file in the order of the archive.
   *
   * @throws RadolanException if any of them is damaged
   */
  public static List<RadolanFrame> readAll(Path file) throws RadolanException {
    return readAll(file, 1);
  }

  /**
   * As {@link #readAll(Path)}, on several threads.
   *
   * @param threads how many threads may work; the result does not depend on it
   */
  public static List<RadolanFrame> readAll(Path file, int threads) throws RadolanException {
    List<RadolanFrame> frames = new ArrayList<>();
    for (RadolanMember member : members(file, threads)) {
      frames.add(frame(member));
    }
    return frames;
  }

  /**
   * All members of a file, readable or not, in the order of the archive; at least one.
   *
   * @throws RadolanException if the file itself cannot be opened
   */
  public static List<RadolanMember> members(Path file) throws RadolanException {
    return members(file, 1);
  }

  /**
   * As {@link #members(Path)}, on several threads.
   *
   * @param threads how many threads may work; the result does not depend on it
   */
  public static List<RadolanMember> members(Path file, int threads) throws RadolanException {
    Path last = file.getFileName();
    String name = last == null ? file.toString() : last.toString();
    try (InputStream in = Files.newInputStream(file)) {
      Optional<List<RadolanMember>> fast = RadolanArchive.members(file, name, threads);
      return fast.isPresent() ? fast.get() : RadolanContainer.members(in, name);
    } catch (RadolanException e) {
      throw e;
    } catch (IOException e) {
      throw new RadolanException(
          file.toString(), "cannot be opened. Maybe check that it is there and readable.", e);
    }
  }

  /**
   * Whether a file is an ASCII composite by its unpacked start and its name, which alone tells
   * product and time.
   */
  public static boolean isAsciiComposite(byte[] start, String name) {
    return RadolanAscii.accepts(start, name);
  }

  /** Whether the unpacked start of a file (19 bytes or more) is that of a composite. */
  public static boolean isComposite(byte[] start) {
    return RadolanHeaderParser.isHeader(start);
  }

  /** Decodes one bare composite held in memory. */
  static RadolanFrame decode(byte[] content, String name) throws RadolanException {
    if (content.length == 0) {
      throw new RadolanException(name, "is empty. Maybe the transfer broke off; fetch it again.");
    }
    if (RadolanAscii.startsAsRaster(content)) {
      return RadolanAscii.decode(content, name);
    }
    RadolanHeader header = RadolanHeaderParser.parse(content, name);
    if (RUN_LENGTH_PRODUCTS.contains(header.product())) {
      throw new RadolanException(
          name,
          "product "
              + header.product()
              + " is a run-length coded picture, which carries no rain depths. Maybe use RV or"
              + " RY.");
    }
    checkLength(content, header, name);
    return new RadolanDecoder(header, content).decode(name);
  }

  private static void checkLength(byte[] content, RadolanHeader header, String name)
      throws RadolanException {
    long cells = (long) header.rows() * header.cols();
    long needed = header.headerBytes() + cells * header.bytesPerCell();
    if (content.length != header.bytes()) {
      throw new RadolanException(name, lengthFault(content, header));
    }
    if (needed != header.bytes()) {
      throw new RadolanException(
          name,
          "header says BY "
              + header.bytes()
              + " bytes, but a grid of "
              + header.rows()
              + " x "
              + header.cols()
              + " cells with "
              + header.bytesPerCell()
              + " byte(s) each needs "
              + needed
              + ". Maybe the header was changed; fetch it again.");
    }
  }

  private static String lengthFault(byte[] content, RadolanHeader header) {
    String fault = "has " + content.length + " bytes, but its header says BY " + header.bytes();
    long cells = (long) header.rows() * header.cols();
    if (content.length == header.headerBytes() + cells * header.bytesPerCell()) {
      return fault
          + ", although its grid needs just as many as it has: the header was changed. "
          + "Maybe fetch it again.";
    }
    long extra = content.length - header.bytes();
    if (extra > 0 && extra == carriageReturnLineFeeds(content)) {
      return fault
          + ": every line feed was turned into CR LF, so the values are shifted. "
          + "Maybe fetch it again in binary mode.";
    }
    return extra < 0
        ? fault + ": it was cut short. Maybe fetch it again."
        : fault + ": something was added to it. Maybe fetch it again in binary mode.";
  }

  private static long carriageReturnLineFeeds(byte[] content) {
    long count = 0;
    for (int i = 1; i < content.length; i++) {
      if (content[i] == '\n' && content[i - 1] == '\r') {
        count++;
      }
    }
    return count;
  }

  private static RadolanFrame first(List<RadolanMember> members, String name)
      throws RadolanException {
    if (members.isEmpty()) {
      throw new RadolanException(name, "holds no file. Maybe the archive is empty.");
    }
    return frame(members.get(0));
  }

  private static RadolanFrame frame(RadolanMember member) throws RadolanException {
    if (member instanceof RadolanMember.Readable readable) {
      return readable.frame();
    }
    throw ((RadolanMember.Damaged) member).fault();
  }
}
