package org.freshet.sample.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.freshet.sample.storm.Gauge;
import org.freshet.sample.storm.Storm;

/** Writes a gauge's series as {@code time,value,flag}: UTC, end of the interval. */
public final class GaugeCsv {
  private GaugeCsv() {}

  /** Writes one series. */
  public static void write(Path file, Gauge gauge) throws IOException {
    String format = gauge.kind().equals("rain") ? "%s,%.1f,%s%n" : "%s,%.2f,%s%n";
    StringBuilder out = new StringBuilder("time,value,flag\n");
    for (Gauge.Reading r : gauge.readings()) {
      out.append(
          String.format(
              Locale.ROOT, format.replace("%n", "\n"), Storm.at(r.minute()), r.value(), r.flag()));
    }
    Files.writeString(file, out.toString());
  }
}
