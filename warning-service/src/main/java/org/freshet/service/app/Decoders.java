package org.freshet.service.app;

import java.util.HashMap;
import java.util.Map;
import org.freshet.service.config.Observations;
import org.freshet.service.ingest.environmentagency.EnvironmentAgencyReader;
import org.freshet.service.ingest.lhp.LhpReader;
import org.freshet.service.ingest.lorawan.LorawanDecoder;
import org.freshet.service.ingest.message.JsonMapping;
import org.freshet.service.ingest.message.MessageDecoder;
import org.freshet.service.ingest.mqtt.SensorThingsMessages;
import org.freshet.service.ingest.pegelonline.PegelonlineReader;
import org.freshet.service.ingest.poll.AnswerReader;
import org.freshet.service.ingest.sensorthings.DatastreamMap;
import org.freshet.service.ingest.sensorthings.SensorThingsReader;
import org.freshet.service.ingest.usgs.UsgsReader;

/** Finds the reader of each format the study area names. */
final class Decoders {
  private Decoders() {}

  static MessageDecoder of(Observations.Topic topic, Observations all) {
    return switch (topic.format()) {
      case JSON -> new JsonMapping(topic.mapping());
      case SENSORTHINGS -> new SensorThingsMessages(streams(all));
      case CHIRPSTACK, THINGS_STACK -> new LorawanDecoder(all.deviceTypes().values());
    };
  }

  static AnswerReader reader(Observations.PollType type, Observations all) {
    return switch (type) {
      case PEGELONLINE -> PegelonlineReader::read;
      case LHP -> (content, name) -> LhpReader.read(content, name).file();
      case ENVIRONMENT_AGENCY ->
          (content, name) -> EnvironmentAgencyReader.read(content, name, name);
      case USGS -> UsgsReader::read;
      case SENSORTHINGS -> (content, name) -> SensorThingsReader.read(content, name, streams(all));
    };
  }

  private static DatastreamMap streams(Observations all) {
    Map<String, DatastreamMap.Stream> streams = new HashMap<>();
    for (Observations.Datastream one : all.datastreams().values()) {
      streams.put(
          one.id(),
          new DatastreamMap.Stream(one.sensor(), one.quantity(), one.factor(), one.interval()));
    }
    return new DatastreamMap(streams);
  }
}
