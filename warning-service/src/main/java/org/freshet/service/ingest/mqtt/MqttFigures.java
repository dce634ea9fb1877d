package org.freshet.service.ingest.mqtt;

import java.time.Instant;
import java.util.Map;

/**
 * How a receiver is doing.
 *
 * @param broker id of the broker
 * @param connected whether it is connected now
 * @param subscribed topic filters the broker took since it connected; only from then on is nothing
 *     missed
 * @param since when that began
 * @param connects how often it connected
 * @param received messages taken from the broker
 * @param stored messages whose values are durable; acknowledged
 * @param empty messages without a value for us; acknowledged
 * @param refused messages nothing could be read of; acknowledged, because they would come for ever
 * @param unacknowledged failures to store; each is tried again and the broker keeps the message
 *     until then
 * @param findings what was odd about messages, by kind
 */
public record MqttFigures(
    String broker,
    boolean connected,
    int subscribed,
    Instant since,
    long connects,
    long received,
    long stored,
    long empty,
    long refused,
    long unacknowledged,
    Map<String, Long> findings) {}
