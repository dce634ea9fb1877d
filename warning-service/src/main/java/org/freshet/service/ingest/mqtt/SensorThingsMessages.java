package org.freshet.service.ingest.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.service.ingest.message.MessageDecoder;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.sensorthings.DatastreamMap;
import org.freshet.service.ingest.sensorthings.SensorThingsReader;

/**
 * Observations a SensorThings server publishes on {@code v1.1/Datastreams(42)/Observations}. The
 * message itself often does not name its Datastream; the topic does.
 */
public final class SensorThingsMessages implements MessageDecoder {
  private static final Pattern STREAM =
      Pattern.compile("Datastreams\\('?([^')]+)'?\\)/Observations$");

  private final DatastreamMap declared;

  /** Quantities come from units and observed properties. */
  public SensorThingsMessages() {
    this(DatastreamMap.EMPTY);
  }

  /** Quantities come from what the study area declares. */
  public SensorThingsMessages(DatastreamMap declared) {
    this.declared = declared;
  }

  @Override
  public ObservationFile decode(String topic, byte[] payload, Instant received)
      throws ObservationFormatException {
    JsonNode tree = JsonDocument.parse(payload, topic);
    Matcher stream = STREAM.matcher(topic);
    if (stream.find() && tree instanceof ObjectNode message && !message.has("Datastream")) {
      message.putObject("Datastream").put("@iot.id", stream.group(1));
    }
    return SensorThingsReader.read(tree, topic, declared);
  }
}
