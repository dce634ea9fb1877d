package org.freshet.service.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.freshet.service.config.Observations.Device;
import org.freshet.service.config.Observations.DeviceType;
import org.freshet.service.config.Observations.Meaning;
import org.freshet.service.config.Observations.PayloadField;

/** Reads {@code observations.device_types}. */
final class DeviceTypes {
  private static final int DAY_MIN = 24 * 60;
  private static final int MOST_PAYLOAD_BYTES = 242;
  private static final Set<String> CODECS =
      Set.of("decentlab-dl-mbx", "dragino-ldds75", "milesight-em500-swl");
  private static final Set<String> NUMBERS =
      Set.of(
          "u8", "i8", "u16be", "u16le", "i16be", "i16le", "u24be", "u24le", "u32be", "u32le",
          "i32be", "i32le", "f32be", "f32le");

  private DeviceTypes() {}

  static DeviceType type(Section item) {
    String codec = item.text("codec", "");
    if (!codec.isEmpty() && !CODECS.contains(codec)) {
      item.wrong("codec", "is `" + codec + "`. " + Spelling.hint(codec, CODECS));
    }
    List<PayloadField> fields = new ArrayList<>();
    for (Section field : item.items("fields")) {
      fields.add(field(field));
    }
    if (codec.isEmpty() == fields.isEmpty()) {
      item.wrong("codec", "or `fields` must be there, not both. Maybe `codec: dragino-ldds75`.");
    }
    Map<String, Device> devices = new LinkedHashMap<>();
    for (Section device : item.items("devices")) {
      Device one = device(device);
      if (devices.put(one.key(), one) != null) {
        item.wrong("devices", "names `" + one.key() + "` twice. Maybe remove one.");
      }
    }
    DeviceType type =
        new DeviceType(
            item.requiredText("id", "ultrasonic"),
            codec,
            List.copyOf(fields),
            item.decimal("rain_per_tip_mm", 0.001, 10, 0.2),
            devices);
    item.end();
    return type;
  }

  private static Device device(Section item) {
    String key = item.requiredText("key", "0101010101010101").toLowerCase(Locale.ROOT);
    Device device =
        new Device(
            key,
            item.text("sensor", key),
            item.decimal("mount_m", -100, 1000, Double.NaN),
            Duration.ofMinutes(item.whole("interval_min", 0, DAY_MIN, 10)));
    item.end();
    return device;
  }

  private static PayloadField field(Section item) {
    String type = item.requiredText("type", "u16be").toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !NUMBERS.contains(type)) {
      item.wrong("type", "is `" + type + "`. " + Spelling.hint(type, NUMBERS));
    }
    PayloadField field =
        new PayloadField(
            item.whole("port", 0, 255, 0),
            item.whole("at", 0, MOST_PAYLOAD_BYTES - 1, null),
            type,
            item.has("mask") ? (long) item.decimal("mask", 0, 4_294_967_295.0, null) : -1,
            item.decimal("factor", -1e9, 1e9, 1.0),
            item.decimal("offset", -1e9, 1e9, 0.0),
            item.has("none") ? (Long) (long) item.decimal("none", -1e10, 1e10, null) : null,
            item.choice("meaning", Meaning.values(), Meaning.LEVEL_M));
    item.end();
    return field;
  }
}
