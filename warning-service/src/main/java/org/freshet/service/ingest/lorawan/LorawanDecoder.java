package org.freshet.service.ingest.lorawan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.config.Observations.Device;
import org.freshet.service.config.Observations.DeviceType;
import org.freshet.service.ingest.message.MessageDecoder;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;

/**
 * Uplinks to observations: finds the device's type, lets its codec read the payload, and turns
 * distances into levels and tips into rain. Devices nobody declared are counted and left out.
 */
public final class LorawanDecoder implements MessageDecoder {
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private record Known(DeviceType type, PayloadCodec codec, Device device) {}

  private final Map<String, Known> devices = new HashMap<>();

  /** For the devices of a study area. */
  public LorawanDecoder(Collection<DeviceType> types) {
    for (DeviceType type : types) {
      PayloadCodec codec =
          type.codec().isEmpty()
              ? new FieldCodec(type.id(), type.fields())
              : BuiltInCodecs.of(type.codec());
      type.devices().forEach((key, device) -> devices.put(key, new Known(type, codec, device)));
    }
  }

  @Override
  public ObservationFile decode(String topic, byte[] payload, Instant received)
      throws ObservationFormatException {
    JsonNode tree = JsonDocument.parse(payload, topic);
    LorawanEvent event =
        ChirpStackEvents.accepts(tree)
            ? ChirpStackEvents.read(tree, topic)
            : ThingsStackEvents.read(tree, topic);
    ObservationCollector collector = new ObservationCollector();
    if (event.uplink().isPresent()) {
      uplink(topic, event.uplink().get(), received, collector);
    } else {
      collector.find(
          Code.OTHER_QUANTITY, () -> topic + ": event " + event.kind() + " carries no values.");
    }
    return collector.file(event.network());
  }

  private void uplink(
      String topic, Uplink uplink, Instant received, ObservationCollector collector) {
    Known known = devices.get(uplink.devEui());
    if (known == null) {
      known = devices.get(uplink.deviceId().toLowerCase(Locale.ROOT));
    }
    if (known == null) {
      collector.find(
          Code.BAD_ELEMENT,
          () ->
              topic
                  + ": device ("
                  + uplink.deviceId()
                  + " "
                  + uplink.devEui()
                  + ") is in no device type. Maybe add it under observations.device_types.");
      return;
    }
    int flags =
        uplink.time().isAfter(received.plus(CLOCK_TOLERANCE))
            ? QualityFlags.CLOCK
            : QualityFlags.NONE;
    try {
      for (Reading reading : known.codec().decode(uplink.port(), uplink.payload())) {
        observe(known, reading, uplink.time(), flags, collector);
      }
    } catch (CodecException e) {
      collector.find(Code.BAD_ELEMENT, () -> topic + ": " + e.getMessage());
    }
  }

  private static void observe(
      Known known, Reading reading, Instant time, int flags, ObservationCollector collector) {
    Device device = known.device();
    Quantity quantity = quantity(reading);
    Duration interval = quantity == Quantity.RAIN_MM ? device.interval() : Duration.ZERO;
    double value = reading.value();
    switch (reading.meaning()) {
      case DISTANCE_M -> {
        if (Double.isNaN(device.mount_m())) {
          collector.find(
              Code.OTHER_QUANTITY,
              () ->
                  "Distance of sensor ("
                      + device.sensor()
                      + ") without mount_m is no level; left out.");
          return;
        }
        value = device.mount_m() - value;
      }
      case RAIN_TIPS -> value *= known.type().rainPerTip_mm();
      default -> {
        // In the quantity's unit already.
      }
    }
    collector.observe(device.sensor(), quantity, time, interval, value, flags);
  }

  private static Quantity quantity(Reading reading) {
    return switch (reading.meaning()) {
      case DISTANCE_M, LEVEL_M -> Quantity.LEVEL_M;
      case RAIN_MM, RAIN_TIPS -> Quantity.RAIN_MM;
      case BATTERY_V -> Quantity.BATTERY_V;
      case TEMPERATURE_C -> Quantity.TEMPERATURE_C;
    };
  }
}
