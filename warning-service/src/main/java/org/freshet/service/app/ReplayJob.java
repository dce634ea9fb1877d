package org.freshet.service.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.freshet.progress.Progress;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfigReader;
import org.freshet.service.config.ConfigException;
import org.freshet.service.cycle.Lookout;
import org.freshet.service.cycle.PreparedArea;
import org.freshet.service.cycle.ReplayKeeper;
import org.freshet.service.cycle.ReplayRun;
import org.freshet.service.publish.Site;
import org.jspecify.annotations.Nullable;

/** A replay from a study area folder to the site that shows it: what demo and replay share. */
final class ReplayJob {
  private final ReplayRun run;
  private final SiteMaker sites;

  private ReplayJob(AreaWiring wiring, AreaConfig config, PreparedArea area, ReplayRun run) {
    this.run = run;
    this.sites = new SiteMaker(config, wiring.timetable(), area.map());
  }

  /**
   * Reads and prepares everything.
   *
   * @param folder the study area
   * @param from first instant, null for the one of its file
   * @param to last instant, null for the one of its file
   * @param members ensemble members of the nowcast
   * @throws IOException if a file cannot be read
   */
  static ReplayJob prepare(
      Path folder,
      @Nullable Instant from,
      @Nullable Instant to,
      int members,
      Path cache,
      Progress progress)
      throws IOException {
    return prepare(folder, from, to, members, cache, null, progress);
  }

  /**
   * The same with every cycle kept.
   *
   * @param keeper where the replay is kept and taken up; null for nowhere
   */
  static ReplayJob prepare(
      Path folder,
      @Nullable Instant from,
      @Nullable Instant to,
      int members,
      Path cache,
      @Nullable ReplayKeeper keeper,
      Progress progress)
      throws IOException {
    AreaConfig config = AreaConfigReader.read(folder);
    Instant first = from != null ? from : window(config).from();
    Instant last = to != null ? to : window(config).to();
    if (!first.isBefore(last)) {
      throw new ConfigException(
          List.of("--from (" + first + ") must lie before --to (" + last + "). Maybe swap them."));
    }
    int threads = Runtime.getRuntime().availableProcessors();
    AreaWiring wiring = new AreaWiring(config, cache, threads, progress);
    AreaWiring.Ground ground = wiring.ground();
    Lookout lookout =
        LookoutWiring.past(config, ground.area(), ground.terrain().geometry(), members, threads);
    PreparedArea area = wiring.prepare(ground, lookout.rain().grid());
    return new ReplayJob(wiring, config, area, new ReplayRun(area, lookout, first, last, keeper));
  }

  private static AreaConfig.Replay window(AreaConfig config) {
    AreaConfig.Replay replay = config.replay();
    if (replay == null) {
      throw new ConfigException(
          List.of(
              config.file() + ": replay is missing. Maybe name the time with --from and --to."));
    }
    return replay;
  }

  /** The cycles. */
  ReplayRun run() {
    return run;
  }

  /** What there is to see and to subscribe to so far. */
  Site site() {
    return sites.site(run.replay());
  }
}
