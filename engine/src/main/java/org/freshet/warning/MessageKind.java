package org.freshet.warning;

/** What a message does to its incident. */
public enum MessageKind {
  /** Opens it. */
  ALERT,
  /** Changes it. */
  UPDATE,
  /** Ends it; exactly one per incident. */
  END
}
