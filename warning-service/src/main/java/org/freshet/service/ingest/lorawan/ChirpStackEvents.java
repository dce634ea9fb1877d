package org.freshet.service.ingest.lorawan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationFormatException;

/** Events of ChirpStack v4 (JSON encoding). Stateless and thread-safe. */
public final class ChirpStackEvents {
  /** Name of the format. */
  public static final String FORMAT = "ChirpStack v4 event";

  private ChirpStackEvents() {}

  /** Whether a tree is one of its events. */
  public static boolean accepts(JsonNode tree) {
    return tree.path("deviceInfo").has("devEui");
  }

  /**
   * Reads an event of any kind.
   *
   * @throws ObservationFormatException if it is none, or an uplink without time or with broken
   *     base64
   */
  public static LorawanEvent read(JsonNode tree, String name) throws ObservationFormatException {
    if (!accepts(tree)) {
      throw new ObservationFormatException(name, "is no " + FORMAT + " (deviceInfo is missing).");
    }
    JsonNode info = tree.path("deviceInfo");
    String device = JsonDocument.text(info, "deviceName", "");
    String kind = kind(tree);
    Optional<Uplink> uplink =
        kind.equals("up") ? Optional.of(uplink(tree, info, device, name)) : Optional.empty();
    return new LorawanEvent(FORMAT, kind, device, uplink);
  }

  private static Uplink uplink(JsonNode tree, JsonNode info, String device, String name)
      throws ObservationFormatException {
    return new Uplink(
        FORMAT,
        device,
        JsonDocument.text(info, "devEui", "").toLowerCase(Locale.ROOT),
        JsonDocument.time(tree.path("time"))
            .orElseThrow(
                () ->
                    new ObservationFormatException(
                        name, "uplink without a readable time. Maybe its event was cut.")),
        tree.path("fPort").asInt(0),
        tree.path("fCnt").asLong(-1),
        bytes(JsonDocument.text(tree, "data", ""), name));
  }

  static byte[] bytes(String base64, String name) throws ObservationFormatException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new ObservationFormatException(
          name, "payload \"" + base64 + "\" is no base64. Maybe it was cut.", e);
    }
  }

  private static String kind(JsonNode tree) {
    if (tree.has("fPort") || tree.has("data")) {
      return "up";
    }
    if (tree.has("integrationName")) {
      return "integration";
    }
    if (tree.has("downlinkId")) {
      return "txack";
    }
    if (tree.has("acknowledged")) {
      return "ack";
    }
    if (tree.has("margin") || tree.has("batteryLevel")) {
      return "status";
    }
    if (tree.has("location")) {
      return "location";
    }
    if (tree.has("level") && tree.has("code")) {
      return "log";
    }
    return tree.has("devAddr") ? "join" : "other";
  }
}
