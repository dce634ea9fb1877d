package org.freshet.service.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.freshet.exposure.VehicleClass;
import org.freshet.service.config.AreaConfig.Policy;
import org.freshet.service.config.AreaConfig.Publish;
import org.freshet.service.config.AreaConfig.Replay;
import org.freshet.service.config.AreaConfig.Status;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks a study area file. Only {@code name}, {@code crs}, {@code terrain.dem} and
 * {@code rain.sources} are needed; all else has a default. Stateless and thread-safe.
 */
public final class AreaConfigReader {
  private static final Pattern CRS = Pattern.compile("[A-Za-z]+:\\d+");

  /** CAP 1.2, 3.2.1: no spaces, commas, less-than signs, ampersands. */
  private static final Pattern SENDER = Pattern.compile("[^\\s,<&]+");

  private AreaConfigReader() {}

  /**
   * Reads a study area.
   *
   * @param areaOrFile the file, or the folder that holds {@code area.yaml}
   * @throws ConfigException naming every mistake, one line each
   */
  public static AreaConfig read(Path areaOrFile) {
    Path file = Files.isDirectory(areaOrFile) ? areaOrFile.resolve("area.yaml") : areaOrFile;
    if (!Files.isReadable(file)) {
      throw new ConfigException(
          List.of(file + ": no such study area file. Maybe name the folder that holds area.yaml."));
    }
    Problems problems = new Problems(file);
    Section root = new Section(problems, "", parse(file));
    AreaConfig config = config(file, root);
    root.end();
    CrossChecks.check(config, problems);
    problems.failIfAny();
    return config;
  }

  private static ObjectNode parse(Path file) {
    YAMLMapper mapper =
        YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try {
      JsonNode tree = mapper.readTree(file.toFile());
      if (tree instanceof ObjectNode root) {
        return root;
      }
      throw new ConfigException(
          List.of(file + ": holds no keys at all. Maybe it is empty, or not a study area."));
    } catch (JacksonException e) {
      JsonLocation at = e.getLocation();
      String where = at == null ? "" : ", line " + at.getLineNr();
      String what = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
      throw new ConfigException(
          List.of(
              file + where + ": not valid YAML (" + what + "). Maybe an indent or a doubled key."));
    } catch (IOException e) {
      throw new ConfigException(
          List.of(file + ": cannot be read (" + e.getMessage() + "). Maybe check its rights."));
    }
  }

  private static AreaConfig config(Path file, Section root) {
    String name = root.requiredText("name", "Sillbach");
    String crs = root.requiredText("crs", "EPSG:25832");
    if (!crs.isEmpty() && !CRS.matcher(crs).matches()) {
      root.wrong("crs", "is `" + crs + "`. Maybe write an authority code such as EPSG:25832.");
    }
    return new AreaConfig(
        file,
        name,
        crs,
        root.converted("timezone", ZoneId.of("Europe/Berlin"), ZoneId::of),
        languages(root),
        TerrainSection.terrain(root.section("terrain")),
        FloodSection.flood(root.section("flood")),
        RainSection.rain(root.section("rain")),
        RainSection.gauges(root.items("gauges")),
        ObservationsSection.observations(root.section("store"), root.section("observations")),
        root.path("areas"),
        root.path("assets"),
        root.path("roads"),
        root.path("transit"),
        vehicles(root),
        RulesSection.rules(root.section("rules")),
        publish(root.section("publish"), name),
        replay(root));
  }

  private static List<String> languages(Section root) {
    List<String> languages = root.texts("languages", List.of("de", "en"));
    if (languages.isEmpty() || !List.of("de", "en").containsAll(languages)) {
      root.wrong("languages", "is `" + languages + "`; texts exist in [de, en].");
      return List.of("de");
    }
    return List.copyOf(languages);
  }

  private static List<VehicleClass> vehicles(Section root) {
    if (!root.has("vehicles")) {
      // FloodMapp and Waze alert drivers from about 6 inches of water.
      return List.of(new VehicleClass("car", "Pkw", 0.15));
    }
    return root.items("vehicles").stream()
        .map(
            item -> {
              String id = item.requiredText("id", "bus");
              VehicleClass vehicle =
                  new VehicleClass(
                      id, item.text("name", id), item.decimal("wading_depth_m", 0, 5, null));
              item.end();
              return vehicle;
            })
        .toList();
  }

  private static Publish publish(Section section, String areaName) {
    String sender = section.text("sender", "freshet@localhost");
    if (!SENDER.matcher(sender).matches()) {
      section.wrong(
          "sender", "is `" + sender + "`. Maybe an address without blanks, comma, < and &.");
    }
    Publish publish =
        new Publish(
            sender,
            section.text("sender_name", areaName),
            section.choice("status", Status.values(), Status.TEST),
            section.text("web", ""),
            section.choice("policy", Policy.values(), Policy.DRAFT));
    section.end();
    return publish;
  }

  private static @Nullable Replay replay(Section root) {
    if (!root.has("replay")) {
      return null;
    }
    Section section = root.section("replay");
    var from = section.time("from");
    var to = section.time("to");
    section.end();
    if (from == null || to == null) {
      if (section.has("from") && section.has("to")) {
        return null;
      }
      root.wrong("replay", "needs `from` and `to`, both UTC times.");
      return null;
    }
    if (!from.isBefore(to)) {
      section.wrong("to", "(" + to + ") must be later than `from` (" + from + ").");
    }
    return new Replay(from, to);
  }
}
