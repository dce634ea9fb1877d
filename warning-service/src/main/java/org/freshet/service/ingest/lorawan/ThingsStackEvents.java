package org.freshet.service.ingest.lorawan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationFormatException;

/**
 * Uplinks of The Things Stack v3, bare or wrapped in {@code payload} as its cloud integrations do.
 * Stateless and thread-safe.
 */
public final class ThingsStackEvents {
  /** Name of the format. */
  public static final String FORMAT = "The Things Stack v3 message";

  private ThingsStackEvents() {}

  /** Whether a tree is one of its messages. */
  public static boolean accepts(JsonNode tree) {
    return message(tree).path("end_device_ids").has("device_id");
  }

  private static JsonNode message(JsonNode tree) {
    return tree.path("payload").has("end_device_ids") ? tree.path("payload") : tree;
  }

  /**
   * Reads a message of any kind.
   *
   * @throws ObservationFormatException if it is none, or an uplink without time or with broken
   *     base64
   */
  public static LorawanEvent read(JsonNode tree, String name) throws ObservationFormatException {
    if (!accepts(tree)) {
      throw new ObservationFormatException(name, "is no " + FORMAT + " (end_device_ids missing).");
    }
    JsonNode message = message(tree);
    JsonNode ids = message.path("end_device_ids");
    String device = JsonDocument.text(ids, "device_id", "");
    JsonNode up = message.path("uplink_message");
    if (!up.isObject()) {
      String kind = message.has("join_accept") ? "join" : "other";
      return new LorawanEvent(FORMAT, kind, device, Optional.empty());
    }
    Uplink uplink =
        new Uplink(
            FORMAT,
            device,
            JsonDocument.text(ids, "dev_eui", "").toLowerCase(Locale.ROOT),
            time(message, up, name),
            up.path("f_port").asInt(0),
            up.path("f_cnt").asLong(-1),
            ChirpStackEvents.bytes(JsonDocument.text(up, "frm_payload", ""), name));
    return new LorawanEvent(FORMAT, "up", device, Optional.of(uplink));
  }

  /** The gateway's clock where it has one, else when the servers received it. */
  private static Instant time(JsonNode message, JsonNode up, String name)
      throws ObservationFormatException {
    JsonNode[] candidates = {
      up.path("settings").path("time"), up.path("received_at"), message.path("received_at")
    };
    for (JsonNode candidate : candidates) {
      Optional<Instant> time = JsonDocument.time(candidate);
      if (time.isPresent()) {
        return time.get();
      }
    }
    throw new ObservationFormatException(
        name, "uplink without a readable time. Maybe its message was cut.");
  }
}
