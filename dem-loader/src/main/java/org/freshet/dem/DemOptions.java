package org.freshet.dem;

import java.util.Objects;
import org.freshet.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * How rasters are read.
 *
 * @param crsOverride code that replaces whatever the files say, or null
 * @param crsExpected code the files must agree with, and that stands in where they say nothing, or
 *     null; ignored where {@code crsOverride} is set
 * @param threads how many threads decode, at least 1
 * @param progress told of the work in cells
 */
public record DemOptions(
    @Nullable String crsOverride, @Nullable String crsExpected, int threads, Progress progress) {

  /** Checks the thread count. */
  public DemOptions {
    Objects.requireNonNull(progress);
    if (threads < 1) {
      throw new IllegalArgumentException("Threads (" + threads + ") must be at least 1.");
    }
  }

  /** As the files say, with all processors and no progress. */
  public static DemOptions defaults() {
    return new DemOptions(null, null, Runtime.getRuntime().availableProcessors(), Progress.NONE);
  }

  /** The same with a code that replaces what the files say. */
  public DemOptions withCrsOverride(@Nullable String crs) {
    return new DemOptions(crs, crsExpected, threads, progress);
  }

  /** The same with a code the files must agree with. */
  public DemOptions withCrsExpected(@Nullable String crs) {
    return new DemOptions(crsOverride, crs, threads, progress);
  }

  /** The same with another number of threads. */
  public DemOptions withThreads(int count) {
    return new DemOptions(crsOverride, crsExpected, count, progress);
  }

  /** The same with a listener. */
  public DemOptions withProgress(Progress listener) {
    return new DemOptions(crsOverride, crsExpected, threads, listener);
  }
}
