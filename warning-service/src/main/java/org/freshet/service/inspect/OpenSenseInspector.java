package org.freshet.service.inspect;

import java.nio.file.Path;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.odim.OdimReader;
import org.freshet.service.ingest.opensense.OpenSenseReader;

/** Describes netCDF-4 files of city gauges, radar cut-outs and microwave links. */
public final class OpenSenseInspector implements FileInspector {
  @Override
  public boolean accepts(Path file, byte[] start, byte[] inner) {
    return OdimReader.isHdf5(start) && OpenSenseReader.accepts(file);
  }

  @Override
  public Inspection inspect(Path file) {
    try {
      return ObservationFacts.describe(file.toString(), OpenSenseReader.read(file).file());
    } catch (ObservationFormatException e) {
      return Inspection.unknown(file.toString(), "DAMAGED", "Not a whole file: " + e.fault());
    }
  }
}
