package org.freshet.service.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.freshet.gauge.Observation;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.Observations;
import org.freshet.service.ingest.mqtt.MqttFigures;
import org.freshet.service.ingest.mqtt.MqttReceiver;
import org.freshet.service.ingest.poll.ApiPoller;
import org.freshet.service.ingest.poll.HttpFetcher;
import org.freshet.service.ingest.poll.PollFigures;
import org.freshet.service.ingest.watch.Expected;
import org.freshet.service.ingest.watch.WatchReport;
import org.freshet.service.ingest.watch.Watchdog;
import org.freshet.service.store.Database;
import org.freshet.service.store.ObservationStore;
import org.freshet.service.store.ObservationWriter;
import org.freshet.service.store.SensorTimes;
import org.freshet.service.store.WriterFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that brings values into a study area, running: brokers, polls, mirrors of radar
 * directories, the watchdog over all of them, and the store behind. What one source does wrong does
 * not touch another. Thread-safe.
 */
final class LiveObservations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveObservations.class);
  private static final long LOOK_S = 15;
  private static final long FORGET_H = 24;
  private static final int POLL_THREADS = 4;

  private final Observations settings;
  private final Clock clock;
  private final Database database;
  private final ObservationStore store;
  private final ObservationWriter writer;
  private final Watchdog watchdog;
  private final Map<String, MqttReceiver> receivers = new LinkedHashMap<>();
  private final List<ApiPoller> pollers = new ArrayList<>();
  private final List<RadarMirror> mirrors;
  private final List<ExecutorService> executors = new ArrayList<>();
  private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(POLL_THREADS);
  private volatile WatchReport report;

  private LiveObservations(AreaConfig config, Clock clock) {
    this.settings = config.observations();
    this.clock = clock;
    this.database = Database.open(settings.store());
    this.store = new ObservationStore(database);
    this.watchdog = new Watchdog(expected(config));
    for (SensorTimes known : store.sensors()) {
      watchdog.heard(known.sensor(), known.newest(), known.received());
    }
    this.writer = new ObservationWriter(store, clock, this::heard);
    HttpFetcher fetcher = new HttpFetcher();
    for (Observations.Poll poll : settings.polls()) {
      pollers.add(new ApiPoller(poll, Decoders.reader(poll.type(), settings), fetcher, writer));
    }
    this.mirrors = RadarMirror.of(config, fetcher);
    this.report = watchdog.look(clock.instant());
  }

  /**
   * Opens the store and starts everything the study area names.
   *
   * @throws org.freshet.service.store.StoreException if the store cannot be opened
   */
  static LiveObservations start(AreaConfig config, Clock clock) {
    LiveObservations live = new LiveObservations(config, clock);
    try {
      live.begin();
      return live;
    } catch (RuntimeException e) {
      live.close();
      throw e;
    }
  }

  private void begin() {
    Instant newest =
        store.sensors().stream()
            .map(SensorTimes::received)
            .max(Instant::compareTo)
            .orElseGet(clock::instant);
    for (Observations.Broker broker : settings.mqtt()) {
      ExecutorService executor = Executors.newSingleThreadExecutor();
      executors.add(executor);
      MqttReceiver receiver =
          new MqttReceiver(
              broker,
              topic -> Decoders.of(topic, settings),
              writer,
              executor,
              clock,
              this::fillGap);
      receivers.put(broker.id(), receiver.start(newest));
    }
    for (ApiPoller poller : pollers) {
      every(poller.poll().every(), poller.poll().id(), () -> ask(poller));
    }
    for (RadarMirror mirror : mirrors) {
      every(mirror.every(), mirror.id(), () -> mirror.look(watchdog, clock));
    }
    every(Duration.ofSeconds(LOOK_S), "watchdog", this::look);
    every(
        Duration.ofHours(FORGET_H),
        "store",
        () -> store.forgetBefore(clock.instant().minus(settings.keep())));
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private void every(Duration interval, String name, Work work) {
    var unused =
        schedule.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                LOG.error("{} failed and is tried again", name, e);
              }
            },
            0,
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void ask(ApiPoller poller) throws InterruptedException {
    if (!poller.ask(clock.instant())) {
      LOG.warn("Poll {} failed: {}", poller.poll().id(), poller.figures().lastFailure());
    }
  }

  private void fillGap(String broker, Instant from, Instant to) {
    for (ApiPoller poller : pollers) {
      if (broker.equals(poller.poll().backfillFor())) {
        LOG.info(
            "Asking {} for what {} may have missed since {}", poller.poll().id(), broker, from);
        schedule.execute(
            () -> {
              try {
                poller.ask(from, to);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
      }
    }
  }

  private void heard(List<Observation> observations, Instant received) {
    for (Observation observation : observations) {
      watchdog.heard(observation.sensor(), observation.time(), received);
    }
  }

  private void look() {
    WatchReport now = watchdog.look(clock.instant());
    for (String change : now.changes(report)) {
      if (change.contains("again")) {
        LOG.info(change);
      } else {
        LOG.warn(change);
      }
    }
    report = now;
  }

  /** The newest look of the watchdog. */
  WatchReport report() {
    return watchdog.look(clock.instant());
  }

  /** The look of the watchdog at an instant. */
  WatchReport report(Instant now) {
    return watchdog.look(now);
  }

  ObservationWriter writer() {
    return writer;
  }

  ObservationStore store() {
    return store;
  }

  WriterFigures stored() {
    return writer.figures();
  }

  List<MqttFigures> brokers() {
    return receivers.values().stream().map(MqttReceiver::figures).toList();
  }

  List<PollFigures> polls() {
    return pollers.stream().map(ApiPoller::figures).toList();
  }

  List<RadarMirror> mirrors() {
    return mirrors;
  }

  private static List<Expected> expected(AreaConfig config) {
    Map<String, Duration> intervals = new TreeMap<>();
    for (AreaConfig.Gauge gauge : config.gauges()) {
      intervals.put(gauge.key(), Duration.ofMinutes(gauge.interval_min()));
    }
    for (Observations.DeviceType type : config.observations().deviceTypes().values()) {
      for (Observations.Device device : type.devices().values()) {
        if (!device.interval().isZero()) {
          intervals.putIfAbsent(device.sensor(), device.interval());
        }
      }
    }
    for (AreaConfig.RainSource source : config.rain().sources()) {
      if (source.url() != null) {
        intervals.putIfAbsent(source.id(), Duration.ofMinutes(source.interval_min()));
      }
    }
    return intervals.entrySet().stream()
        .map(one -> new Expected(one.getKey(), one.getValue()))
        .toList();
  }

  /** Leaves the brokers, stores what waits, closes the store. */
  @Override
  public void close() {
    receivers.values().forEach(MqttReceiver::close);
    schedule.shutdownNow();
    executors.forEach(ExecutorService::shutdown);
    writer.close();
    database.close();
  }
}
