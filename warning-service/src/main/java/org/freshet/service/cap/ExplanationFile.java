package org.freshet.service.cap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.freshet.exposure.BlockedStreet;
import org.freshet.rain.RainRarity;
import org.freshet.warning.Explanation;
import org.freshet.warning.InputAge;
import org.freshet.warning.WarningMessage;

/**
 * Why a message was sent, as JSON beside the message. The message carries its SHA-256, so that
 * nobody can change the reasons afterwards unseen.
 */
public final class ExplanationFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExplanationFile() {}

  /** The file: fixed order of members, UTF-8, one trailing newline. */
  public static byte[] json(WarningMessage message) {
    Explanation explanation = message.outlook().explanation();
    ObjectNode root = JSON.createObjectNode();
    root.put("incident", message.incidentId());
    root.put("version", message.version());
    root.put("area", message.outlook().areaKey());
    root.put("level", message.level().number());
    root.put("rule", explanation.rule());
    root.put("decisive", explanation.decisive());
    root.put("wouldChange", explanation.wouldChange());
    root.put("confidence", explanation.confidence());
    root.put("rulesVersion", explanation.rulesVersion());
    root.put("modelVersion", explanation.modelVersion());
    ArrayNode inputs = root.putArray("inputs");
    for (InputAge input : explanation.inputs()) {
      inputs
          .addObject()
          .put("source", input.source())
          .put("dataTime", input.dataTime().toString())
          .put("age_s", input.age_s())
          .put("flag", input.flag());
    }
    RainRarity rarity = explanation.rarity();
    if (rarity != null) {
      root.putObject("rain")
          .put("duration_min", rarity.duration_min())
          .put("depth_mm", Math.rint(rarity.depth_mm() * 10) / 10)
          .put("returnPeriod_a", rarity.statedPeriod_a())
          .put("beyondStatistics", rarity.beyondStatistics())
          .put("starkregenindex", rarity.index())
          .put("unknownShare", Math.rint(rarity.unknownShare() * 100) / 100);
    }
    BlockedStreet blocked = explanation.ifBlocked();
    if (blocked != null) {
      ObjectNode node = root.putObject("ifBlocked");
      ArrayNode links = node.putArray("links");
      blocked.links().forEach(links::add);
      ArrayNode names = node.putArray("names");
      blocked.linkNames().forEach(names::add);
      node.put("street", blocked.street())
          .put("depth_m", Math.rint(blocked.depth_m() * 100) / 100)
          .put("deeper_m", Math.rint(blocked.deeper_m() * 100) / 100);
    }
    try {
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** SHA-256 of that file, lower-case hexadecimal. */
  public static String sha256(WarningMessage message) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(json(message)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
