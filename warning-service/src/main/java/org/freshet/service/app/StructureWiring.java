package org.freshet.service.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.flood.FlowLink;
import org.freshet.flood.RetentionBasin;
import org.freshet.flood.Structures;
import org.freshet.service.area.Culvert;
import org.freshet.service.area.GridMapping;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.ConfigException;
import org.freshet.service.config.FloodSettings;
import org.freshet.service.config.FloodSettings.Spot;
import org.jspecify.annotations.Nullable;

/** Lays what the file says of structures onto the terrain. */
final class StructureWiring {
  private final Path file;
  private final FloodSettings settings;
  private final GridMapping mapping;
  private final List<String> wrong = new ArrayList<>();

  StructureWiring(AreaConfig config, GridMapping mapping) {
    this.file = config.file();
    this.settings = config.flood();
    this.mapping = mapping;
  }

  /**
   * Links and basins with their cells.
   *
   * @param culverts the study area's culverts; those with a known capacity become links
   * @throws ConfigException naming each that stands off the terrain
   */
  Structures structures(List<Culvert> culverts) {
    List<FlowLink> links = new ArrayList<>(Culvert.links(culverts));
    for (FloodSettings.Link link : settings.links()) {
      links.add(
          new FlowLink(
              link.id(),
              link.name(),
              link.kind(),
              cell(link.id(), "from", link.from()),
              cell(link.id(), "to", link.to()),
              link.invert_m(),
              link.full_m(),
              link.capacity_m3_s(),
              link.blocked() ? 0 : 1));
    }
    List<RetentionBasin> basins = new ArrayList<>();
    for (FloodSettings.Basin basin : settings.basins()) {
      basins.add(
          new RetentionBasin(
              basin.id(),
              cell(basin.id(), "inlet", basin.inlet()),
              basin.inlet_m(),
              basin.intake_m3_s(),
              basin.volume_m3(),
              basin.throttle_m3_s(),
              cell(basin.id(), "to", basin.to())));
    }
    failIfWrong();
    return new Structures(links, basins);
  }

  /**
   * Links that may clog unseen, by identifier.
   *
   * @param structures all there are
   * @throws ConfigException naming each that is none or that debris cannot block
   */
  List<String> clogging(Structures structures) {
    List<String> able =
        structures.links().stream()
            .filter(link -> link.kind().canBlock())
            .map(FlowLink::id)
            .toList();
    if (settings.ifBlocked().equals(List.of(FloodSettings.ALL))) {
      return able;
    }
    for (String id : settings.ifBlocked()) {
      if (!able.contains(id)) {
        wrong.add(
            file
                + ": `flood.if_blocked` names `"
                + id
                + "`, which is no link that debris can block. Maybe "
                + (able.isEmpty()
                    ? "leave it out: there is none."
                    : "`all` or some of " + String.join(", ", able) + "."));
      }
    }
    failIfWrong();
    return settings.ifBlocked();
  }

  private int cell(String id, String end, @Nullable Spot spot) {
    if (spot == null) {
      return FlowLink.SEWER;
    }
    int cell = mapping.cellAt(spot.lon(), spot.lat());
    if (cell < 0) {
      wrong.add(
          file
              + ": `flood` has `"
              + id
              + "` with `"
              + end
              + "` off the terrain. Maybe longitude and latitude are swapped.");
    }
    return Math.max(0, cell);
  }

  private void failIfWrong() {
    if (!wrong.isEmpty()) {
      throw new ConfigException(wrong);
    }
  }
}
