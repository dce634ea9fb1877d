package org.freshet.service.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.freshet.gauge.Observation;
import org.freshet.gauge.Quantity;
import org.freshet.progress.Progress;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.cycle.GaugeValues;
import org.freshet.service.cycle.LiveMemory;
import org.freshet.service.cycle.LiveRun;
import org.freshet.service.cycle.Lookout;
import org.freshet.service.cycle.PreparedArea;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.WaterAhead;
import org.freshet.service.store.ObservationStore;
import org.freshet.service.store.StoreException;
import org.freshet.service.store.StoredObservation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A study area alive: what comes in is stored, every interval a cycle runs, and its feeds are
 * published. Knows the time only by {@link #tick}. One thread ticks; the site and the metrics may
 * be read by others meanwhile.
 */
final class LiveService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveService.class);

  private final LiveObservations observations;
  private final LiveRun run;
  private final SiteMaker sites;
  private final WaterAhead water;
  private final Duration patience;
  private final AtomicReference<@Nullable Site> site = new AtomicReference<>();
  private volatile String metrics = "";

  /**
   * How it runs.
   *
   * @param members ensemble members of the nowcast
   * @param patience how long a cycle waits for frames that are late
   * @param state folder of what outlives a restart
   * @param cache folder of what is made once and kept
   */
  record Settings(int members, Duration patience, Path state, Path cache) {}

  private LiveService(
      LiveObservations observations,
      LiveRun run,
      SiteMaker sites,
      WaterAhead water,
      Duration patience) {
    this.observations = observations;
    this.run = run;
    this.sites = sites;
    this.water = water;
    this.patience = patience;
  }

  /**
   * Prepares everything and starts to take values in; no cycle runs yet.
   *
   * @throws IOException if a file of the study area cannot be read
   */
  static LiveService open(AreaConfig config, Settings settings, Clock clock, Progress progress)
      throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    AreaWiring wiring = new AreaWiring(config, settings.cache(), threads, progress);
    AreaWiring.Ground ground = wiring.ground();
    LiveObservations observations = LiveObservations.start(config, clock);
    try {
      Gauges gauges = Gauges.of(ground.area(), values(observations.store()), "live");
      Lookout lookout =
          new LookoutWiring(config, ground.area(), ground.terrain().geometry(), gauges, true)
              .lookout(
                  settings.members(),
                  threads,
                  now -> LookoutWiring.states(observations.report(now)));
      PreparedArea area = wiring.prepare(ground, lookout.rain().grid());
      LiveRun run = new LiveRun(area, lookout, new LiveMemory(settings.state()), clock.instant());
      SiteMaker sites = new SiteMaker(config, wiring.timetable(), area.map());
      WaterAhead water = new WaterAhead(area.map().toLonLat());
      return new LiveService(observations, run, sites, water, settings.patience());
    } catch (IOException | RuntimeException e) {
      observations.close();
      throw e;
    }
  }

  /** Values of the store; while it is away there are none, and the cycle goes on without. */
  private static GaugeValues values(ObservationStore store) {
    return (key, quantity, from, to) -> {
      try {
        return observations(store, key, quantity, from, to);
      } catch (StoreException e) {
        LOG.error("Gauge {} not asked: {}", key, e.getMessage());
        return List.of();
      }
    };
  }

  private static List<Observation> observations(
      ObservationStore store, String key, Quantity quantity, Instant from, Instant to) {
    List<Observation> values = new ArrayList<>();
    for (StoredObservation stored : store.between(key, quantity, from, to)) {
      values.add(stored.observation());
    }
    return values;
  }

  /**
   * Runs a cycle if one is due and has what it waits for, or waited long enough. Publishes unless
   * the next is due as well.
   *
   * @return whether a cycle ran
   * @throws IOException if it could not be kept; it is tried again at the next tick
   */
  boolean tick(Instant now) throws IOException {
    Instant due = run.due();
    if (now.isBefore(due) || (now.isBefore(due.plus(patience)) && !run.ready())) {
      return false;
    }
    water.publish(run.next().forecast());
    run.newest()
        .ifPresent(
            snapshot ->
                metrics = CycleMetrics.text(snapshot, run.lastCycle_s(), run.openIncidents()));
    if (now.isBefore(run.due())) {
      site.set(sites.site(run.shown()));
    }
    return true;
  }

  /** What there is to see and to subscribe to; null before the first cycle. */
  @Nullable Site site() {
    return site.get();
  }

  /** The water of the newest cycle, drawn on demand. */
  WaterAhead water() {
    return water;
  }

  /** What comes in. */
  LiveObservations observations() {
    return observations;
  }

  /** Cycle and inputs in Prometheus text. */
  String metrics() {
    return metrics + new InputsReport(observations).metrics();
  }

  /** Stores what waits, leaves the brokers, closes the store. */
  @Override
  public void close() {
    observations.close();
  }
}
