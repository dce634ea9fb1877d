package org.freshet.service.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.freshet.exposure.VehicleClass;
import org.freshet.service.config.AreaConfig.Gauge;
import org.freshet.service.config.AreaConfig.LandCoverClass;
import org.freshet.service.config.AreaConfig.RainSource;

/** Rules that tie several keys together. */
final class CrossChecks {
  private CrossChecks() {}

  static void check(AreaConfig config, Problems problems) {
    unique(problems, "gauges", config.gauges(), Gauge::id);
    unique(problems, "rain.sources", config.rain().sources(), RainSource::id);
    unique(problems, "observations.mqtt", config.observations().mqtt(), Observations.Broker::id);
    unique(problems, "observations.poll", config.observations().polls(), Observations.Poll::id);
    List<String> structures = new ArrayList<>();
    config.flood().links().forEach(link -> structures.add(link.id()));
    config.flood().basins().forEach(basin -> structures.add(basin.id()));
    unique(problems, "flood", structures, Function.identity());
    backfills(config.observations(), problems);
    unique(problems, "vehicles", config.vehicles(), VehicleClass::id);
    unique(
        problems,
        "terrain.land_cover_classes",
        config.terrain().landCoverClasses(),
        (LandCoverClass one) -> Integer.toString(one.code()));
    boolean bus = config.vehicles().stream().anyMatch(vehicle -> vehicle.id().equals("bus"));
    if (config.transit() != null && !bus) {
      problems.add(
          "vehicles",
          "names no `bus`, but `transit` has lines to reroute. Maybe add `- {id: bus, name: Bus,"
              + " wading_depth_m: …}` with the depth your operator allows.");
    }
  }

  private static void backfills(Observations observations, Problems problems) {
    for (Observations.Poll poll : observations.polls()) {
      String broker = poll.backfillFor();
      if (broker != null
          && observations.mqtt().stream().noneMatch(one -> one.id().equals(broker))) {
        problems.add(
            "observations.poll",
            "has `backfill_for: " + broker + "`, but no broker has that id. Maybe a typo.");
      }
    }
  }

  private static <T> void unique(
      Problems problems, String key, List<T> all, Function<T, String> id) {
    Set<String> seen = new HashSet<>();
    for (T one : all) {
      if (!id.apply(one).isEmpty() && !seen.add(id.apply(one))) {
        problems.add(key, "names `" + id.apply(one) + "` twice. Maybe rename one of them.");
      }
    }
  }
}
