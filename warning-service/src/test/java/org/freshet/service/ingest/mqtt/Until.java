package org.freshet.service.ingest.mqtt;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
final class Until {
  private static final long LOOK_NANOS = 2_000_000;

  private Until() {}

  static void holds(String what, Duration atMost, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("After " + atMost + " still not so: " + what);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
