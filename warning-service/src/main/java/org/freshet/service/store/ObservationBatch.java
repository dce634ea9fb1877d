package org.freshet.service.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.freshet.gauge.Observation;
import org.jspecify.annotations.Nullable;

/**
 * One batch on its way into the database. Plain JDBC with three statements kept open, because this
 * is the path every message takes; {@code benchmarks/run ingest} measures it. A name that comes
 * twice in a batch is settled here, in the order of arrival.
 */
final class ObservationBatch implements AutoCloseable {
  private static final StoreCounts ADDED = new StoreCounts(1, 0, 0);
  private static final StoreCounts REPEATED = new StoreCounts(0, 1, 0);
  private static final StoreCounts REVISED = new StoreCounts(0, 0, 1);

  private record Name(int sensor, String quantity, long time_ms) {}

  private record Row(long interval_ms, double amount, int flags, int revision, long received_ms) {
    boolean says(Observation observation) {
      return Double.compare(amount, observation.value()) == 0
          && flags == observation.flags()
          && interval_ms == observation.interval().toMillis();
    }
  }

  private final long received_ms;
  private final PreparedStatement select;
  private final PreparedStatement upsert;
  private final PreparedStatement keep;
  private final Map<Name, Row> written = new LinkedHashMap<>();
  private boolean kept;

  ObservationBatch(Connection connection, Instant received) throws SQLException {
    this.received_ms = received.toEpochMilli();
    this.select =
        connection.prepareStatement(
            "SELECT interval_ms, amount, flags, revision, received_ms FROM observation"
                + " WHERE sensor_id = ? AND quantity = ? AND time_ms = ?");
    this.upsert =
        connection.prepareStatement(
            "MERGE INTO observation (sensor_id, quantity, time_ms, interval_ms, amount, flags,"
                + " revision, received_ms) KEY (sensor_id, quantity, time_ms)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    this.keep =
        connection.prepareStatement(
            "INSERT INTO observation_revision (sensor_id, quantity, time_ms, interval_ms, amount,"
                + " flags, revision, received_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  }

  StoreCounts add(int sensor, Observation observation) throws SQLException {
    Name name = new Name(sensor, observation.quantity().name(), observation.time().toEpochMilli());
    Row before = written.get(name);
    if (before == null) {
      before = stored(name);
    }
    if (before != null && before.says(observation)) {
      return REPEATED;
    }
    if (before != null) {
      bind(keep, name, before);
      keep.addBatch();
      kept = true;
    }
    int revision = before == null ? 0 : before.revision() + 1;
    written.put(
        name,
        new Row(
            observation.interval().toMillis(),
            observation.value(),
            observation.flags(),
            revision,
            received_ms));
    return before == null ? ADDED : REVISED;
  }

  private @Nullable Row stored(Name name) throws SQLException {
    select.setInt(1, name.sensor());
    select.setString(2, name.quantity());
    select.setLong(3, name.time_ms());
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? new Row(row.getLong(1), row.getDouble(2), row.getInt(3), row.getInt(4), row.getLong(5))
          : null;
    }
  }

  private static void bind(PreparedStatement statement, Name name, Row row) throws SQLException {
    statement.setInt(1, name.sensor());
    statement.setString(2, name.quantity());
    statement.setLong(3, name.time_ms());
    statement.setLong(4, row.interval_ms());
    statement.setDouble(5, row.amount());
    statement.setInt(6, row.flags());
    statement.setInt(7, row.revision());
    statement.setLong(8, row.received_ms());
  }

  /** Sends all of it to the database; the caller commits. */
  void flush() throws SQLException {
    for (Map.Entry<Name, Row> one : written.entrySet()) {
      bind(upsert, one.getKey(), one.getValue());
      upsert.addBatch();
    }
    if (!written.isEmpty()) {
      upsert.executeBatch();
    }
    if (kept) {
      keep.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    select.close();
    upsert.close();
    keep.close();
  }
}
