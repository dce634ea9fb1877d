package org.freshet.service.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/**
 * The database behind every store of this room, at its newest schema. Thread-safe.
 *
 * <p>{@code WRITE_DELAY=0} is not a matter of taste: with H2's default a killed process loses
 * commits that were already acknowledged.
 */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 4;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(String url, String name) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername("freshet");
    config.setPassword("");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    // A store that cannot be opened is told by open(), not by the first query.
    config.setInitializationFailTimeout(1);
    this.pool = new HikariDataSource(config);
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens the database in a file, or makes it, and brings its tables to the newest form.
   *
   * @param file path without the ending {@code .mv.db}; the folder is made where missing
   * @throws StoreException if the file is damaged, locked by another process, or not writable
   */
  public static Database open(Path file) {
    // H2 would take a semicolon in the path for the start of its options.
    String path = file.toAbsolutePath().toString();
    if (path.indexOf(';') >= 0) {
      throw new StoreException(
          "Store (" + path + ") has a semicolon in its name. Maybe rename the folder.",
          new IllegalArgumentException(path));
    }
    return open(
        "jdbc:h2:file:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000",
        "Store (" + path + ")");
  }

  /** A database that lives only as long as this object, for trials. */
  public static Database inMemory(String name) {
    return open("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "Store in memory (" + name + ")");
  }

  private static Database open(String url, String name) {
    Database database;
    try {
      database = new Database(url, name);
    } catch (RuntimeException e) {
      throw new StoreException(
          name
              + " cannot be opened: "
              + e.getMessage()
              + ". Maybe another process holds it, or the folder is not writable.",
          e);
    }
    try {
      Flyway.configure()
          .dataSource(database.pool)
          .locations("classpath:db/migration")
          .load()
          .migrate();
      return database;
    } catch (FlywayException e) {
      database.close();
      throw new StoreException(
          name
              + " cannot be brought to this version's tables: "
              + e.getMessage()
              + ". Maybe a newer version wrote it.",
          e);
    }
  }

  /** For queries written with Jdbi. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** For libraries that want a pool, such as a clustered schedule. */
  public DataSource dataSource() {
    return pool;
  }

  /** Closes every connection; with the last one H2 closes its file. */
  @Override
  public void close() {
    pool.close();
  }
}
