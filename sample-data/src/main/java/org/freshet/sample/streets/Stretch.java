package org.freshet.sample.streets;

/** What a stretch of street runs over or through. */
public enum Stretch {
  /** On the ground. */
  GROUND,
  /** Over a stream. */
  BRIDGE,
  /** Below the railway. */
  UNDERPASS
}
