package org.freshet.service.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.gauge.Observation;
import org.freshet.gauge.Quantity;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Observations on disk. Taking the same observation in again changes nothing, in whatever order and
 * however late it comes: (sensor, quantity, phenomenon time) names a value. Another value for the
 * same name is a revision; the newest one taken in counts, all others are kept.
 *
 * <p>Times are kept to the millisecond. When {@link #add} returns, the batch is durable: a killed
 * process loses none of it. Thread-safe; writers follow each other.
 */
public final class ObservationStore {
  private static final int LONGEST_NAME = 255;

  private static final String FOUND =
      "SELECT s.name, o.quantity, o.time_ms, o.interval_ms, o.amount, o.flags, o.revision,"
          + " o.received_ms FROM observation o JOIN sensor s ON s.id = o.sensor_id";

  private static final RowMapper<StoredObservation> ROW =
      (row, context) ->
          new StoredObservation(
              new Observation(
                  row.getString(1),
                  Quantity.valueOf(row.getString(2)),
                  Instant.ofEpochMilli(row.getLong(3)),
                  Duration.ofMillis(row.getLong(4)),
                  row.getDouble(5),
                  row.getInt(6)),
              row.getInt(7),
              Instant.ofEpochMilli(row.getLong(8)));

  private final Database database;
  private final Map<String, Integer> sensorIds = new ConcurrentHashMap<>();
  private final Object writing = new Object();

  /** A store in a database. */
  public ObservationStore(Database database) {
    this.database = database;
  }

  /**
   * Takes the observations of one message in, all of them or none.
   *
   * @param observations any order, any age
   * @param received when they came
   * @throws IllegalArgumentException if one of them is no observation a store can hold
   * @throws StoreException if they could not be made durable
   */
  public StoreCounts add(Collection<Observation> observations, Instant received) {
    return addEach(List.of(observations), received).get(0);
  }

  /**
   * Takes many messages in with one commit, all of them or none.
   *
   * @return what became of each message, in the same order
   */
  public List<StoreCounts> addEach(
      List<? extends Collection<Observation>> messages, Instant received) {
    messages.forEach(message -> message.forEach(ObservationStore::requireStorable));
    try {
      synchronized (writing) {
        for (Collection<Observation> message : messages) {
          for (Observation observation : message) {
            sensorIds.computeIfAbsent(observation.sensor(), this::idOf);
          }
        }
        return database
            .jdbi()
            .inTransaction(handle -> write(handle.getConnection(), messages, received));
      }
    } catch (JdbiException | SQLException e) {
      throw new StoreException(
          messages.size()
              + " messages could not be stored: "
              + e.getMessage()
              + ". Maybe the disk is full.",
          e);
    }
  }

  private static void requireStorable(Observation observation) {
    int length = observation.sensor().length();
    if (length > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "Sensor name of "
              + length
              + " characters; at most "
              + LONGEST_NAME
              + " fit. Maybe the mapping takes the wrong field.");
    }
  }

  private List<StoreCounts> write(
      Connection connection, List<? extends Collection<Observation>> messages, Instant received)
      throws SQLException {
    List<StoreCounts> counts = new ArrayList<>(messages.size());
    try (ObservationBatch batch = new ObservationBatch(connection, received)) {
      for (Collection<Observation> message : messages) {
        StoreCounts count = StoreCounts.NONE;
        for (Observation observation : message) {
          Integer id = sensorIds.get(observation.sensor());
          count = count.plus(batch.add(id == null ? idOf(observation.sensor()) : id, observation));
        }
        counts.add(count);
      }
      batch.flush();
    }
    return counts;
  }

  private int idOf(String sensor) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              Optional<Integer> known =
                  handle
                      .createQuery("SELECT id FROM sensor WHERE name = :name")
                      .bind("name", sensor)
                      .mapTo(Integer.class)
                      .findOne();
              return known.orElseGet(
                  () ->
                      handle
                          .createUpdate("INSERT INTO sensor (name) VALUES (:name)")
                          .bind("name", sensor)
                          .executeAndReturnGeneratedKeys("id")
                          .mapTo(Integer.class)
                          .one());
            });
  }

  /**
   * The values of a sensor in time order, the newest revision of each.
   *
   * @param from first phenomenon time, inclusive
   * @param to last phenomenon time, inclusive
   */
  public List<StoredObservation> between(
      String sensor, Quantity quantity, Instant from, Instant to) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        FOUND
                            + " WHERE s.name = :sensor AND o.quantity = :quantity"
                            + " AND o.time_ms BETWEEN :from AND :to ORDER BY o.time_ms")
                    .bind("sensor", sensor)
                    .bind("quantity", quantity.name())
                    .bind("from", from.toEpochMilli())
                    .bind("to", to.toEpochMilli())
                    .map(ROW)
                    .list());
  }

  /** The newest value of a sensor whose phenomenon time is at or before an instant. */
  public Optional<StoredObservation> newest(String sensor, Quantity quantity, Instant atOrBefore) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        FOUND
                            + " WHERE s.name = :sensor AND o.quantity = :quantity"
                            + " AND o.time_ms <= :at ORDER BY o.time_ms DESC LIMIT 1")
                    .bind("sensor", sensor)
                    .bind("quantity", quantity.name())
                    .bind("at", atOrBefore.toEpochMilli())
                    .map(ROW)
                    .findOne());
  }

  /** Every value ever sent for one name, the oldest revision first. */
  public List<StoredObservation> revisions(String sensor, Quantity quantity, Instant time) {
    String old = FOUND.replace("FROM observation o", "FROM observation_revision o");
    String where = " WHERE s.name = :sensor AND o.quantity = :quantity AND o.time_ms = :time";
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(old + where + " UNION ALL " + FOUND + where + " ORDER BY 7")
                    .bind("sensor", sensor)
                    .bind("quantity", quantity.name())
                    .bind("time", time.toEpochMilli())
                    .map(ROW)
                    .list());
  }

  /** When each sensor last spoke, by name. */
  public List<SensorTimes> sensors() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT s.name, MAX(o.time_ms), MAX(o.received_ms) FROM observation o"
                            + " JOIN sensor s ON s.id = o.sensor_id GROUP BY s.name ORDER BY s.name")
                    .map(
                        (row, context) ->
                            new SensorTimes(
                                row.getString(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                Instant.ofEpochMilli(row.getLong(3))))
                    .list());
  }

  /** How many values are held, the newest revision of each. */
  public long size() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT COUNT(*) FROM observation").mapTo(Long.class).one());
  }

  /**
   * Forgets values, and their revisions, whose phenomenon time lies before an instant.
   *
   * @return how many values
   */
  public int forgetBefore(Instant before) {
    synchronized (writing) {
      return database
          .jdbi()
          .inTransaction(
              handle -> {
                handle.execute(
                    "DELETE FROM observation_revision WHERE time_ms < ?", before.toEpochMilli());
                return handle.execute(
                    "DELETE FROM observation WHERE time_ms < ?", before.toEpochMilli());
              });
    }
  }
}
