package org.freshet.service.ingest.radolan;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;

/**
 * The weather service's own forecast: an archive such as RV, whose members carry lead times, as a
 * forecast of one member. To be preferred to a nowcast of ours while it is young.
 */
public final class RadolanForecast {
  private RadolanForecast() {}

  /**
   * The forecast in a file.
   *
   * @param archive the file
   * @param window the cells wanted
   * @param id what to call the source
   * @return empty if no member lies ahead of the analysis
   * @throws RadolanException if a member is damaged: a forecast with holes is none
   * @throws IllegalArgumentException if the lead times do not follow each other
   */
  public static Optional<RainForecast> read(Path archive, RadolanWindow window, String id)
      throws RadolanException {
    return read(archive, window, id, 1);
  }

  /**
   * As the other one, on several threads.
   *
   * @param threads how many threads may work; the result does not depend on it
   */
  public static Optional<RainForecast> read(
      Path archive, RadolanWindow window, String id, int threads) throws RadolanException {
    List<RainFrame> frames = new ArrayList<>();
    Instant issued = Instant.MIN;
    for (RadolanFrame frame : RadolanReader.readAll(archive, threads)) {
      if (frame.header().lead_min() > 0) {
        issued = frame.header().time();
        frames.add(window.cut(frame, id + "-" + frame.header().product()));
      }
    }
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    String source = frames.get(0).source();
    return Optional.of(new RainForecast(issued, List.of(frames), source, Duration.ZERO));
  }
}
