package org.freshet.service.ingest.sensorthings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.freshet.gauge.Quantity;

/**
 * What the study area says its Datastreams are, by Datastream id (as text).
 *
 * @param streams one entry per Datastream
 */
public record DatastreamMap(Map<String, Stream> streams) {
  /** Nothing declared. */
  public static final DatastreamMap EMPTY = new DatastreamMap(Map.of());

  /**
   * One Datastream.
   *
   * @param sensor id of the sensor within the study area
   * @param quantity what it measures
   * @param perUnit quantity units per unit of the stream, such as 0.01 for levels in cm
   * @param interval of a sum, for streams whose phenomenon times are instants; else zero
   */
  public record Stream(String sensor, Quantity quantity, double perUnit, Duration interval) {}

  /** Copies. */
  public DatastreamMap {
    streams = Map.copyOf(streams);
  }

  Optional<Stream> of(String id) {
    return Optional.ofNullable(streams.get(id));
  }
}
