package org.freshet.service.ingest.sensorthings;

import com.fasterxml.jackson.databind.JsonNode;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;

/**
 * Reads OGC SensorThings API 1.1 (OGC 18-088) documents: an entity or a collection of Things,
 * Datastreams or Observations with what is expanded in them, a data array, a batch request or
 * response, and the bare Observation that a server publishes over MQTT.
 *
 * <p>The sensor of an observation is the id of its Datastream (its name if it has no id yet); what
 * it measures comes from the {@link DatastreamMap} of the caller, else from unit and observed
 * property together. A phenomenon time that is an interval becomes the observation's interval.
 *
 * <p>Stateless and thread-safe.
 */
public final class SensorThingsReader {
  /** Name of the format. */
  public static final String FORMAT = "OGC SensorThings 1.1";

  private SensorThingsReader() {}

  /** Whether a tree is one of these documents. */
  public static boolean accepts(JsonNode tree) {
    JsonNode first = tree.isArray() ? tree.path(0) : tree.path("value").path(0);
    return isEntity(tree)
        || isEntity(first)
        || first.path("dataArray").isArray()
        || first.has("@iot.id")
        || tree.path("requests").path(0).has("method")
        || tree.path("responses").path(0).has("status")
        || (tree.path("value").isArray() && tree.has("@iot.count"));
  }

  private static boolean isEntity(JsonNode node) {
    return node.path("Datastreams").isArray()
        || node.path("Observations").isArray()
        || (node.has("unitOfMeasurement") && node.has("observationType"))
        || (node.has("result") && (node.has("phenomenonTime") || node.has("Datastream")));
  }

  /**
   * Reads a document, telling quantities from units and observed properties.
   *
   * @throws ObservationFormatException if it is cut, damaged or something else
   */
  public static ObservationFile read(byte[] content, String name)
      throws ObservationFormatException {
    return read(JsonDocument.parse(content, name), name, DatastreamMap.EMPTY);
  }

  /** Reads a document whose Datastreams the study area declares. */
  public static ObservationFile read(byte[] content, String name, DatastreamMap declared)
      throws ObservationFormatException {
    return read(JsonDocument.parse(content, name), name, declared);
  }

  /** As {@link #read(byte[], String, DatastreamMap)}, of a tree. */
  public static ObservationFile read(JsonNode tree, String name, DatastreamMap declared)
      throws ObservationFormatException {
    if (!accepts(tree)) {
      throw new ObservationFormatException(name, "is no " + FORMAT + " document.");
    }
    ObservationCollector collector = new ObservationCollector();
    EntityWalk walk = new EntityWalk(declared, collector);
    if (tree.path("requests").isArray()) {
      requests(tree.path("requests"), walk, collector);
    } else if (tree.path("responses").isArray()) {
      responses(tree.path("responses"), walk, collector);
    } else if (tree.isArray()) {
      tree.forEach(walk::entity);
    } else if (tree.path("value").isArray()) {
      tree.path("value").forEach(walk::entity);
      if (tree.has("@iot.nextLink")) {
        collector.fact("nextLink", tree.path("@iot.nextLink").asText());
      }
    } else {
      walk.entity(tree);
    }
    walk.facts();
    return collector.file(FORMAT);
  }

  private static void requests(JsonNode requests, EntityWalk walk, ObservationCollector collector) {
    collector.fact("requests", requests.size());
    for (JsonNode request : requests) {
      JsonNode body = request.path("body");
      String url = JsonDocument.text(request, "url", "");
      String id = JsonDocument.text(request, "id", "");
      if (body.isArray()) {
        body.forEach(walk::entity);
      } else if (url.endsWith("Datastreams")) {
        walk.datastream(body, id);
      } else if (url.endsWith("Things") || url.endsWith("Observations")) {
        walk.entity(body, id);
      } else if (url.endsWith("Locations")) {
        walk.location(body, id);
      } else if (url.endsWith("ObservedProperties")) {
        walk.property(body, id);
      }
    }
  }

  private static void responses(
      JsonNode responses, EntityWalk walk, ObservationCollector collector) {
    collector.fact("responses", responses.size());
    for (JsonNode response : responses) {
      int status = response.path("status").asInt();
      JsonNode body = response.path("body");
      if (status >= 400) {
        collector.find(Code.SOURCE_ERROR, () -> "A response has status " + status + ".");
      } else if (body.path("value").isArray()) {
        body.path("value").forEach(walk::entity);
      } else if (body.isObject()) {
        walk.entity(body);
      }
    }
  }
}
