package org.freshet.service.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.freshet.service.ingest.mqtt.MqttFigures;
import org.freshet.service.ingest.poll.PollFigures;
import org.freshet.service.ingest.watch.SensorWatch;
import org.freshet.service.ingest.watch.Sign;
import org.freshet.service.ingest.watch.WatchReport;
import org.freshet.service.store.WriterFigures;

/** How the inputs of a study area are, for people (JSON) and for monitoring (Prometheus text). */
final class InputsReport {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final LiveObservations live;

  InputsReport(LiveObservations live) {
    this.live = live;
  }

  byte[] json() {
    WatchReport report = live.report();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("time", report.at().toString());
    json.put("blind", report.blind());
    json.put("freshShare", report.freshShare());
    ArrayNode sensors = json.putArray("sensors");
    for (SensorWatch one : report.sensors()) {
      ObjectNode sensor = sensors.addObject();
      sensor.put("sensor", one.sensor());
      sensor.put("flag", one.sign().flag());
      sensor.put("sign", one.sign().name().toLowerCase(Locale.ROOT));
      sensor.put("interval_s", one.interval().toSeconds());
      one.newest().ifPresent(time -> sensor.put("newest", time.toString()));
      if (one.sign() != Sign.NEVER) {
        sensor.put("age_s", one.age().toSeconds());
      }
    }
    brokers(json.putArray("brokers"));
    polls(json.putArray("polls"));
    ArrayNode mirrors = json.putArray("directories");
    live.mirrors()
        .forEach(one -> mirrors.addObject().put("source", one.id()).put("state", one.state()));
    WriterFigures stored = live.stored();
    json.putObject("store")
        .put("added", stored.added())
        .put("repeated", stored.repeated())
        .put("revised", stored.revised())
        .put("failed", stored.failed())
        .put("waiting", stored.waiting());
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void brokers(ArrayNode list) {
    for (MqttFigures one : live.brokers()) {
      ObjectNode broker = list.addObject();
      broker.put("broker", one.broker());
      broker.put("connected", one.connected());
      broker.put("subscribed", one.subscribed());
      broker.put("since", one.since().toString());
      broker.put("received", one.received());
      broker.put("stored", one.stored());
      broker.put("refused", one.refused());
      ObjectNode findings = broker.putObject("findings");
      one.findings().forEach(findings::put);
    }
  }

  private void polls(ArrayNode list) {
    for (PollFigures one : live.polls()) {
      ObjectNode poll = list.addObject();
      poll.put("poll", one.id());
      poll.put("asked", one.asked());
      poll.put("failed", one.failed());
      poll.put("stored", one.stored());
      one.lastGood().ifPresent(time -> poll.put("lastGood", time.toString()));
      poll.put("lastFailure", one.lastFailure());
    }
  }

  String metrics() {
    WatchReport report = live.report();
    WriterFigures stored = live.stored();
    StringBuilder text = new StringBuilder();
    line(text, "freshet_inputs_blind", "", report.blind() ? 1 : 0);
    for (Sign sign : Sign.values()) {
      String label = "{sign=\"" + sign.name().toLowerCase(Locale.ROOT) + "\"}";
      line(text, "freshet_sensors", label, report.count(sign));
    }
    line(text, "freshet_observations_added_total", "", stored.added());
    line(text, "freshet_observations_repeated_total", "", stored.repeated());
    line(text, "freshet_observations_revised_total", "", stored.revised());
    line(text, "freshet_messages_not_stored_total", "", stored.failed());
    line(text, "freshet_messages_waiting", "", stored.waiting());
    for (MqttFigures one : live.brokers()) {
      String label = "{broker=\"" + one.broker() + "\"}";
      line(text, "freshet_broker_connected", label, one.connected() ? 1 : 0);
      line(text, "freshet_broker_subscribed", label, one.subscribed());
      line(text, "freshet_broker_refused_total", label, one.refused());
    }
    for (PollFigures one : live.polls()) {
      line(text, "freshet_poll_failed_total", "{poll=\"" + one.id() + "\"}", one.failed());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String label, long value) {
    text.append(name).append(label).append(' ').append(value).append('\n');
  }
}
