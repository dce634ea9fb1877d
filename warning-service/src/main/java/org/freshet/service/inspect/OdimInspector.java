package org.freshet.service.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.dem.crs.LonLat;
import org.freshet.service.ingest.odim.OdimException;
import org.freshet.service.ingest.odim.OdimFrame;
import org.freshet.service.ingest.odim.OdimPlace;
import org.freshet.service.ingest.odim.OdimReader;

/** Describes HDF5 composites, ODIM_H5 and KNMI, single and in archives. */
public final class OdimInspector implements FileInspector {
  @Override
  public boolean accepts(Path file, byte[] start, byte[] inner) {
    return OdimReader.isHdf5(inner);
  }

  @Override
  public Inspection inspect(Path file) {
    List<OdimFrame> frames;
    try {
      frames = OdimReader.readAll(file);
    } catch (OdimException e) {
      return Inspection.unknown(
          file.toString(), "NOT_USABLE", "Not a usable composite: " + e.fault());
    }
    List<Inspection> members = new ArrayList<>();
    for (OdimFrame frame : frames) {
      members.add(new Inspection(frame.name(), format(frame), facts(frame), List.of(), List.of()));
    }
    boolean single = members.size() == 1 && file.endsWith(members.get(0).file());
    Inspection first = members.get(0);
    return new Inspection(
        file.toString(), first.format(), first.facts(), List.of(), single ? List.of() : members);
  }

  private static String format(OdimFrame frame) {
    return frame.conventions().startsWith("KNMI") ? "KNMI HDF5" : "ODIM_H5";
  }

  private static Map<String, Object> facts(OdimFrame frame) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("product", frame.quantity());
    facts.put("time", frame.time().toString());
    facts.put("interval_min", frame.interval_min());
    facts.put("validFrom", frame.start().toString());
    facts.put("validTo", frame.end().toString());
    facts.put("unit", frame.unit());
    facts.put("conventions", frame.conventions());
    facts.put("rows", frame.rows());
    facts.put("cols", frame.cols());
    facts.put("cellSize_m", frame.place().map(OdimPlace::cellWidth_m).orElse(Double.NaN));
    facts.put("crs", frame.place().map(OdimPlace::projection).orElse("unknown"));
    facts.put("validCells", frame.figures().valid());
    facts.put("nodataCells", frame.figures().nodata());
    facts.put("undetectCells", frame.figures().undetect());
    facts.put("min", rounded(frame.figures().min(), 1e9));
    facts.put("max", rounded(frame.figures().max(), 1e9));
    facts.put("sum", rounded(frame.figures().sum(), 1e6));
    int cell = frame.figures().maxCell();
    if (cell >= 0) {
      facts.put("maxRow", cell / frame.cols());
      facts.put("maxCol", cell % frame.cols());
    }
    if (cell >= 0 && frame.place().isPresent()) {
      LonLat place = frame.place().get().centre(cell / frame.cols(), cell % frame.cols());
      facts.put("maxLon", rounded(place.lon_deg(), 1e6));
      facts.put("maxLat", rounded(place.lat_deg(), 1e6));
    }
    return facts;
  }

  private static double rounded(double value, double steps) {
    return Math.rint(value * steps) / steps;
  }
}
