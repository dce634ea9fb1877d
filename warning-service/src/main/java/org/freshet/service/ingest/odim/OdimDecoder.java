package org.freshet.service.ingest.odim;

import java.lang.reflect.Array;
import java.util.Locale;
import java.util.Optional;
import org.freshet.service.ingest.odim.OdimFrame.OdimFigures;

/** Turns stored numbers into values by gain, offset, nodata and undetect. Decodes one frame. */
final class OdimDecoder {
  /** Writers pass gains through single precision; what is this near a short number is meant. */
  private static final double SINGLE_PRECISION = 2e-7;

  private final float[] values;
  private int valid;
  private int nodata;
  private int undetect;
  private int maxCell = -1;
  private double min = Double.NaN;
  private double max = Double.NaN;
  private double sum;

  OdimDecoder(OdimAttributes what, Object stored, int cells) throws OdimException {
    this(
        meant(what.number("gain").orElse(1.0)),
        meant(what.number("offset").orElse(0.0)),
        what.number("nodata"),
        what.number("undetect"),
        what.text("quantity").orElse("").contains("DBZ"),
        stored,
        cells);
  }

  /**
   * Decodes at once.
   *
   * @param reflectivity whether "nothing detected" stays the lowest value instead of 0
   */
  OdimDecoder(
      double gain,
      double offset,
      Optional<Double> nodataCode,
      Optional<Double> undetectCode,
      boolean reflectivity,
      Object stored,
      int cells) {
    double undetected = reflectivity ? Double.NaN : 0;
    values = new float[cells];
    for (int cell = 0; cell < cells; cell++) {
      double raw = Array.getDouble(stored, cell);
      if (Double.isNaN(raw) || is(nodataCode, raw)) {
        nodata++;
        values[cell] = Float.NaN;
      } else if (is(undetectCode, raw)) {
        undetect++;
        add(cell, Double.isNaN(undetected) ? gain * raw + offset : undetected);
      } else {
        add(cell, gain * raw + offset);
      }
    }
  }

  private static boolean is(Optional<Double> code, double raw) {
    return code.isPresent() && code.get() == raw;
  }

  private static double meant(double number) {
    if (number == 0) {
      return 0;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(number))) - 5);
    double rounded = Math.rint(number / unit) * unit;
    double decimal = Double.parseDouble(String.format(Locale.ROOT, "%.6g", rounded));
    return Math.abs(decimal - number) <= SINGLE_PRECISION * Math.abs(number) ? decimal : number;
  }

  private void add(int cell, double value) {
    values[cell] = (float) value;
    valid++;
    sum += value;
    min = Double.isNaN(min) ? value : Math.min(min, value);
    if (Double.isNaN(max) || value > max) {
      max = value;
      maxCell = cell;
    }
  }

  float[] values() {
    return values;
  }

  OdimFigures figures() {
    return new OdimFigures(valid, nodata, undetect, min, max, sum, maxCell);
  }
}
