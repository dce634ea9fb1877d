package org.freshet.flood;

/** What stands for the rain of a cell no frame knows anything of. */
public enum RainFallback {
  /** The nearest cell of the same frame that is known. */
  NEAREST_CELL,
  /** The same cell's last known intensity for a while, then the nearest known cell. */
  LAST_FRAME
}
