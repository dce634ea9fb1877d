package org.freshet.service.ingest.lorawan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.freshet.gauge.Observation;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.config.Observations.Device;
import org.freshet.service.config.Observations.DeviceType;
import org.freshet.service.config.Observations.Meaning;
import org.freshet.service.config.Observations.PayloadField;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LorawanTest {
  private static final Instant RECEIVED = Instant.parse("2026-06-18T14:00:01Z");
  private static final Duration TEN_MIN = Duration.ofMinutes(10);

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] chirpStack(String payloadHex, int port) {
    return """
    {"deduplicationId": "a", "time": "2026-06-18T14:00:00.5Z",
     "deviceInfo": {"deviceName": "Brücke", "devEui": "70B3D57BA000012F"},
     "fPort": %d, "fCnt": 7, "data": "%s"}
    """
        .formatted(port, Base64.getEncoder().encodeToString(hex(payloadHex)))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static LorawanDecoder decoder(String codec, double mount_m, PayloadField... fields) {
    Device device = new Device("70b3d57ba000012f", "W7", mount_m, TEN_MIN);
    return new LorawanDecoder(
        List.of(new DeviceType("t", codec, List.of(fields), 0.2, Map.of(device.key(), device))));
  }

  @Test
  void aDistanceBecomesALevelBelowTheSensor() throws ObservationFormatException {
    ObservationFile file =
        decoder("decentlab-dl-mbx", 3.2)
            .decode("t", chirpStack("02012f000304d200010bb1", 1), RECEIVED);
    Instant time = Instant.parse("2026-06-18T14:00:00.5Z");
    assertThat(file.observations()).hasSize(2);
    Observation level = file.observations().get(0);
    assertThat(level.sensor()).isEqualTo("W7");
    assertThat(level.quantity()).isEqualTo(Quantity.LEVEL_M);
    assertThat(level.time()).isEqualTo(time);
    assertThat(level.value()).isCloseTo(3.2 - 1.234, within(1e-9));
    assertThat(file.observations().get(1).value()).isCloseTo(2.993, within(1e-9));
  }

  @Test
  void withoutAMountADistanceIsNoLevel() throws ObservationFormatException {
    ObservationFile file =
        decoder("decentlab-dl-mbx", Double.NaN)
            .decode("t", chirpStack("02012f000304d200010bb1", 1), RECEIVED);
    assertThat(file.observations())
        .extracting(Observation::quantity)
        .containsExactly(Quantity.BATTERY_V);
    assertThat(file.count(Code.OTHER_QUANTITY)).isEqualTo(1);
  }

  @Test
  void aSensorThatSeesNothingSaysSo() throws ObservationFormatException {
    // No probe flag: the maker's own decoder calls this "No Sensor".
    ObservationFile file =
        decoder("dragino-ldds75", 3).decode("t", chirpStack("0e1c0b05", 2), RECEIVED);
    Observation level = file.observations().get(1);
    assertThat(level.value()).isNaN();
    assertThat(level.flags() & QualityFlags.MISSING).isNotZero();
    assertThat(file.observations().get(0).value()).isCloseTo(3.612, within(1e-9));
  }

  @Test
  void readsWhatTheMakersSayTheirExamplesMean() throws CodecException {
    PayloadCodec milesight = BuiltInCodecs.of("milesight-em500-swl");
    assertThat(milesight.decode(85, hex("01755c03770200")))
        .containsExactly(new Reading(Meaning.LEVEL_M, 0.02));
    PayloadCodec dragino = BuiltInCodecs.of("dragino-ldds75");
    assertThatThrownBy(() -> dragino.decode(42, hex("0e1c0b05"))).hasMessageContaining("Port 42");
    // Battery 3.612 V, 2821 mm, 27.2 °C, probe found.
    assertThat(dragino.decode(2, hex("0e1c0b0500011001")))
        .extracting(Reading::meaning)
        .containsExactly(Meaning.BATTERY_V, Meaning.DISTANCE_M, Meaning.TEMPERATURE_C);
  }

  @Test
  void aCutPayloadIsAFindingNotANumber() throws ObservationFormatException {
    ObservationFile file =
        decoder("decentlab-dl-mbx", 3).decode("t", chirpStack("02012f000304d2", 1), RECEIVED);
    assertThat(file.observations()).isEmpty();
    assertThat(file.count(Code.BAD_ELEMENT)).isEqualTo(1);
  }

  @Test
  void readsDeclaredFields() throws ObservationFormatException {
    LorawanDecoder decoder =
        decoder(
            "",
            Double.NaN,
            new PayloadField(0, 0, "u16be", -1, 0.001, 0, null, Meaning.BATTERY_V),
            new PayloadField(0, 2, "i16le", -1, 0.1, 0, 0x7FFFL, Meaning.TEMPERATURE_C),
            new PayloadField(0, 4, "u8", 0x3F, 1, 0, null, Meaning.RAIN_TIPS),
            new PayloadField(9, 40, "u8", -1, 1, 0, null, Meaning.LEVEL_M));
    ObservationFile file = decoder.decode("t", chirpStack("0e1cf6ffc7", 3), RECEIVED);
    assertThat(file.observations())
        .extracting(Observation::quantity)
        .containsExactly(Quantity.BATTERY_V, Quantity.TEMPERATURE_C, Quantity.RAIN_MM);
    assertThat(file.observations().get(1).value()).isCloseTo(-1.0, within(1e-9));
    Observation rain = file.observations().get(2);
    assertThat(rain.value()).isCloseTo(7 * 0.2, within(1e-9));
    assertThat(rain.interval()).isEqualTo(TEN_MIN);
    ObservationFile none = decoder.decode("t", chirpStack("0e1cff7f00", 3), RECEIVED);
    assertThat(none.observations().get(1).value()).isNaN();
  }

  @Test
  void unknownDevicesAndOtherEventsAreCounted() throws ObservationFormatException {
    LorawanDecoder nobody = new LorawanDecoder(List.of());
    assertThat(nobody.decode("t", chirpStack("aa", 1), RECEIVED).count(Code.BAD_ELEMENT))
        .isEqualTo(1);
    byte[] join =
        "{\"deviceInfo\": {\"devEui\": \"01\"}, \"devAddr\": \"00189440\"}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(nobody.decode("t", join, RECEIVED).count(Code.OTHER_QUANTITY)).isEqualTo(1);
    byte[] broken =
        new String(chirpStack("aa", 1), StandardCharsets.UTF_8)
            .replace("qg==", "q*")
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> nobody.decode("t", broken, RECEIVED))
        .isInstanceOf(ObservationFormatException.class)
        .hasMessageContaining("base64");
  }

  @Test
  void readsTheThingsStackBareAndWrapped() throws ObservationFormatException {
    String up =
        """
        {"end_device_ids": {"device_id": "w7", "dev_eui": "70B3D57BA000012F"},
         "received_at": "2026-06-18T14:00:03Z",
         "uplink_message": {"f_port": 1, "f_cnt": 3, "frm_payload": "AgEvAAME0gABC7E=",
           "settings": {"frequency": "867300000"}, "received_at": "2026-06-18T14:00:02Z"}}
        """;
    for (String json : List.of(up, "{\"format\": \"json\", \"payload\": " + up + "}")) {
      ObservationFile file =
          decoder("decentlab-dl-mbx", 3.2)
              .decode("t", json.getBytes(StandardCharsets.UTF_8), RECEIVED);
      assertThat(file.observations().get(0).value()).isCloseTo(1.966, within(1e-9));
      assertThat(file.observations().get(0).time())
          .isEqualTo(Instant.parse("2026-06-18T14:00:02Z"));
    }
  }

  @Test
  void readsTheRealEvents() throws IOException {
    Path folder = Path.of(System.getProperty("freshet.data"), "waterlevel", "lorawan");
    Assumptions.assumeTrue(
        Files.exists(folder), "skipped: " + folder + " of the public test data is not there");
    ObjectMapper json = new ObjectMapper();
    for (String kind :
        List.of("ack", "integration", "join", "location", "log", "status", "txack", "up")) {
      JsonNode tree =
          json.readTree(folder.resolve("chirpstack-v4-event-" + kind + ".json").toFile());
      LorawanEvent event = ChirpStackEvents.read(tree, kind);
      assertThat(event.kind()).isEqualTo(kind);
      assertThat(event.uplink().isPresent()).isEqualTo(kind.equals("up"));
    }
    JsonNode ttn = json.readTree(folder.resolve("ttn-v3-uplink-aws-iot.json").toFile());
    assertThat(ThingsStackEvents.read(ttn, "ttn").uplink())
        .hasValueSatisfying(
            up -> {
              assertThat(up.hex()).isEqualTo("01db260000e20000");
              assertThat(up.port()).isEqualTo(102);
              assertThat(up.time()).isEqualTo(Instant.parse("2020-01-15T16:02:10.448769590Z"));
            });
  }
}
