package org.freshet.service.publish;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rain of a time step was made of.
 *
 * @param source id of the source whose frame was used; null where no source had one
 * @param sources every source in the order of preference
 * @param madeOf in words, such as {@code radar + 12 gauges (external drift)}
 * @param reason why not a better method: one sentence, empty where the best was used
 * @param gauges ids of the rain gauges in it
 * @param forecast id of what the rain ahead rests on
 */
public record RainPicture(
    @Nullable String source,
    List<Source> sources,
    String madeOf,
    String reason,
    List<String> gauges,
    String forecast) {
  /** Nothing is said of the rain. */
  public static final RainPicture NONE = new RainPicture(null, List.of(), "", "", List.of(), "");

  /**
   * One source of rain.
   *
   * @param id its name in the study area file
   * @param state {@code used}, {@code standby}, {@code late}, {@code missing} or {@code damaged}
   * @param newest end of its newest frame; null where it never had one
   */
  public record Source(String id, String state, @Nullable Instant newest) {}

  /** Copies the lists. */
  public RainPicture {
    sources = List.copyOf(sources);
    gauges = List.copyOf(gauges);
  }

  /** The same with gauges in it. */
  public RainPicture with(String method, String why, List<String> used) {
    return new RainPicture(source, sources, method, why, used, forecast);
  }
}
