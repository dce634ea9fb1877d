package org.freshet.flood;

/** How the sewers are. */
public enum SewerState {
  /** They carry their capacity. */
  WORKING(1),
  /** They are full from elsewhere, or their inlets are blocked: they take nothing. */
  SURCHARGED(0);

  private final double factor;

  SewerState(double factor) {
    this.factor = factor;
  }

  /** Share of the capacity that is left. */
  public double factor() {
    return factor;
  }
}
