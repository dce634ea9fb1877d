package org.freshet.service.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.gauge.Observation;
import org.freshet.gauge.Quantity;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.ConfigException;
import org.freshet.service.cycle.GaugeValues;
import org.freshet.service.ingest.csv.CsvMapping;
import org.freshet.service.ingest.csv.CsvReader;

/** The gauge series of a study area's files: columns {@code time} (UTC) and {@code value}. */
final class GaugeSeries implements GaugeValues {
  private final Map<String, NavigableMap<Instant, Observation>> series = new HashMap<>();

  /**
   * Reads every series the study area names.
   *
   * @throws ConfigException if a file cannot be read as one
   */
  GaugeSeries(AreaConfig config) {
    for (AreaConfig.Gauge gauge : config.gauges()) {
      Path file = gauge.series();
      if (file != null) {
        series.put(gauge.key(), read(gauge, file));
      }
    }
  }

  private static NavigableMap<Instant, Observation> read(AreaConfig.Gauge gauge, Path file) {
    boolean rain = gauge.kind() == AreaConfig.GaugeKind.RAIN;
    CsvMapping mapping =
        new CsvMapping(
            ',',
            false,
            0,
            "time",
            CsvMapping.ISO,
            ZoneOffset.UTC,
            Optional.empty(),
            gauge.key(),
            List.of(
                new CsvMapping.Value(
                    "value",
                    rain ? Quantity.RAIN_MM : Quantity.LEVEL_M,
                    1,
                    rain ? Duration.ofMinutes(gauge.interval_min()) : Duration.ZERO)),
            Set.of("NA"));
    NavigableMap<Instant, Observation> values = new TreeMap<>();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (Observation one : CsvReader.read(in, file.toString(), mapping).observations()) {
        values.put(one.time(), one);
      }
    } catch (IOException e) {
      throw new ConfigException(
          List.of(file + ": no series of gauge " + gauge.id() + ": " + e.getMessage()));
    }
    return values;
  }

  @Override
  public List<Observation> between(String key, Quantity quantity, Instant from, Instant to) {
    NavigableMap<Instant, Observation> known = series.get(key);
    return known == null
        ? List.of()
        : known.subMap(from, true, to, true).values().stream()
            .filter(one -> one.quantity() == quantity)
            .toList();
  }

  /** Time of the newest value at or before an instant. */
  Optional<Instant> newest(String key, Instant now) {
    NavigableMap<Instant, Observation> known = series.get(key);
    return known == null ? Optional.empty() : Optional.ofNullable(known.floorKey(now));
  }
}
