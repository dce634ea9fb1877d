package org.freshet.flood;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  static int firstStepAfter(Instant time, RainForecast rain) {
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
    int members = rain.memberCount();
    MemberRun[] runs = new MemberRun[members];
    try (Workers workers = new Workers(Math.min(threads, members))) {
      workers.run((share, shares) -> runShare(runs, share, shares));
    }
    List<Instant> times = new ArrayList<>();
    for (int step = firstStep; step < rain.steps(); step++) {
      times.add(rain.frame(0, step).end());
    }
    return new FloodForecast(start, rain, times, List.of(runs));
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
