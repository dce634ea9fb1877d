package org.freshet.service.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.freshet.gauge.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How values of gauges and sensors arrive: the section {@code observations} of the study area.
 *
 * @param store database file without its ending
 * @param keep how long values are kept
 * @param mqtt brokers to listen to
 * @param polls addresses to ask again and again
 * @param push who may send values over HTTP; null: nobody
 * @param deviceTypes what LoRaWAN devices send, by their id
 * @param datastreams what SensorThings Datastreams are, by their id
 */
public record Observations(
    Path store,
    Duration keep,
    List<Broker> mqtt,
    List<Poll> polls,
    @Nullable Push push,
    Map<String, DeviceType> deviceTypes,
    Map<String, Datastream> datastreams) {

  /**
   * A broker.
   *
   * @param id unique name
   * @param host its name or address
   * @param port its port
   * @param tls whether to talk TLS
   * @param caFile certificates, PEM, the broker's must descend from; null: those Java trusts
   * @param clientId name of the session that survives restarts
   * @param user null: none
   * @param password null: none
   * @param topics what to subscribe to
   */
  public record Broker(
      String id,
      String host,
      int port,
      boolean tls,
      @Nullable Path caFile,
      String clientId,
      @Nullable String user,
      @Nullable Secret password,
      List<Topic> topics) {}

  /** How a message on a topic is written. */
  public enum Format {
    /** Plain JSON, read by the topic's mapping. */
    JSON,
    /** OGC SensorThings observations. */
    SENSORTHINGS,
    /** ChirpStack v4 integration events. */
    CHIRPSTACK,
    /** The Things Stack v3 uplinks. */
    THINGS_STACK
  }

  /**
   * A subscription.
   *
   * @param filter MQTT topic filter
   * @param format how its messages are written
   * @param mapping where plain JSON holds what; {@link Mapping#NONE} for other formats
   */
  public record Topic(String filter, Format format, Mapping mapping) {}

  /**
   * Where a plain JSON message holds what. Fields are names, or JSON pointers that start with a
   * slash.
   *
   * @param rows field that holds the list of values; empty: the message itself is one, or a list
   * @param sensor field of the sensor's key; empty: the topic tells it
   * @param topicLevel level of the topic that is the sensor's key, 1 the first; 0: the field
   * @param time field of the time, ISO or epoch in s or ms; empty: when the message came
   * @param values what is measured
   */
  public record Mapping(
      String rows, String sensor, int topicLevel, String time, List<Value> values) {
    /** Of formats that need none. */
    public static final Mapping NONE = new Mapping("", "", 0, "", List.of());
  }

  /**
   * One measured value of a plain JSON message.
   *
   * @param field where it is
   * @param quantity what it is
   * @param factor what to multiply it with to get the quantity's unit
   * @param offset what to add then
   * @param interval time a sum covers; zero for values of an instant
   */
  public record Value(
      String field, Quantity quantity, double factor, double offset, Duration interval) {}

  /** Whose interface an address is. */
  public enum PollType {
    /** WSV PEGELONLINE REST v2. */
    PEGELONLINE,
    /** Länderübergreifendes Hochwasserportal, public API v1. */
    LHP,
    /** Environment Agency flood monitoring (England). */
    ENVIRONMENT_AGENCY,
    /** USGS instantaneous values. */
    USGS,
    /** OGC SensorThings 1.1 over REST. */
    SENSORTHINGS
  }

  /**
   * An address to ask again and again.
   *
   * @param id unique name
   * @param type whose interface it is
   * @param url what to ask; {@code {from}} and {@code {to}} are replaced by UTC times
   * @param every time between two questions
   * @param timeout how long to wait for an answer
   * @param most_bytes longest answer taken
   * @param backfillFor id of the broker whose gaps this address can fill; null: none
   */
  public record Poll(
      String id,
      PollType type,
      String url,
      Duration every,
      Duration timeout,
      long most_bytes,
      @Nullable String backfillFor) {
    /** The address for a stretch of time. */
    public URI uri(java.time.Instant from, java.time.Instant to) {
      return URI.create(url.replace("{from}", from.toString()).replace("{to}", to.toString()));
    }
  }

  /**
   * Who may send values over HTTP.
   *
   * @param token what a sender must bear
   * @param most_bytes longest body taken
   * @param mapping where a body holds what
   */
  public record Push(Secret token, long most_bytes, Mapping mapping) {}

  /**
   * What a type of LoRaWAN device sends.
   *
   * @param id unique name
   * @param codec name of a built-in codec; empty: the fields tell
   * @param fields where the payload holds what
   * @param rainPerTip_mm rain one tip of a tipping bucket stands for, mm
   * @param devices devices of this type by their EUI or id, with where they are
   */
  public record DeviceType(
      String id,
      String codec,
      List<PayloadField> fields,
      double rainPerTip_mm,
      Map<String, Device> devices) {}

  /**
   * A device.
   *
   * @param key its EUI or device id, lower case
   * @param sensor id its values get
   * @param mount_m height of a distance sensor above the gauge's zero, m; NaN: it measures no level
   * @param interval time a rain sum covers
   */
  public record Device(String key, String sensor, double mount_m, Duration interval) {}

  /**
   * What a SensorThings Datastream is.
   *
   * @param id its id on the server, as text
   * @param sensor id its values get
   * @param quantity what it measures
   * @param factor units of the quantity per unit of the stream, such as 0.01 for levels in cm
   * @param interval time a sum covers; zero for values of an instant
   */
  public record Datastream(
      String id, String sensor, Quantity quantity, double factor, Duration interval) {}

  /** What a field of a payload means. */
  public enum Meaning {
    /** Distance from the sensor down to the water, m. */
    DISTANCE_M,
    /** Level above the gauge's zero, m. */
    LEVEL_M,
    /** Rain since the last message, mm. */
    RAIN_MM,
    /** Tips of the bucket since the last message. */
    RAIN_TIPS,
    /** Battery, V. */
    BATTERY_V,
    /** Temperature, °C. */
    TEMPERATURE_C
  }

  /**
   * A number in a payload.
   *
   * @param port LoRaWAN port it comes on; 0: any
   * @param at its first byte, 0 the payload's first
   * @param type {@code u8 i8 u16be u16le i16be i16le u24be u24le u32be u32le i32be i32le f32be
   *     f32le}
   * @param mask bits that count; -1: all
   * @param factor what to multiply it with to get the unit of its meaning
   * @param offset what to add then
   * @param none the stored number that stands for no value; null: every number is one
   * @param meaning what it is
   */
  public record PayloadField(
      int port,
      int at,
      String type,
      long mask,
      double factor,
      double offset,
      @Nullable Long none,
      Meaning meaning) {}
}
