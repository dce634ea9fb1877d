package org.freshet.warning;

/** How bad it is or will be, from nothing to danger to life. The order is the severity. */
public enum WarningLevel {
  /** Nothing to warn of. */
  NONE,
  /** Water on streets, a nuisance. */
  MINOR,
  /** Cars get into trouble. */
  MODERATE,
  /** Streets are cut, cellars fill. */
  SEVERE,
  /** Danger to life. */
  EXTREME;

  /** The number shown to people: 0 to 4. */
  public int number() {
    return ordinal();
  }

  /** The level of a number. */
  public static WarningLevel of(int number) {
    if (number < 0 || number >= values().length) {
      throw new IllegalArgumentException(
          "Warning level (" + number + ") must be 0 to 4. Maybe a typo in rules.levels.");
    }
    return values()[number];
  }
}
