package org.freshet.service.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.freshet.service.ingest.environmentagency.EnvironmentAgencyReader;
import org.freshet.service.ingest.lhp.LhpReader;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.pegelonline.PegelonlineReader;
import org.freshet.service.ingest.sensorthings.DatastreamMap;
import org.freshet.service.ingest.sensorthings.SensorThingsReader;
import org.freshet.service.ingest.usgs.UsgsReader;

/** Describes the JSON documents of gauge services. */
public final class GaugeJsonInspector implements FileInspector {
  /** Words of which at least one stands near the start of every such document. */
  private static final String[] SIGNS = {
    "\"uuid\"",
    "\"agency\"",
    "\"shortname\"",
    "\"apiVersion\"",
    "\"ts\"",
    "\"rloi_id\"",
    "\"station_threshold_id\"",
    "\"telemetry_station_id\"",
    "\"value_timestamp\"",
    "\"floods\"",
    "\"river_id\"",
    "\"minutes\"",
    "\"timeSeries\"",
    "\"Datastreams\"",
    "\"requests\"",
    "\"dataArray\"",
    "\"@iot.",
    "\"phenomenonTime\"",
    "environment.data.gov.uk",
    "\"queryInfo\"",
    "\"responses\""
  };

  @Override
  public boolean accepts(Path file, byte[] start, byte[] inner) {
    String text = new String(start, StandardCharsets.UTF_8).stripLeading();
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return false;
    }
    for (String sign : SIGNS) {
      if (text.contains(sign)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Inspection inspect(Path file) {
    String name = file.toString();
    try {
      JsonNode tree = JsonDocument.parse(Files.readAllBytes(file), name);
      return describe(tree, name);
    } catch (ObservationFormatException e) {
      return Inspection.unknown(name, "DAMAGED", "Not a whole document: " + e.fault());
    } catch (IOException e) {
      return Inspection.unknown(name, "UNREADABLE", "Cannot be read (" + e.getMessage() + ").");
    }
  }

  private static Inspection describe(JsonNode tree, String name) throws ObservationFormatException {
    ObservationFile read;
    if (LhpReader.accepts(tree)) {
      read = LhpReader.read(tree, name).file();
    } else if (UsgsReader.accepts(tree)) {
      read = UsgsReader.read(tree, name);
    } else if (EnvironmentAgencyReader.accepts(tree)) {
      read = EnvironmentAgencyReader.read(tree, name, "unnamed");
    } else if (PegelonlineReader.accepts(tree)) {
      read = PegelonlineReader.read(tree, name);
    } else if (SensorThingsReader.accepts(tree)) {
      read = SensorThingsReader.read(tree, name, DatastreamMap.EMPTY);
    } else {
      return Inspection.unknown(
          name,
          "UNKNOWN_FORMAT",
          "A JSON document of none of the gauge services this version reads (PEGELONLINE, LHP,"
              + " Environment Agency, USGS, SensorThings). Maybe another file was meant.");
    }
    return ObservationFacts.describe(name, read);
  }
}
