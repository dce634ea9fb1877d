package org.freshet.gauge;

/** What a sensor measures, each in one fixed unit. */
public enum Quantity {
  /** Sum of rain over the observation's interval. */
  RAIN_MM("mm"),
  /** Rain per hour, mean over the interval or at the instant. */
  RAIN_INTENSITY_MM_H("mm/h"),
  /** Water level above the gauge's own zero, or above a datum where the gauge says so. */
  LEVEL_M("m"),
  /** Discharge. */
  DISCHARGE_M3_S("m³/s"),
  /** Voltage of the sensor's battery. */
  BATTERY_V("V"),
  /** Temperature of air, water or device. */
  TEMPERATURE_C("°C");

  private final String unit;

  Quantity(String unit) {
    this.unit = unit;
  }

  /** Symbol of the unit. */
  public String unit() {
    return unit;
  }
}
