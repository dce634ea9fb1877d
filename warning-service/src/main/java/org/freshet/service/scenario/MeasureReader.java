package org.freshet.service.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.service.scenario.BatchSpec.ActionSpec;
import org.freshet.service.scenario.BatchSpec.ActionType;
import org.freshet.service.scenario.BatchSpec.MeasureSpec;

/** Reads one entry of {@code measures}. */
final class MeasureReader {
  private static final double MOST_M = 9000;
  private static final double MOST_M3 = 1e8;
  private static final double MOST_L_S = 1e6;
  private static final double LEAST = 1e-3;

  private MeasureReader() {}

  static MeasureSpec read(YamlMap item, YamlProblems problems) {
    String id = item.requiredText("id", "basin");
    List<ActionSpec> actions = new ArrayList<>();
    for (YamlMap action : item.items("actions")) {
      actions.add(action(action, actions.size(), problems));
    }
    if (actions.isEmpty()) {
      item.wrong("actions", "needs at least one action. Maybe `- {id: pond, type: retention, …}`.");
    }
    MeasureSpec measure = new MeasureSpec(item.line(), id, item.names("name", id), actions);
    item.end();
    return measure;
  }

  private static ActionSpec action(YamlMap item, int number, YamlProblems problems) {
    String id = item.has("id") ? item.requiredText("id", "pond") : "action-" + (number + 1);
    ActionType type = ActionType.RAISE;
    if (item.has("type")) {
      type = item.choice("type", ActionType.values(), ActionType.RAISE);
    } else {
      item.wrong("type", "is missing. Maybe `type: retention`.");
    }
    List<Double> lonLat = shape(item, type, problems);
    double amount = 0;
    double outlet_m = 0;
    double intake_l_s = 0;
    double throttle_l_s = 0;
    String surface = "";
    switch (type) {
      case UNSEAL -> surface = item.requiredText("surface", "lawn");
      case CULVERT -> {
        amount = item.number(type.amountKey(), -500, MOST_M, Double.NaN);
        outlet_m = item.number("outlet_invert_m", -500, MOST_M, Double.NaN);
      }
      case STORAGE -> {
        amount = item.number(type.amountKey(), LEAST, MOST_M3, Double.NaN);
        intake_l_s = item.number("intake_l_s", LEAST, MOST_L_S, Double.NaN);
        throttle_l_s = item.number("throttle_l_s", 0, MOST_L_S, 0);
      }
      case RETENTION -> amount = item.number(type.amountKey(), LEAST, MOST_M3, Double.NaN);
      case RAISE, LOWER, WALL -> amount = item.number(type.amountKey(), LEAST, 500, Double.NaN);
    }
    ActionSpec action =
        new ActionSpec(
            item.line(), id, type, lonLat, amount, outlet_m, intake_l_s, throttle_l_s, surface);
    item.end();
    return action;
  }

  private static List<Double> shape(YamlMap item, ActionType type, YamlProblems problems) {
    String key = type.placeKey();
    if (type.isPoint()) {
      return item.place(key);
    }
    int least = type.isLine() ? 2 : 3;
    if (!item.has("file")) {
      return item.lonLat(key, least);
    }
    Path file = item.path("file");
    String feature = item.requiredText("feature", "1");
    if (file == null) {
      return List.of();
    }
    try {
      List<Double> found = shape(new ObjectMapper().readTree(file.toFile()), feature, type);
      if (found.size() < 2 * least) {
        item.wrong(
            "feature",
            "is `" + feature + "`, but " + file + " has no " + key + " of that id. Maybe a typo.");
      }
      return found;
    } catch (IOException e) {
      problems.add(item.line(), file + " is no GeoJSON that can be read. Maybe export it again.");
      return List.of();
    }
  }

  private static List<Double> shape(JsonNode collection, String feature, ActionType type) {
    List<Double> flat = new ArrayList<>();
    for (JsonNode one : collection.path("features")) {
      String id = one.path("properties").path("id").asText(one.path("id").asText(""));
      JsonNode geometry = one.path("geometry");
      String wanted = type.isLine() ? "LineString" : "Polygon";
      if (!id.equals(feature) || !geometry.path("type").asText("").equals(wanted)) {
        continue;
      }
      JsonNode coordinates = geometry.path("coordinates");
      for (JsonNode point : type.isLine() ? coordinates : coordinates.path(0)) {
        flat.add(point.path(0).asDouble(Double.NaN));
        flat.add(point.path(1).asDouble(Double.NaN));
      }
      return flat;
    }
    return flat;
  }
}
