package org.freshet.service.inspect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.freshet.service.ingest.cdc.CdcReader;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.pws.StationListReader;
import org.freshet.service.ingest.pws.WideTableReader;

/** Describes station files, wide rain tables and station lists, bare or in a ZIP archive. */
public final class GaugeTextInspector implements FileInspector {
  private static final int START_BYTES = 8192;

  @Override
  public boolean accepts(Path file, byte[] start, byte[] inner) {
    return isText(start) || CdcReader.isCdcArchive(start) || isText(firstMember(file, start));
  }

  private static boolean isText(byte[] start) {
    return CdcReader.isCdc(start)
        || WideTableReader.accepts(start)
        || StationListReader.accepts(start);
  }

  private static byte[] firstMember(Path file, byte[] start) {
    if (start.length < 4 || start[0] != 'P' || start[1] != 'K') {
      return new byte[0];
    }
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      ZipEntry entry = zip.getNextEntry();
      return entry == null ? new byte[0] : zip.readNBytes(START_BYTES);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  @Override
  public Inspection inspect(Path file) {
    String name = file.toString();
    try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(START_BYTES);
      byte[] start = in.readNBytes(START_BYTES);
      in.reset();
      boolean cdc = CdcReader.isCdc(start) || CdcReader.isCdcArchive(start);
      if (cdc || start[0] != 'P' || start[1] != 'K') {
        return text(in, start, name);
      }
      try (ZipInputStream zip = new ZipInputStream(in)) {
        zip.getNextEntry();
        return text(new BufferedInputStream(zip), firstMember(file, start), name);
      }
    } catch (ObservationFormatException e) {
      return Inspection.unknown(name, "DAMAGED", "Not a whole file: " + e.fault());
    } catch (IOException e) {
      return Inspection.unknown(
          name, "DAMAGED", "Cut or damaged (" + e.getMessage() + "). Maybe fetch it again.");
    }
  }

  private static Inspection text(InputStream in, byte[] start, String name) throws IOException {
    if (CdcReader.isCdc(start) || CdcReader.isCdcArchive(start)) {
      return ObservationFacts.describe(name, CdcReader.read(in, name));
    }
    if (WideTableReader.accepts(start)) {
      WideTableFacts facts = new WideTableFacts();
      return facts.describe(name, WideTableReader.read(in, name, facts));
    }
    return ObservationFacts.describe(name, StationListReader.read(in, name));
  }
}
