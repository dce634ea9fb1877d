package org.freshet.service.ingest.sensorthings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.freshet.gauge.Quantity;

/** Tells a quantity from the unit of a Datastream and the words about what it observes. */
final class Measured {
  /** What a unit and words add up to. */
  sealed interface Verdict {
    /** A quantity of this product. */
    record Used(DatastreamMap.Stream stream) implements Verdict {}

    /** Something this product does not use. */
    record Other() implements Verdict {}

    /** A known quantity by its words, in a unit that is not its own. */
    record Contradiction() implements Verdict {}
  }

  private Measured() {}

  static Verdict of(String sensor, String unit, String words) {
    Optional<Quantity> told = byWords(words.toLowerCase(Locale.ROOT));
    double perUnit = told.map(quantity -> perUnit(quantity, unit)).orElse(Double.NaN);
    if (told.isPresent() && !Double.isNaN(perUnit)) {
      return new Verdict.Used(new DatastreamMap.Stream(sensor, told.get(), perUnit, Duration.ZERO));
    }
    return told.isPresent() || isTemperature(unit)
        ? new Verdict.Contradiction()
        : new Verdict.Other();
  }

  private static boolean isTemperature(String unit) {
    return unit.equals("°C") || unit.equals("degC") || unit.equals("Cel");
  }

  private static Optional<Quantity> byWords(String words) {
    if (has(words, "rain intensity", "rain rate", "precipitation rate", "niederschlagsintens")) {
      return Optional.of(Quantity.RAIN_INTENSITY_MM_H);
    }
    if (has(words, "rain", "precipitation", "niederschlag", "regen")) {
      return Optional.of(Quantity.RAIN_MM);
    }
    if (has(words, "water level", "waterlevel", "wasserstand", "stage", "gauge height", "pegel")) {
      return Optional.of(Quantity.LEVEL_M);
    }
    if (has(words, "discharge", "abfluss", "streamflow")) {
      return Optional.of(Quantity.DISCHARGE_M3_S);
    }
    if (has(words, "battery", "batterie")) {
      return Optional.of(Quantity.BATTERY_V);
    }
    boolean misspelt = has(words, "tempretaure", "tempreture");
    return misspelt || has(words, "temperature", "temperatur")
        ? Optional.of(Quantity.TEMPERATURE_C)
        : Optional.empty();
  }

  private static boolean has(String words, String... wanted) {
    for (String word : wanted) {
      if (words.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static double perUnit(Quantity quantity, String unit) {
    return switch (quantity) {
      case RAIN_MM -> unit.equals("mm") || unit.equals("l/m²") ? 1 : Double.NaN;
      case RAIN_INTENSITY_MM_H -> unit.equals("mm/h") ? 1 : Double.NaN;
      case LEVEL_M ->
          unit.equals("m") ? 1 : unit.equals("cm") ? 0.01 : unit.equals("mm") ? 0.001 : Double.NaN;
      case DISCHARGE_M3_S ->
          unit.equals("m³/s") || unit.equals("m3/s") || unit.equals("m^3/s") ? 1 : Double.NaN;
      case BATTERY_V -> unit.equals("V") ? 1 : unit.equals("mV") ? 0.001 : Double.NaN;
      case TEMPERATURE_C -> isTemperature(unit) || unit.equals("C") ? 1 : Double.NaN;
    };
  }
}
