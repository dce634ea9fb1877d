package org.freshet.service.ingest.cdc;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;

/**
 * Reads station files of the DWD climate data center: a ZIP archive with a product file and
 * metadata, or one of these files bare. Text is Latin-1, fields are split by semicolons and padded
 * with blanks, {@code -999} is no value, times are UTC and name the end of the interval.
 *
 * <p>Stateless and thread-safe.
 */
public final class CdcReader {
  /** Name of the format. */
  public static final String FORMAT = "DWD CDC station file";

  /** Largest text taken out of an archive: decades of minutes are some 100 MB. */
  private static final int MOST_BYTES = 512 << 20;

  private static final int START_BYTES = 256;

  private CdcReader() {}

  /** Whether the start of a text looks like a product or geography file. */
  public static boolean isCdc(byte[] start) {
    int length = Math.min(start.length, START_BYTES);
    String text = new String(start, 0, length, StandardCharsets.ISO_8859_1).stripLeading();
    return text.regionMatches(true, 0, "STATIONS_ID;", 0, 12)
        || text.regionMatches(true, 0, "Stations_ID;", 0, 12);
  }

  /** Whether the start of a ZIP archive names a first member as the weather service does. */
  public static boolean isCdcArchive(byte[] start) {
    if (start.length < 34 || start[0] != 'P' || start[1] != 'K') {
      return false;
    }
    String text =
        new String(start, 0, Math.min(start.length, START_BYTES), StandardCharsets.ISO_8859_1);
    return text.startsWith("produkt_", 30) || text.startsWith("Metadaten_", 30);
  }

  /**
   * Reads all of it.
   *
   * @param in not closed
   * @param name of the file, for messages
   * @throws ObservationFormatException if it is cut, damaged or something else
   */
  public static ObservationFile read(InputStream in, String name) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(START_BYTES);
    byte[] start = buffered.readNBytes(START_BYTES);
    buffered.reset();
    ObservationCollector collector = new ObservationCollector();
    if (isCdcArchive(start)) {
      readArchive(buffered, name, collector);
    } else if (isCdc(start)) {
      readText(buffered.readNBytes(MOST_BYTES), name, collector);
    } else {
      throw new ObservationFormatException(
          name, "is no " + FORMAT + ". Maybe another file was meant.");
    }
    return collector.file(FORMAT);
  }

  private static void readArchive(InputStream in, String name, ObservationCollector collector)
      throws IOException {
    List<String> members = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1)) {
      ZipEntry entry = zip.getNextEntry();
      while (entry != null) {
        members.add(entry.getName());
        byte[] content = zip.readNBytes(MOST_BYTES);
        if (isCdc(content) && entry.getName().endsWith(".txt")) {
          readText(content, name + "!" + entry.getName(), collector);
        }
        entry = zip.getNextEntry();
      }
    } catch (ObservationFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new ObservationFormatException(
          name, "archive is cut or damaged (" + e.getMessage() + "). Maybe fetch it again.", e);
    }
    collector.fact("members", members);
  }

  private static void readText(byte[] content, String name, ObservationCollector collector)
      throws IOException {
    CdcTable table = CdcTable.of(new ByteArrayInputStream(content), name);
    if (table.column("GEOGR.BREITE") >= 0) {
      CdcGeography.read(table, collector);
    } else if (table.column("MESS_DATUM") >= 0 || table.column("MESS_DATUM_ENDE") >= 0) {
      CdcProduct.read(table, collector);
    }
  }
}
