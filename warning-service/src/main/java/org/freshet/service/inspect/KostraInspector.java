package org.freshet.service.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.freshet.service.ingest.kostra.KostraException;
import org.freshet.service.ingest.kostra.KostraFinding;
import org.freshet.service.ingest.kostra.KostraReader;
import org.freshet.service.ingest.kostra.KostraTable;
import org.freshet.service.inspect.InspectionFinding.Severity;

/**
 * Describes the files of a KOSTRA delivery: the tables themselves, the outlines of their cells
 * (shapefile), the coordinate system and the description beside them.
 */
public final class KostraInspector implements FileInspector {
  private static final String TABLE = "KOSTRA-DWD table";
  private static final String NAME = "kostra";
  private static final int SHAPEFILE = 9994;
  private static final int HEAD_BYTES = 100;
  private static final int INDEX_RECORD_BYTES = 8;

  @Override
  public boolean accepts(Path file, byte[] start, byte[] inner) {
    if (KostraReader.isTable(file, start)) {
      return true;
    }
    String path = file.toAbsolutePath().toString().toLowerCase(Locale.ROOT);
    return path.contains(NAME) && (isShape(start) || isProjection(start) || isPdf(start));
  }

  private static boolean isShape(byte[] start) {
    return start.length >= HEAD_BYTES && ByteBuffer.wrap(start).getInt() == SHAPEFILE;
  }

  private static boolean isProjection(byte[] start) {
    return startsWith(start, "PROJCS[");
  }

  private static boolean isPdf(byte[] start) {
    return startsWith(start, "%PDF");
  }

  private static boolean startsWith(byte[] start, String text) {
    return new String(start, StandardCharsets.ISO_8859_1).startsWith(text);
  }

  @Override
  public Inspection inspect(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (KostraReader.isTable(file, bytes)) {
        return table(file);
      }
      if (isPdf(bytes)) {
        return document(file, bytes);
      }
      return isShape(bytes) ? shape(file, bytes) : projection(file, bytes);
    } catch (KostraException e) {
      return Inspection.unknown(file.toString(), "NOT_USABLE", "Not a whole table: " + e.fault());
    } catch (IOException e) {
      String message = "Cannot be read (" + e.getMessage() + "). Maybe fetch it again.";
      return Inspection.unknown(file.toString(), "UNREADABLE", message);
    }
  }

  private static Inspection table(Path file) {
    KostraTable table = KostraReader.read(file);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("dataSet", table.grid().title());
    facts.put("crs", table.grid().crs());
    facts.put("rows", table.grid().rows());
    facts.put("cols", table.grid().cols());
    facts.put("duration_min", table.duration_min());
    List<Object> periods = new ArrayList<>();
    for (double period : table.periods_a()) {
      periods.add((int) period);
    }
    facts.put("returnPeriods_a", periods);
    facts.put("unit", "mm");
    facts.put("records", table.records());
    facts.put("cells", table.cells());
    facts.put("emptyCells", table.emptyCells());
    facts.put("min", table.least_mm());
    facts.put("max", table.greatest_mm());
    List<InspectionFinding> findings = new ArrayList<>();
    for (KostraFinding finding : table.findings()) {
      Severity severity = finding.code().isWarning() ? Severity.WARNING : Severity.INFO;
      findings.add(
          new InspectionFinding(
              finding.code().name(), severity, finding.message(), finding.count()));
    }
    return new Inspection(file.toString(), TABLE, facts, findings, List.of());
  }

  private static Inspection shape(Path file, byte[] bytes) {
    ByteBuffer head = ByteBuffer.wrap(bytes);
    long told = 2L * head.getInt(24);
    head.order(ByteOrder.LITTLE_ENDIAN);
    boolean index = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".shx");
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("shapeType", head.getInt(32) == 5 ? "polygon" : Integer.toString(head.getInt(32)));
    facts.put("west_m", head.getDouble(36));
    facts.put("south_m", head.getDouble(44));
    facts.put("east_m", head.getDouble(52));
    facts.put("north_m", head.getDouble(60));
    facts.put("records", index ? (told - HEAD_BYTES) / INDEX_RECORD_BYTES : records(bytes, told));
    List<InspectionFinding> findings = new ArrayList<>();
    if (told != bytes.length) {
      String message = "Has " + bytes.length + " bytes where its head says " + told + ".";
      findings.add(new InspectionFinding("DAMAGED", Severity.ERROR, message, 1));
    }
    findings.add(notRead("Outlines of the cells; indexes are computed, so it is not needed."));
    String format = index ? "shapefile index" : "shapefile";
    return new Inspection(file.toString(), format, facts, findings, List.of());
  }

  private static long records(byte[] bytes, long told) {
    ByteBuffer records = ByteBuffer.wrap(bytes);
    long count = 0;
    long at = HEAD_BYTES;
    while (at + INDEX_RECORD_BYTES <= Math.min(told, bytes.length)) {
      long words = Integer.toUnsignedLong(records.getInt((int) at + 4));
      at += INDEX_RECORD_BYTES + 2 * words;
      count++;
    }
    return count;
  }

  private static Inspection projection(Path file, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('"', "PROJCS[\"".length());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", end < 0 ? "unknown" : text.substring("PROJCS[\"".length(), end));
    List<InspectionFinding> findings =
        List.of(notRead("The coordinate system follows from the data set, not from this file."));
    return new Inspection(file.toString(), "coordinate system (WKT)", facts, findings, List.of());
  }

  private static Inspection document(Path file, byte[] bytes) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    try (PDDocument document = Loader.loadPDF(bytes)) {
      facts.put("pages", document.getNumberOfPages());
      facts.put("version", Math.rint(document.getVersion() * 10.0) / 10);
    }
    List<InspectionFinding> findings = List.of(notRead("A document for people; nothing is read."));
    return new Inspection(file.toString(), "PDF document", facts, findings, List.of());
  }

  private static InspectionFinding notRead(String message) {
    return new InspectionFinding("NOT_READ", Severity.INFO, message, 1);
  }
}
