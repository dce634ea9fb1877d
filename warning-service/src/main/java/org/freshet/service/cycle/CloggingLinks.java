package org.freshet.service.cycle;

import java.util.List;
import org.freshet.flood.BlockedOutlooks;
import org.freshet.flood.FloodForecast;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodState;
import org.freshet.flood.Structures;
import org.freshet.rain.RainForecast;
import org.jspecify.annotations.Nullable;

/**
 * The links that debris may clog in a storm without anybody seeing it: carries the water ahead a
 * second time with all of them shut. Keeps the model of its last answer; for one thread.
 */
public final class CloggingLinks {
  private final List<String> ids;
  private @Nullable FloodModel asIs;
  private @Nullable FloodModel shut;

  /**
   * @param ids identifiers of links; those a model does not have are passed over
   */
  public CloggingLinks(List<String> ids) {
    this.ids = List.copyOf(ids);
  }

  /** Nobody asks. */
  public static CloggingLinks none() {
    return new CloggingLinks(List.of());
  }

  /**
   * What would be deeper if they were shut from now on.
   *
   * @param expected water ahead with the links as they are
   * @param ahead the rain it rests on
   * @return null where that changes no link, as when there is none or all are known to be shut
   */
  @Nullable BlockedOutlooks outlooks(FloodForecast expected, RainForecast ahead, int threads) {
    if (ids.isEmpty()) {
      return null;
    }
    FloodState state = expected.start();
    FloodModel model = shut(state.model());
    return model == null
        ? null
        : new BlockedOutlooks(expected, model.forecast(state.on(model), ahead, threads));
  }

  private @Nullable FloodModel shut(FloodModel model) {
    if (asIs != model) {
      Structures structures = model.structures();
      for (String id : ids) {
        structures = structures.withOpenShare(id, 0);
      }
      asIs = model;
      shut = structures.equals(model.structures()) ? null : model.withStructures(structures);
    }
    return shut;
  }
}
