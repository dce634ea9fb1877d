package org.freshet.service.ingest.radolan;

/** From the words of one product to its values: a table of 4096 entries, made once per frame. */
final class RadolanScale {
  private static final double ZR_FACTOR = 256;
  private static final double ZR_EXPONENT = 1.42;
  private static final double NO_RAIN_BELOW_DBZ = 7;

  private final float[] values;
  private final RadolanUnit unit;
  private final double interval_h;

  private RadolanScale(float[] values, RadolanUnit unit, double interval_h) {
    this.values = values;
    this.unit = unit;
    this.interval_h = interval_h;
  }

  static RadolanScale of(RadolanHeader header) {
    float[] values = new float[RadolanFrame.VALUE_BITS + 1];
    for (int word = 0; word < values.length; word++) {
      values[word] = (float) exact(header, word, 1);
    }
    return new RadolanScale(values, header.unit(), header.interval().toSeconds() / 3600.0);
  }

  /**
   * The sum of {@code count} values whose words add up to {@code words}; for one value with count
   * 1. Dividing by a power of ten gives the nearest double of the decimal number.
   */
  static double exact(RadolanHeader header, long words, long count) {
    int exponent = header.precisionExponent();
    double scaled = exponent < 0 ? words / Math.pow(10, -exponent) : words * Math.pow(10, exponent);
    // RVP6 units: half decibels above -32.5 dBZ.
    return header.unit() == RadolanUnit.DBZ ? scaled / 2 - 32.5 * count : scaled;
  }

  float value(short word) {
    if ((word & (RadolanFrame.NODATA | RadolanFrame.CLUTTER)) != 0) {
      return Float.NaN;
    }
    float value = values[word & RadolanFrame.VALUE_BITS];
    return (word & RadolanFrame.NEGATIVE) != 0 ? -value : value;
  }

  float rain_mm(short word) {
    float value = value(word);
    return switch (unit) {
      case MM -> Math.max(0, value);
      case DBZ -> rainOfReflectivity(value);
      case SHARE -> throw new IllegalStateException("A share of solid precipitation is no rain.");
    };
  }

  private float rainOfReflectivity(float value_dbz) {
    if (Float.isNaN(value_dbz)) {
      return value_dbz;
    }
    if (value_dbz < NO_RAIN_BELOW_DBZ) {
      return 0;
    }
    double z = Math.pow(10, value_dbz / 10);
    return (float) (Math.pow(z / ZR_FACTOR, 1 / ZR_EXPONENT) * interval_h);
  }
}
