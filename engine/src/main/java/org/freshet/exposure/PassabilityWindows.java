package org.freshet.exposure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the times in which vehicles cannot use road edges. A dip below the wading depth of a single
 * instant does not open a road: it stays closed unless at least {@value #OPEN_AFTER} instants in a
 * row are passable or the forecast ends.
 */
final class PassabilityWindows {
  private static final int OPEN_AFTER = 2;

  private final DepthSeries series;
  private final VehicleClass vehicle;
  private final List<PassabilityWindow> found = new ArrayList<>();

  private PassabilityWindows(DepthSeries series, VehicleClass vehicle) {
    this.series = series;
    this.vehicle = vehicle;
  }

  /** All windows, ordered by edge, then vehicle in the order given, then time. */
  static List<PassabilityWindow> of(DepthSeries series, List<VehicleClass> vehicles) {
    List<PassabilityWindows> finders = new ArrayList<>();
    for (VehicleClass vehicle : vehicles) {
      finders.add(new PassabilityWindows(series, vehicle));
    }
    List<PassabilityWindow> all = new ArrayList<>();
    for (int edge = 0; edge < series.edgeCount(); edge++) {
      for (PassabilityWindows finder : finders) {
        finder.scan(edge);
        all.addAll(finder.found);
        finder.found.clear();
      }
    }
    return List.copyOf(all);
  }

  private void scan(int edge) {
    int times = series.times().size();
    int time = 0;
    while (time < times) {
      if (!closed(time, edge)) {
        time++;
        continue;
      }
      int open = nextOpen(time, edge);
      add(edge, time, open);
      time = open;
    }
  }

  private boolean closed(int time, int edge) {
    return series.depth_m(time, edge) > (float) vehicle.wadingDepth_m();
  }

  /** First instant of the next passable stretch that is long enough, or the number of instants. */
  private int nextOpen(int from, int edge) {
    int times = series.times().size();
    int passable = 0;
    for (int time = from; time < times; time++) {
      passable = closed(time, edge) ? 0 : passable + 1;
      if (passable == OPEN_AFTER || (passable > 0 && time == times - 1)) {
        return time - passable + 1;
      }
    }
    return times;
  }

  private void add(int edge, int from, int open) {
    double most_m = 0;
    for (int time = from; time < open; time++) {
      most_m = Math.max(most_m, series.depth_m(time, edge));
    }
    @Nullable Instant until = open < series.times().size() ? series.times().get(open) : null;
    Instant start = series.times().get(from);
    found.add(new PassabilityWindow(edge, vehicle.id(), start, until, most_m, from == 0));
  }
}
