package org.freshet.service.ingest.mqtt;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Counts of one receiver. Thread-safe. */
final class Tally {
  /** After that many unreadable messages the log has made its point. */
  private static final int LOGGED = 20;

  private final String broker;
  private final Map<String, Long> findings = new TreeMap<>();
  private boolean connected;
  private int subscribed;
  private boolean told;
  private Instant since;
  private Instant broke;
  private long connects;
  private long received;
  private long stored;
  private long empty;
  private long refused;
  private long unacknowledged;

  Tally(String broker, Instant now) {
    this.broker = broker;
    this.since = now;
    this.broke = now;
  }

  synchronized void brokeAt(Instant time) {
    broke = time;
  }

  /** Notes a connect and tells since when values may be missing. */
  synchronized Instant connected(Instant now) {
    connected = true;
    subscribed = 0;
    told = false;
    since = now;
    connects++;
    return broke;
  }

  /** Notes a loss; false where it was lost already and that was told. */
  synchronized boolean disconnected(Instant now) {
    boolean news = connected || !told;
    told = true;
    subscribed = 0;
    if (connected) {
      connected = false;
      since = now;
      broke = now;
    }
    return news;
  }

  /** Notes that the broker took one more topic filter since it connected. */
  synchronized void subscribed() {
    subscribed++;
  }

  synchronized void received() {
    received++;
  }

  synchronized void stored() {
    stored++;
  }

  synchronized void empty() {
    empty++;
  }

  synchronized void unacknowledged() {
    unacknowledged++;
  }

  /** Counts an unreadable message; false once enough were logged. */
  synchronized boolean refused() {
    refused++;
    find("unreadable message");
    return refused <= LOGGED;
  }

  synchronized void find(String kind) {
    findings.merge(kind, 1L, Long::sum);
  }

  synchronized MqttFigures figures() {
    return new MqttFigures(
        broker,
        connected,
        subscribed,
        since,
        connects,
        received,
        stored,
        empty,
        refused,
        unacknowledged,
        new TreeMap<>(findings));
  }
}
