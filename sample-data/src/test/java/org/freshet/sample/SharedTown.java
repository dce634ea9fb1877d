package org.freshet.sample;

import org.freshet.sample.model.Town;
import org.freshet.sample.town.Buildings;

/** One town for all tests that only look at it. */
final class SharedTown {
  static final Town TOWN = new Town();
  static final Buildings BUILDINGS = new Buildings(TOWN);

  private SharedTown() {}
}
