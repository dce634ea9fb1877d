package org.freshet.service.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.freshet.flood.SewerDistrict;
import org.freshet.service.area.SewerArea;
import org.freshet.service.area.SewerCapacity;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.ConfigException;
import org.freshet.service.ingest.kostra.CellStatistics;
import org.freshet.service.ingest.kostra.KostraException;
import org.freshet.service.ingest.kostra.KostraFolder;
import org.jspecify.annotations.Nullable;

/**
 * Sewer districts of a study area with their capacities, those given as a return period read from
 * the rain statistics of their place. Used once.
 */
final class SewerWiring {
  private final AreaConfig config;
  private final List<String> wrong = new ArrayList<>();
  private @Nullable KostraFolder tables;

  SewerWiring(AreaConfig config) {
    this.config = config;
  }

  /**
   * The districts; those that are surcharged take nothing.
   *
   * @throws ConfigException naming each that is surcharged but none, or has a return period where
   *     no statistics are given
   */
  List<SewerDistrict> districts(List<SewerArea> areas) {
    Set<String> known = areas.stream().map(SewerArea::id).collect(Collectors.toSet());
    for (String id : config.flood().surcharged()) {
      if (!known.contains(id)) {
        wrong.add(
            config.file()
                + ": `flood.surcharged` names `"
                + id
                + "`, which is no district of `terrain.sewers`. Maybe a typo.");
      }
    }
    List<SewerDistrict> districts = areas.stream().map(this::district).toList();
    if (!wrong.isEmpty()) {
      throw new ConfigException(wrong);
    }
    return districts;
  }

  private SewerDistrict district(SewerArea area) {
    SewerDistrict working = working(area);
    boolean surcharged = config.flood().surcharged().contains(area.id());
    return surcharged ? new SewerDistrict(area.id(), 0) : working;
  }

  private SewerDistrict working(SewerArea area) {
    if (area.capacity() instanceof SewerCapacity.Rate rate) {
      return new SewerDistrict(area.id(), rate.mm_h());
    }
    SewerCapacity.ReturnPeriod built = (SewerCapacity.ReturnPeriod) area.capacity();
    Path folder = config.rain().statistics();
    if (folder == null) {
      wrong.add(
          told(area) + "has a `return_period_a`. Maybe name a folder of KOSTRA tables there.");
      return new SewerDistrict(area.id(), 0);
    }
    try {
      return built(area, built, folder);
    } catch (KostraException e) {
      wrong.add(told(area) + "has no statistics: " + e.getMessage());
      return new SewerDistrict(area.id(), 0);
    }
  }

  private SewerDistrict built(SewerArea area, SewerCapacity.ReturnPeriod built, Path folder) {
    KostraFolder read = tables == null ? KostraFolder.read(folder) : tables;
    tables = read;
    CellStatistics rain = new CellStatistics(read.cellAt(area.lon(), area.lat()));
    return SewerDistrict.ofReturnPeriod(
        area.id(), rain, built.returnPeriod_a(), built.duration_min());
  }

  private String told(SewerArea area) {
    return config.file() + ": `rain.statistics`: sewer district `" + area.id() + "` ";
  }
}
