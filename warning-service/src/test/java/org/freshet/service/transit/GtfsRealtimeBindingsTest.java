package org.freshet.service.transit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.service.transit.gtfsrt.GtfsRt.Alert;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedEntity;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedMessage;
import org.freshet.service.transit.gtfsrt.GtfsRt.TripUpdate.StopTimeUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our subset of the format against public feeds and the published schema. */
class GtfsRealtimeBindingsTest {
  @ParameterizedTest
  @CsvSource({
    "bart-alerts.pb, 1",
    "bart-trip-updates.pb, 45",
    "ct-service-alerts.pb, 0",
    "ct-trip-updates.pb, 0",
    "ct-vehicle-positions.pb, 0",
    "example.pb, 0"
  })
  void readsPublicFeedsAndWritesThemBackByteForByte(String name, int least) throws IOException {
    byte[] bytes = Files.readAllBytes(GtfsReaderTest.realFile("gtfs-rt/transitland/" + name));
    FeedMessage feed = FeedMessage.parseFrom(bytes);
    assertThat(feed.getHeader().getGtfsRealtimeVersion()).isIn("1.0", "2.0");
    assertThat(feed.getEntityCount()).isGreaterThanOrEqualTo(least);
    assertThat(FeedMessage.parseFrom(feed.toByteArray())).isEqualTo(feed);
    assertThat(feed.toByteArray()).hasSameSizeAs(bytes);
  }

  @Test
  void readsThePublishedAlertExample() throws IOException {
    FeedMessage.Builder feed = FeedMessage.newBuilder();
    TextFormat.merge(
        Files.readString(GtfsReaderTest.realFile("gtfs-rt/google-spec-examples/alerts.asciipb")),
        feed);
    Alert alert = feed.getEntity(0).getAlert();
    assertThat(alert.getEffect()).isEqualTo(Alert.Effect.DETOUR);
    assertThat(alert.getInformedEntity(2).getRouteId()).isEqualTo("100");
    assertThat(alert.getHeaderText().getTranslation(0).getLanguage()).isEqualTo("en");
  }

  @Test
  void readsThePublishedTripUpdateExample() throws IOException {
    FeedMessage.Builder feed = FeedMessage.newBuilder();
    TextFormat.merge(
        Files.readString(
            GtfsReaderTest.realFile("gtfs-rt/google-spec-examples/trip-updates-full.asciipb")),
        feed);
    assertThat(feed.getEntityList()).isNotEmpty().allMatch(FeedEntity::hasTripUpdate);
    assertThat(feed.getEntity(0).getTripUpdate().getStopTimeUpdateList())
        .isNotEmpty()
        .allMatch(StopTimeUpdate::hasStopSequence);
  }

  @Test
  void numbersEveryFieldAndValueAsPublished() throws IOException {
    Map<String, String> published =
        declarations(
            Files.readString(GtfsReaderTest.realFile("gtfs-rt/proto/gtfs-realtime.proto")));
    assertThat(published).hasSizeGreaterThan(150);
    Map<String, String> ours = new TreeMap<>();
    for (Descriptor message : FeedMessage.getDescriptor().getFile().getMessageTypes()) {
      declarations(message, message.getName(), ours);
    }
    assertThat(ours).hasSizeGreaterThan(90);
    assertThat(published).containsAllEntriesOf(ours);
  }

  private static void declarations(Descriptor message, String path, Map<String, String> found) {
    for (FieldDescriptor field : message.getFields()) {
      String label = field.isRepeated() ? "repeated" : field.isRequired() ? "required" : "optional";
      String type =
          switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getName();
            case ENUM -> field.getEnumType().getName();
            default -> field.getType().name().toLowerCase(java.util.Locale.ROOT);
          };
      found.put(path + "." + field.getName(), label + " " + type + " " + field.getNumber());
    }
    for (EnumDescriptor values : message.getEnumTypes()) {
      values
          .getValues()
          .forEach(
              value ->
                  found.put(
                      path + "." + values.getName() + "." + value.getName(),
                      "" + value.getNumber()));
    }
    message
        .getNestedTypes()
        .forEach(inner -> declarations(inner, path + "." + inner.getName(), found));
  }

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:message|enum)\\s+(\\w+)\\s*\\{|(\\})"
              + "|(required|optional|repeated)\\s+([\\w.]+)\\s+(\\w+)\\s*=\\s*(\\d+)"
              + "|(\\w+)\\s*=\\s*(\\d+)\\s*(?:\\[[^]]*\\]\\s*)?;");

  /** Fields and enum values of a schema by their path, good enough for this one. */
  private static Map<String, String> declarations(String schema) {
    String bare = schema.replaceAll("//[^\\n]*", "");
    Map<String, String> found = new TreeMap<>();
    StringBuilder path = new StringBuilder();
    Matcher token = TOKEN.matcher(bare);
    while (token.find()) {
      if (token.group(1) != null) {
        path.append(path.isEmpty() ? "" : ".").append(token.group(1));
      } else if (token.group(2) != null) {
        path.setLength(Math.max(0, path.lastIndexOf(".")));
      } else if (token.group(3) != null) {
        String type = token.group(4).substring(token.group(4).lastIndexOf('.') + 1);
        found.put(path + "." + token.group(5), token.group(3) + " " + type + " " + token.group(6));
      } else {
        found.put(path + "." + token.group(7), token.group(8));
      }
    }
    return found;
  }
}
