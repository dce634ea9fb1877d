package org.freshet.sample.streets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the drawing board: text tables of cells parted by bars, comments after a hash. */
public final class Rows {
  private Rows() {}

  /** The rows of a table that lies beside a class. */
  public static List<String[]> of(Class<?> beside, String name) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Table (" + name + ") is not in the jar.");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          rows.add(line.strip().split(" \\| ", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** Numbers parted by blanks or commas. */
  public static double[] numbers(String text) {
    String[] parts = text.strip().split("[ ,]+", -1);
    double[] out = new double[parts.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Double.parseDouble(parts[i]);
    }
    return out;
  }
}
