package org.freshet.service.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.service.scenario.ActionSpec.Form;
import org.freshet.service.scenario.ActionSpec.Place;
import org.freshet.service.scenario.BatchSpec.LonLatSpec;
import org.freshet.service.scenario.BatchSpec.MeasureSpec;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code measures}. */
final class MeasureReader {
  private static final double LOWEST_M = -500;
  private static final double HIGHEST_M = 9000;
  private static final double MOST_M = 500;
  private static final double MOST_M3 = 1e8;
  private static final double MOST_L_S = 1e6;
  private static final double MOST_M3_S = 1000;
  private static final double L_PER_M3 = 1000;
  private static final double LEAST = 1e-3;
  private static final double REQUIRED = Double.NaN;

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

  private enum Type {
    RAISE(Place.POLYGON),
    LOWER(Place.POLYGON),
    WALL(Place.LINE),
    RETENTION(Place.POLYGON),
    STORAGE(Place.POINT),
    UNSEAL(Place.POLYGON),
    CULVERT(Place.LINE),
    PUMP(Place.POINT);

    private final Place place;

    Type(Place place) {
      this.place = place;
    }
  }

  private static ActionSpec action(YamlMap item, int number, YamlProblems problems) {
    String id = item.has("id") ? item.requiredText("id", "pond") : "action-" + (number + 1);
    Type type = Type.RAISE;
    if (item.has("type")) {
      type = item.choice("type", Type.values(), Type.RAISE);
    } else {
      item.wrong("type", "is missing. Maybe `type: retention`.");
    }
    List<Double> lonLat = lonLat(item, type.place, problems);
    ActionSpec action = new ActionSpec(item.line(), id, type.place, lonLat, form(item, type));
    item.end();
    return action;
  }

  private static Form form(YamlMap item, Type type) {
    return switch (type) {
      case RAISE -> new Form.Raise(metres(item, "height_m"));
      case LOWER -> new Form.Lower(metres(item, "depth_m"));
      case WALL -> new Form.Wall(metres(item, "height_m"));
      case RETENTION -> new Form.Retention(item.number("volume_m3", LEAST, MOST_M3, REQUIRED));
      case STORAGE ->
          new Form.Storage(
              item.number("volume_m3", LEAST, MOST_M3, REQUIRED),
              item.number("intake_l_s", LEAST, MOST_L_S, REQUIRED) / L_PER_M3,
              item.number("throttle_l_s", 0, MOST_L_S, 0) / L_PER_M3);
      case UNSEAL -> new Form.Unseal(item.requiredText("surface", "lawn"));
      case CULVERT ->
          new Form.Culvert(
              item.number("inlet_invert_m", LOWEST_M, HIGHEST_M, REQUIRED),
              item.number("outlet_invert_m", LOWEST_M, HIGHEST_M, REQUIRED),
              item.number("capacity_m3_s", LEAST, MOST_M3_S, Double.POSITIVE_INFINITY));
      case PUMP ->
          new Form.Pump(outlet(item), item.number("capacity_m3_s", LEAST, MOST_M3_S, REQUIRED));
    };
  }

  private static double metres(YamlMap item, String key) {
    return item.number(key, LEAST, MOST_M, REQUIRED);
  }

  private static @Nullable LonLatSpec outlet(YamlMap item) {
    return item.has("to") ? YamlPlaces.place(item, "to") : null;
  }

  private static List<Double> lonLat(YamlMap item, Place place, YamlProblems problems) {
    String key = place.key();
    if (place == Place.POINT) {
      LonLatSpec at = YamlPlaces.place(item, key);
      return at == null ? List.of() : List.of(at.lon(), at.lat());
    }
    if (!item.has("file")) {
      return YamlPlaces.points(item, key, place.points());
    }
    Path file = item.path("file");
    String feature = item.requiredText("feature", "1");
    if (file == null) {
      return List.of();
    }
    try {
      JsonNode geometry = geometry(new ObjectMapper().readTree(file.toFile()), feature, place);
      if (geometry == null) {
        item.wrong(
            "feature",
            "is `" + feature + "`, but " + file + " has no " + key + " of that id. Maybe a typo.");
        return List.of();
      }
      return points(item, geometry, place);
    } catch (IOException e) {
      problems.add(item.line(), file + " is no GeoJSON that can be read. Maybe export it again.");
      return List.of();
    }
  }

  private static @Nullable JsonNode geometry(JsonNode collection, String feature, Place place) {
    String wanted = place == Place.LINE ? "LineString" : "Polygon";
    for (JsonNode one : collection.path("features")) {
      String id = one.path("properties").path("id").asText(one.path("id").asText(""));
      JsonNode geometry = one.path("geometry");
      if (id.equals(feature) && geometry.path("type").asText("").equals(wanted)) {
        return geometry;
      }
    }
    return null;
  }

  private static List<Double> points(YamlMap item, JsonNode geometry, Place place) {
    JsonNode coordinates = geometry.path("coordinates");
    if (place == Place.POLYGON && coordinates.size() > 1) {
      item.wrong("feature", "is a polygon with a hole. Maybe cut it into two without.");
    }
    List<Double> flat = new ArrayList<>();
    for (JsonNode point : place == Place.LINE ? coordinates : coordinates.path(0)) {
      double lon = point.path(0).asDouble(Double.NaN);
      double lat = point.path(1).asDouble(Double.NaN);
      if (!YamlPlaces.isPlace(lon, lat)) {
        item.wrong(
            "feature", "has a point that is no longitude and latitude. Maybe export it as WGS84.");
        return List.of();
      }
      flat.add(lon);
      flat.add(lat);
    }
    if (flat.size() < 2 * place.points()) {
      item.wrong("feature", "has fewer than " + place.points() + " points. Maybe draw it again.");
    }
    return flat;
  }
}
