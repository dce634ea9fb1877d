package org.freshet.service.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.gauge.Quantity;
import org.freshet.service.config.Observations.Broker;
import org.freshet.service.config.Observations.Format;
import org.freshet.service.config.Observations.Mapping;
import org.freshet.service.config.Observations.Poll;
import org.freshet.service.config.Observations.PollType;
import org.freshet.service.config.Observations.Push;
import org.freshet.service.config.Observations.Topic;
import org.freshet.service.config.Observations.Value;
import org.jspecify.annotations.Nullable;

/** Reads the sections {@code store} and {@code observations}. */
final class ObservationsSection {
  private static final int DAY_MIN = 24 * 60;
  private static final int MOST_KB = 64 * 1024;
  private static final int KB = 1024;

  private ObservationsSection() {}

  static Observations observations(Section store, Section section) {
    Path path = store.target("path", "store/observations");
    int keep_days = store.whole("keep_days", 1, 36_500, 400);
    store.end();
    List<Broker> brokers = new ArrayList<>();
    for (Section item : section.items("mqtt")) {
      brokers.add(broker(item));
    }
    List<Poll> polls = new ArrayList<>();
    for (Section item : section.items("poll")) {
      polls.add(poll(item));
    }
    Push push = section.has("push") ? push(section.section("push")) : null;
    Map<String, Observations.DeviceType> types = new LinkedHashMap<>();
    for (Section item : section.items("device_types")) {
      Observations.DeviceType type = DeviceTypes.type(item);
      types.put(type.id(), type);
    }
    Map<String, Observations.Datastream> streams = new LinkedHashMap<>();
    for (Section item : section.items("datastreams")) {
      Observations.Datastream stream = datastream(item);
      streams.put(stream.id(), stream);
    }
    section.end();
    return new Observations(
        path,
        Duration.ofDays(keep_days),
        List.copyOf(brokers),
        List.copyOf(polls),
        push,
        types,
        streams);
  }

  private static Observations.Datastream datastream(Section item) {
    String id = item.requiredText("id", "42");
    Observations.Datastream stream =
        new Observations.Datastream(
            id,
            item.text("sensor", id),
            item.choice("quantity", Quantity.values(), Quantity.LEVEL_M),
            item.decimal("factor", -1e9, 1e9, 1.0),
            Duration.ofMinutes(item.whole("interval_min", 0, DAY_MIN, 0)));
    item.end();
    return stream;
  }

  private static Broker broker(Section item) {
    boolean tls = item.truth("tls", false);
    List<Topic> topics = new ArrayList<>();
    for (Section topic : item.items("topics")) {
      topics.add(topic(topic));
    }
    if (topics.isEmpty()) {
      item.wrong(
          "topics", "is missing or empty. Maybe add `- {filter: city/+/rain, format: json}`.");
    }
    String id = item.requiredText("id", "city");
    Broker broker =
        new Broker(
            id,
            item.requiredText("host", "mqtt.example.org"),
            item.whole("port", 1, 65_535, tls ? 8883 : 1883),
            tls,
            item.path("ca_file"),
            item.text("client_id", "freshet-" + id),
            item.optionalText("user"),
            secret(item, "password"),
            List.copyOf(topics));
    item.end();
    return broker;
  }

  private static Topic topic(Section item) {
    Format format = item.choice("format", Format.values(), Format.JSON);
    Mapping mapping =
        format == Format.JSON ? mapping(item.section("mapping"), item, true) : Mapping.NONE;
    Topic topic = new Topic(item.requiredText("filter", "city/+/rain"), format, mapping);
    item.end();
    return topic;
  }

  private static Mapping mapping(Section section, Section owner, boolean hasTopic) {
    List<Value> values = new ArrayList<>();
    for (Section item : section.items("values")) {
      values.add(value(item));
    }
    if (values.isEmpty()) {
      owner.wrong(
          "mapping",
          "needs `values`. Maybe add `values: [{field: rain, quantity: rain-mm, interval_min: 1}]`.");
    }
    Mapping mapping =
        new Mapping(
            section.text("rows", ""),
            section.text("sensor", ""),
            hasTopic ? section.whole("topic_level", 0, 32, 0) : 0,
            section.text("time", ""),
            List.copyOf(values));
    if (mapping.sensor().isEmpty() && mapping.topicLevel() == 0) {
      section.wrong(
          "sensor", "is missing. Maybe add `sensor: id`" + (hasTopic ? " or `topic_level`." : "."));
    }
    section.end();
    return mapping;
  }

  private static Value value(Section item) {
    Value value =
        new Value(
            item.requiredText("field", "rain"),
            item.choice("quantity", Quantity.values(), Quantity.RAIN_MM),
            item.decimal("factor", -1e9, 1e9, 1.0),
            item.decimal("offset", -1e9, 1e9, 0.0),
            Duration.ofMinutes(item.whole("interval_min", 0, DAY_MIN, 0)));
    item.end();
    return value;
  }

  private static Poll poll(Section item) {
    String url = item.requiredText("url", "https://example.org/api");
    String scheme = url.toLowerCase(Locale.ROOT);
    if (!url.isEmpty() && !scheme.startsWith("https://") && !scheme.startsWith("http://")) {
      item.wrong("url", "is `" + url + "`. Maybe start it with https://.");
    }
    Poll poll =
        new Poll(
            item.requiredText("id", "pegelonline"),
            item.choice("type", PollType.values(), PollType.PEGELONLINE),
            url,
            Duration.ofSeconds(item.whole("every_s", 1, 86_400, 300)),
            Duration.ofSeconds(item.whole("timeout_s", 1, 600, 30)),
            (long) KB * item.whole("max_kb", 1, MOST_KB, 8 * KB),
            item.optionalText("backfill_for"));
    item.end();
    return poll;
  }

  private static Push push(Section section) {
    Secret token = secret(section, "token");
    if (token == null) {
      section.wrong("token_env", "is missing. Maybe add `token_env: FRESHET_PUSH_TOKEN`.");
      token = new Secret("FRESHET_PUSH_TOKEN", null);
    }
    Mapping standard = new Mapping("", "sensor", 0, "time", List.of());
    Push push =
        new Push(
            token,
            (long) KB * section.whole("max_kb", 1, MOST_KB, KB),
            section.has("mapping")
                ? mapping(section.section("mapping"), section, false)
                : standard);
    section.end();
    return push;
  }

  private static @Nullable Secret secret(Section section, String key) {
    if (section.has(key)) {
      section.wrong(
          key, "must not stand here. Maybe `" + key + "_env` or `" + key + "_file`, out of git.");
    }
    String variable = section.optionalText(key + "_env");
    Path file = section.path(key + "_file");
    return variable == null && file == null ? null : new Secret(variable, file);
  }
}
