package org.freshet.flood;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.sink.SinkLevels;

/** Carries one state over all members of a rain forecast. Used once. */
final class ForecastRun {
  private final FloodModel model;
  private final FloodState start;
  private final RainForecast rain;
  private final int firstStep;

  ForecastRun(FloodModel model, FloodState start, RainForecast rain) {
    this.model = model;
    this.start = start;
    this.rain = rain;
    this.firstStep = firstStepAfter(start.time(), rain);
  }

  private static int firstStepAfter(Instant time, RainForecast rain) {
    for (int step = 0; step < rain.steps(); step++) {
      if (rain.frame(0, step).end().isAfter(time)) {
        return step;
      }
    }
    throw new IllegalArgumentException(
        "Rain forecast of "
            + rain.source()
            + " issued "
            + rain.issued()
            + " ends before the flood state of "
            + time
            + ". Maybe it is too old.");
  }

  FloodForecast run(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("Threads (" + threads + ") must be 1 or more.");
    }
    int members = rain.memberCount();
    MemberRun[] runs = new MemberRun[members];
    if (threads == 1 || members == 1) {
      runShare(runs, 0, 1);
    } else {
      runShares(runs, Math.min(threads, members));
    }
    List<Instant> times = new ArrayList<>();
    for (int step = firstStep; step < rain.steps(); step++) {
      times.add(rain.frame(0, step).end());
    }
    return new FloodForecast(start, rain, times, List.of(runs));
  }

  private void runShares(MemberRun[] runs, int shares) {
    ExecutorService pool = Executors.newFixedThreadPool(shares);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int share = 0; share < shares; share++) {
        int first = share;
        done.add(pool.submit(() -> runShare(runs, first, shares)));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Flood forecast was interrupted.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Flood forecast failed: " + e.getMessage(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  private void runShare(MemberRun[] runs, int first, int stride) {
    FloodStepper stepper = new FloodStepper(model);
    for (int member = first; member < runs.length; member += stride) {
      runs[member] = runMember(stepper, member);
    }
  }

  private MemberRun runMember(FloodStepper stepper, int member) {
    FloodState state = start;
    List<SinkLevels> levels = new ArrayList<>();
    for (int step = firstStep; step < rain.steps(); step++) {
      RainFrame frame = rain.frame(member, step);
      state = stepper.step(state, frame);
      levels.add(state.levels());
    }
    return new MemberRun(List.copyOf(levels), state.balance());
  }

  /** What one member came to. */
  record MemberRun(List<SinkLevels> levels, WaterBalance balance) {}
}
