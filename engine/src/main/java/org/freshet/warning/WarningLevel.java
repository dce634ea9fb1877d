package org.freshet.warning;

/** How bad it is or will be, from nothing to danger to life. The order is the severity. */
public enum WarningLevel {
  /** Nothing to warn of. */
  NONE(0),
  /** Water on streets, a nuisance. */
  MINOR(1),
  /** Cars get into trouble. */
  MODERATE(2),
  /** Streets are cut, cellars fill. */
  SEVERE(3),
  /** Danger to life. */
  EXTREME(4);

  private final int number;

  WarningLevel(int number) {
    this.number = number;
  }

  /** The number shown to people: 0 to 4. */
  public int number() {
    return number;
  }

  /** The level of a number. */
  public static WarningLevel of(int number) {
    for (WarningLevel level : values()) {
      if (level.number == number) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "Warning level (" + number + ") must be 0 to 4. Maybe a typo in rules.levels.");
  }
}
