package org.freshet.service.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.freshet.dem.crs.Crs;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.NowcastOptions;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.ConfigException;
import org.freshet.service.cycle.RadarRain;
import org.freshet.service.ingest.radolan.GroundMap;
import org.freshet.service.ingest.radolan.RadolanException;
import org.freshet.service.ingest.radolan.RadolanFolder;
import org.freshet.service.ingest.radolan.RadolanGrid;
import org.freshet.service.ingest.radolan.RadolanReader;
import org.freshet.service.ingest.radolan.RadolanWindow;

/** Opens the rain of a study area. */
final class RainWiring {
  /** Two hours ahead at 50 km/h: what may arrive within the forecast. */
  private static final double NOWCAST_MARGIN_KM = 100;

  /** A rain cell or two beyond the edge, so that every terrain cell has one. */
  private static final double STUDY_MARGIN_KM = 2;

  private static final Duration FORECAST = Duration.ofHours(2);

  private RainWiring() {}

  /**
   * The first source of the study area file.
   *
   * @param members ensemble members of the nowcast
   */
  static RadarRain open(AreaConfig config, GridGeometry geometry, int members, int threads) {
    AreaConfig.RainSource source = config.rain().sources().get(0);
    if (source.type() != AreaConfig.RainType.RADOLAN || source.path() == null) {
      throw new ConfigException(
          List.of(
              config.file()
                  + ": rain.sources[0].type ("
                  + source.type()
                  + ") cannot be replayed yet. Maybe put a radolan source first."));
    }
    try {
      RadolanFolder folder = RadolanFolder.scan(source.path());
      if (folder.entries().isEmpty()) {
        throw new ConfigException(
            List.of(source.path() + ": holds no radar frame. Maybe a typo in rain.sources.path."));
      }
      RadolanGrid grid = grid(folder.entries().get(0).file());
      Crs crs = Crs.of(geometry.crs());
      GroundMap map = (x, y) -> crs.toLonLat(x - source.shiftEast_m(), y - source.shiftNorth_m());
      RadolanWindow study = RadolanWindow.around(grid, geometry, map, STUDY_MARGIN_KM);
      RadolanWindow wide = RadolanWindow.around(grid, geometry, map, NOWCAST_MARGIN_KM);
      Duration interval = Duration.ofMinutes(source.interval_min());
      int steps = (int) Math.max(1, FORECAST.toSeconds() / interval.toSeconds());
      return new RadarRain(
          source.id(),
          folder,
          interval,
          wide,
          study,
          study.rainGrid(geometry, map),
          NowcastOptions.defaults().withSize(steps, members).withThreads(threads));
    } catch (RadolanException e) {
      throw new ConfigException(List.of(e.getMessage()));
    }
  }

  private static RadolanGrid grid(Path file) throws RadolanException {
    return RadolanReader.read(file)
        .grid()
        .orElseThrow(
            () ->
                new ConfigException(
                    List.of(file + ": lies on no known radar grid. Maybe it is a local product.")));
  }
}
