package org.freshet.service.app;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.freshet.progress.Progress;

/**
 * Prints a line per stage of long work (stage, percent, rate, heap) and keeps how long each stage
 * took. On a terminal the line of the running stage is renewed in place; elsewhere it is printed
 * now and then, so that a log stays readable. Thread-safe.
 */
final class ConsoleProgress implements Progress {
  private static final long RENEW_NANOS = 200_000_000L;

  /** Work of so many units is counted in cells; shorter work in steps of its own. */
  private static final long MANY = 10_000;

  private static final long LOG_NANOS = 5_000_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private final boolean quiet;
  private final LongAdder done = new LongAdder();
  private final Map<String, Double> seconds_s = new LinkedHashMap<>();
  private String stage = "";
  private long total;
  private long startedNanos;
  private volatile long nextLineNanos;

  /**
   * @param out where lines go, mostly standard error
   * @param terminal whether a person watches, so that lines may be renewed in place
   * @param quiet whether to print nothing and only keep the times
   */
  ConsoleProgress(PrintStream out, boolean terminal, boolean quiet) {
    this.out = out;
    this.terminal = terminal;
    this.quiet = quiet;
  }

  /** Progress on standard error, in place where the launcher says that it is a terminal. */
  static ConsoleProgress onStandardError(boolean quiet) {
    return new ConsoleProgress(System.err, Boolean.getBoolean("freshet.terminal"), quiet);
  }

  @Override
  public synchronized void begin(String name, long units) {
    finishStage();
    stage = name;
    total = units;
    done.reset();
    startedNanos = System.nanoTime();
    nextLineNanos = startedNanos + (terminal ? RENEW_NANOS : LOG_NANOS);
  }

  @Override
  public void advance(long amount) {
    done.add(amount);
    if (System.nanoTime() - nextLineNanos > 0) {
      printRunning();
    }
  }

  /** Ends the last stage; {@link #seconds()} is complete after this. */
  synchronized void end() {
    finishStage();
    stage = "";
  }

  /** Seconds per stage in the order they ran; a stage that ran twice has the sum. */
  synchronized Map<String, Double> seconds() {
    return new LinkedHashMap<>(seconds_s);
  }

  private synchronized void printRunning() {
    long now = System.nanoTime();
    if (now - nextLineNanos <= 0 || stage.isEmpty()) {
      return;
    }
    nextLineNanos = now + (terminal ? RENEW_NANOS : LOG_NANOS);
    print(line(now, done.sum()), !terminal);
  }

  private void finishStage() {
    if (stage.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    seconds_s.merge(stage, (now - startedNanos) / 1e9, Double::sum);
    print(line(now, total > 0 ? total : done.sum()), true);
  }

  private void print(String line, boolean newLine) {
    if (quiet) {
      return;
    }
    out.print((terminal ? "\r\u001b[K" : "") + line + (newLine ? System.lineSeparator() : ""));
    out.flush();
  }

  private String line(long nowNanos, long units) {
    double elapsed_s = Math.max(1e-9, (nowNanos - startedNanos) / 1e9);
    Runtime runtime = Runtime.getRuntime();
    long heap_MB = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    String percent =
        total > 0 ? String.format(Locale.ROOT, "%3d %%", Math.min(100, 100 * units / total)) : "";
    return String.format(
        Locale.ROOT,
        "  %-24s %5s %17s %8.1f s  heap %5d MB",
        stage,
        percent,
        units > 0 ? rate(units / elapsed_s, units >= MANY ? " cells/s" : "/s") : "",
        elapsed_s,
        heap_MB);
  }

  private static String rate(double perSecond, String unit) {
    if (perSecond >= 1e6) {
      return String.format(Locale.ROOT, "%.1f M%s", perSecond / 1e6, unit);
    }
    if (perSecond >= 1e3) {
      return String.format(Locale.ROOT, "%.1f k%s", perSecond / 1e3, unit);
    }
    return String.format(Locale.ROOT, "%.1f %s", perSecond, unit.strip());
  }
}
