package org.freshet.service.app;

import org.freshet.flood.FloodOptions;
import org.freshet.flood.RainFallback;
import org.freshet.flood.SewerState;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.FloodSettings;

/** Settings of the flood model as the study area file has them. Stateless. */
final class FloodWiring {
  private FloodWiring() {}

  static FloodOptions options(AreaConfig config) {
    FloodSettings settings = config.flood();
    RainFallback fallback =
        switch (config.rain().fallback()) {
          case LAST_FRAME -> RainFallback.LAST_FRAME;
          case NEAREST -> RainFallback.NEAREST_CELL;
        };
    return FloodOptions.defaults()
        .withFallback(fallback)
        .withSewers(settings.sewersWork() ? SewerState.WORKING : SewerState.SURCHARGED)
        .withGullies(settings.gully_mm_h())
        .withPoolInfiltration(settings.poolInfiltration_mm_h());
  }
}
