package org.freshet.service.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.service.ingest.lorawan.BuiltInCodecs;
import org.freshet.service.ingest.lorawan.ChirpStackEvents;
import org.freshet.service.ingest.lorawan.CodecException;
import org.freshet.service.ingest.lorawan.LorawanEvent;
import org.freshet.service.ingest.lorawan.PayloadCodec;
import org.freshet.service.ingest.lorawan.Reading;
import org.freshet.service.ingest.lorawan.ThingsStackEvents;
import org.freshet.service.ingest.lorawan.Uplink;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.inspect.InspectionFinding.Severity;

/** Describes messages of LoRaWAN network servers, and lists of codec examples. */
public final class LorawanInspector implements FileInspector {
  private static final String EXAMPLES = "LoRaWAN codec examples";

  @Override
  public boolean accepts(Path file, byte[] start, byte[] inner) {
    String text = new String(inner, StandardCharsets.ISO_8859_1).stripLeading();
    boolean isJson = text.startsWith("{") || text.startsWith("[");
    boolean isEvent = text.contains("\"deviceInfo\"") || text.contains("\"end_device_ids\"");
    boolean isExamples = text.contains("\"examples\"") && text.contains("\"fPort\"");
    return isJson && (isEvent || isExamples);
  }

  @Override
  public Inspection inspect(Path file) {
    String name = file.toString();
    try {
      JsonNode tree = JsonDocument.parse(Files.readAllBytes(file), name);
      if (ChirpStackEvents.accepts(tree)) {
        return event(name, ChirpStackEvents.read(tree, name), tree.path("time").asText(""));
      }
      if (ThingsStackEvents.accepts(tree)) {
        return event(name, ThingsStackEvents.read(tree, name), tree.path("received_at").asText(""));
      }
      if (tree.isArray() && tree.path(0).path("examples").isArray()) {
        return examples(name, tree);
      }
      return Inspection.unknown(
          name, "UNKNOWN_FORMAT", "Names LoRaWAN fields but is no known message. Maybe cut out.");
    } catch (ObservationFormatException e) {
      return Inspection.unknown(name, "DAMAGED", "Not readable: " + e.fault());
    } catch (IOException e) {
      return Inspection.unknown(
          name, "UNREADABLE", "Cannot be read (" + e.getMessage() + "). Maybe check its rights.");
    }
  }

  private static Inspection event(String name, LorawanEvent event, String time) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("event", event.kind());
    facts.put("device", event.device());
    List<InspectionFinding> findings = new ArrayList<>();
    if (event.uplink().isPresent()) {
      Uplink up = event.uplink().get();
      facts.put("devEui", up.devEui());
      facts.put("time", up.time().toString());
      facts.put("port", up.port());
      facts.put("counter", up.counter());
      facts.put("payloadBytes", up.payload().length);
      facts.put("payload", up.hex());
      if (up.payload().length == 0) {
        findings.add(
            new InspectionFinding(
                "NO_PAYLOAD", Severity.WARNING, "The uplink carries no bytes.", 1));
      }
    } else {
      facts.put("time", time);
      findings.add(
          new InspectionFinding(
              "NO_VALUES", Severity.INFO, "An event of this kind carries no measured value.", 1));
    }
    return new Inspection(name, event.network(), facts, findings, List.of());
  }

  private static Inspection examples(String name, JsonNode tree) {
    List<Inspection> members = new ArrayList<>();
    for (JsonNode device : tree) {
      String model = device.path("vendor").asText("") + " " + device.path("model").asText("");
      for (JsonNode example : device.path("examples")) {
        members.add(example(model, example));
      }
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("devices", tree.size());
    facts.put("examples", members.size());
    return new Inspection(name, EXAMPLES, facts, List.of(), members);
  }

  private static Inspection example(String model, JsonNode example) {
    String hex = example.path("hex").asText("");
    int port = example.path("fPort").asInt();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("port", port);
    facts.put("payload", hex);
    List<InspectionFinding> findings = new ArrayList<>();
    for (PayloadCodec codec : BuiltInCodecs.all()) {
      if (model
          .toLowerCase(Locale.ROOT)
          .replace("-iot", "")
          .startsWith(codec.name().replaceFirst("-", " "))) {
        facts.put("codec", codec.name());
        try {
          List<String> readings = new ArrayList<>();
          for (Reading one : codec.decode(port, HexFormat.of().parseHex(hex))) {
            readings.add(one.meaning() + " " + (Double.isNaN(one.value()) ? "none" : one.value()));
          }
          facts.put("readings", readings);
        } catch (CodecException | IllegalArgumentException e) {
          findings.add(
              new InspectionFinding(
                  "NOT_DECODED", Severity.INFO, String.valueOf(e.getMessage()), 1));
        }
      }
    }
    return new Inspection(model, EXAMPLES, facts, findings, List.of());
  }
}
