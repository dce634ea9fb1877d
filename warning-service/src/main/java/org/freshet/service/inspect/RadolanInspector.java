package org.freshet.service.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freshet.service.ingest.radolan.RadolanCounts;
import org.freshet.service.ingest.radolan.RadolanException;
import org.freshet.service.ingest.radolan.RadolanFinding;
import org.freshet.service.ingest.radolan.RadolanFrame;
import org.freshet.service.ingest.radolan.RadolanGrid;
import org.freshet.service.ingest.radolan.RadolanHeader;
import org.freshet.service.ingest.radolan.RadolanMember;
import org.freshet.service.ingest.radolan.RadolanReader;
import org.freshet.service.ingest.radolan.RadolanSummary;
import org.freshet.service.inspect.InspectionFinding.Severity;

/** Describes RADOLAN and RADVOR composites, single and in archives. */
public final class RadolanInspector implements FileInspector {
  private static final String BINARY = "RADOLAN binary";
  private static final String ASCII = "RADOLAN ASCII";

  @Override
  public boolean accepts(Path file, byte[] start, byte[] inner) {
    return RadolanReader.isComposite(inner)
        || RadolanReader.isAsciiComposite(inner, file.toString());
  }

  @Override
  public Inspection inspect(Path file) {
    List<RadolanMember> members;
    try {
      members = RadolanReader.members(file);
    } catch (RadolanException e) {
      return Inspection.unknown(file.toString(), "UNREADABLE", e.fault());
    }
    boolean single = members.size() == 1 && isNameOf(file, members.get(0).name());
    List<Inspection> described = new ArrayList<>();
    for (RadolanMember member : members) {
      described.add(describe(single ? file.toString() : member.name(), member));
    }
    return single ? described.get(0) : archive(file.toString(), described);
  }

  private static boolean isNameOf(Path file, String member) {
    return file.endsWith(member) || file.toString().equals(member);
  }

  private static Inspection archive(String file, List<Inspection> members) {
    long damaged = members.stream().filter(Inspection::failed).count();
    List<InspectionFinding> findings = new ArrayList<>();
    if (damaged > 0) {
      String message =
          damaged + " of " + members.size() + " members cannot be read; see the members.";
      findings.add(new InspectionFinding("DAMAGED_MEMBERS", Severity.ERROR, message, damaged));
    }
    Inspection first = members.get(0);
    findings.addAll(first.findings());
    return new Inspection(file, first.format(), first.facts(), findings, members);
  }

  private static Inspection describe(String name, RadolanMember member) {
    if (member instanceof RadolanMember.Damaged damaged) {
      return Inspection.unknown(
          name, "DAMAGED", "Not a whole composite: " + damaged.fault().fault());
    }
    RadolanFrame frame = ((RadolanMember.Readable) member).frame();
    Map<String, Object> facts = new LinkedHashMap<>();
    headerFacts(frame.header(), facts);
    valueFacts(frame, facts);
    List<InspectionFinding> findings = new ArrayList<>();
    for (RadolanFinding finding : frame.findings()) {
      Severity severity = Severity.valueOf(finding.code().severity().name());
      findings.add(
          new InspectionFinding(
              finding.code().name(), severity, finding.message(), finding.count()));
    }
    // Only the binary variant has a header of its own.
    String format = frame.header().headerBytes() == 0 ? ASCII : BINARY;
    return new Inspection(name, format, facts, findings, List.of());
  }

  private static void headerFacts(RadolanHeader header, Map<String, Object> facts) {
    facts.put("product", header.product());
    facts.put("time", header.time().toString());
    facts.put("interval_min", header.interval_min());
    facts.put("lead_min", header.lead_min());
    facts.put("validFrom", header.validStart().toString());
    facts.put("validTo", header.validEnd().toString());
    facts.put("unit", header.unit().symbol());
    facts.put("precision", Math.pow(10, header.precisionExponent()));
    facts.put("formatVersion", header.formatVersion());
    facts.put("radars", header.radars());
  }

  private static void valueFacts(RadolanFrame frame, Map<String, Object> facts) {
    RadolanSummary summary = frame.summary();
    RadolanCounts counts = summary.counts();
    facts.put("rows", frame.rows());
    facts.put("cols", frame.cols());
    facts.put("cellSize_m", RadolanGrid.CELL_M);
    facts.put("crs", frame.grid().map(RadolanGrid::crs).orElse("unknown"));
    facts.put("validCells", counts.valid());
    facts.put("nodataCells", counts.nodata());
    facts.put("clutterCells", counts.clutter());
    facts.put("negativeCells", counts.negative());
    facts.put("secondaryCells", counts.secondary());
    facts.put("saturatedCells", counts.saturated());
    facts.put("min", summary.min());
    facts.put("max", summary.max());
    facts.put("sum", summary.sum());
    if (summary.maxCell() >= 0) {
      placeOfMaximum(frame, facts);
    }
  }

  private static void placeOfMaximum(RadolanFrame frame, Map<String, Object> facts) {
    int row = frame.summary().maxCell() / frame.cols();
    int col = frame.summary().maxCell() % frame.cols();
    facts.put("maxRow", row);
    facts.put("maxCol", col);
    Optional<RadolanGrid> grid = frame.grid();
    if (grid.isPresent()) {
      facts.put("maxLon", rounded(grid.get().lonOfCell_deg(row, col)));
      facts.put("maxLat", rounded(grid.get().latOfCell_deg(row, col)));
    }
  }

  /** To a tenth of a metre on the ground. */
  private static double rounded(double degrees) {
    return Math.rint(degrees * 1e6) / 1e6;
  }
}
